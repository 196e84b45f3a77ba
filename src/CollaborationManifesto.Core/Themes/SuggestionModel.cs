using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Themes;

/// <summary>The page with one group of contributions that seem to belong together. They are ticked; where they go is not chosen.</summary>
/// <param name="LinkTo">Creates the curator's link to a contribution.</param>
public sealed record SuggestionModel(PageFrame Frame, AllWords AllWords, SuggestionShown Shown, string Nonce, Func<ContributionId, string> LinkTo)
{
    public GroupingWords Words => AllWords.Grouping;

    public string Token => Shown.Entered.Token;

    public string Back => ThemeAddress.Grouping(Frame.Site, Token, Shown.Place);

    public string SkipLink => ThemeAddress.Suggestions(Frame.Site, Token, Shown.Place, [.. Shown.Skipped, Shown.Notes[0].Id]);

    public string FirstLink => ThemeAddress.Suggestions(Frame.Site, Token, Shown.Place);

    public string? Done => GroupingModel.DoneOf(Words, Shown.Themes, Shown.Moved, Shown.MovedTo);

    public string Nothing => Shown.Skipped.IsEmpty ? Words.NoSuggestions : Words.NoMoreSuggestions;

    public IEnumerable<NoteBox> Notes => Shown.Notes.Select((note, index) => new NoteBox(
        note,
        GroupingModel.BoxId(index),
        Shown.Typed is not { Items.IsEmpty: false } typed || typed.Items.Any(item => item.Id == note.Id),
        GroupingModel.FactsOf(note, AllWords, Frame.Manifesto),
        LinkTo(note.Id)));

    public Field Into => Field("into", Words.Where, Shown.Theme is { } theme ? Words.SuggestedTheme(theme.Name) : null, Shown.Typed?.Into ?? "") with
    {
        Choices =
        [
            new("", Words.ChooseTheme),
            new(GroupingForm.New, Words.ChooseNew),
            .. Shown.Themes.Open.OrderByDescending(theme => theme == Shown.Theme).Select(theme => new Choice(theme.Id.ToString(), theme.Name)),
            new(GroupingForm.LeaveAlone, Words.LeaveAlone),
        ],
    };

    public Field Name => Field("name", Words.NewTheme, null, Shown.Typed?.Name);

    public string? ItemsError => Shown.Errors.FirstOrDefault(error => error.Field == "items")?.Message;

    private Field Field(string name, string label, string? hint, string? value) =>
        new(AllWords.Form, name, label, hint, value, Shown.Errors.FirstOrDefault(error => error.Field == name)?.Message);
}
