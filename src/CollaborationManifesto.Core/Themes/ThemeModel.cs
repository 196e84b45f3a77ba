using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing.Pages;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Themes;

/// <summary>The page of one theme.</summary>
/// <param name="LinkTo">Creates the curator's link to a contribution.</param>
public sealed record ThemeModel(PageFrame Frame, AllWords AllWords, ThemeShown Shown, PrivacySettings Privacy, string Nonce, Func<ContributionId, string> LinkTo)
{
    public ThemeWords Words => AllWords.Theme;

    public Theme Theme => Shown.Theme;

    public string Token => Shown.Entered.Token;

    public string Here => ThemeAddress.Theme(Frame.Site, Token, Theme.Id, Shown.Place);

    public string Back => ThemeAddress.Grouping(Frame.Site, Token, Shown.Place);

    public string ToDraft => ThemeAddress.Principle(Frame.Site, Token, Theme.Id, Shown.Place);

    public string ToNotes => ThemeAddress.Grouping(Frame.Site, Token, GroupingPlace.Start with { View = GroupingView.InTheme(Theme.Id), Since = Shown.Place.Since });

    /// <summary>What is in every form of the page.</summary>
    public IEnumerable<KeyValuePair<string, string>> Carried => [new(ThemeAddress.Back, Shown.Place.Write()), new("theme", Theme.Id.ToString()), new("seen", Theme.Last.CommandId), new("token", Token), new("nonce", Nonce)];

    /// <summary>Someone else changed it first: the curator sees how it is now above what they typed.</summary>
    public bool ShowsNow => Typed(ThemeForm.Rename) is { } typed && typed.Seen != Theme.Last.CommandId;

    /// <summary>What it was merged into; null if that is not there any more, or if it was not merged.</summary>
    public Theme? MergedInto => Theme.IsOpen ? null : Shown.Themes.Resolve(Theme.MergedInto);

    public string? ToMergedInto => MergedInto is { } target ? ThemeAddress.Theme(Frame.Site, Token, target.Id, Shown.Place) : null;

    /// <summary>Why it is closed; null if it is open.</summary>
    public string? Closed => Theme.IsOpen ? null
        : Theme.DeletedAt is not null ? Words.WasDeleted
        : MergedInto is { } target ? Words.WasMerged(target.Name)
        : Words.WasMergedAway;

    public string? OnSite => Theme.Published is { } published ? Words.OnSite(AllWords.Language.Day(published.At)) : null;

    public bool CanPublish => Theme.Published is null || Theme.DiffersFromSite;

    /// <summary>As the site will show it.</summary>
    public ThemePartModel Preview => new(
        AllWords,
        new(Theme.Id, Theme.Name, Theme.Note, default, [.. Shown.Preview.Select(note => new ThemeItem(note.Id, note.Kind, note.Title, note.Text, Frame.Manifesto.FindCategory(note.Category), [], ""))]),
        HeadingLevel: 4)
    {
        HasLinks = false,
        Count = Shown.PublishedNotes,
    };

    public bool CanMerge => Shown.Themes.Open.Length > 1;

    public string DeleteHint => Theme.Published is null ? Words.DeleteHint(Privacy.ClosedDays) : $"{Words.DeleteHint(Privacy.ClosedDays)} {Words.LeavesSite}";

    public IEnumerable<string> History => Theme.History.Reverse().Select(entry => Words.Happened(entry.Action, entry.CuratorName, AllWords.Language.Minute(entry.At)));

    public Field Name => Field("name", Words.Name, AllWords.Form.AtMost(Theme.MaxNameLength), Typed(ThemeForm.Rename)?.Name ?? Theme.Name);

    public Field Note => Field("note", Words.Note, $"{Words.NoteHint} {AllWords.Form.AtMost(Theme.MaxNoteLength)}", Typed(ThemeForm.Rename)?.Note ?? Theme.Note);

    public Field Into => Field("into", Words.MergeInto, Theme.Published is null ? Words.MergeHint : $"{Words.MergeHint} {Words.LeavesSite}", Typed(ThemeForm.Merge)?.Into ?? "") with
    {
        Choices = [new("", AllWords.Grouping.ChooseTheme), .. Shown.Themes.Open.Where(other => other.Id != Theme.Id).Select(other => new Choice(other.Id.ToString(), other.Name))],
    };

    public Field Publish => Box(ThemeForm.Publish, Words.PublishQuestion, null, Words.PublishAgreed);

    public Field TakeOff => Box(ThemeForm.TakeOff, Words.TakeOffQuestion, null, Words.TakeOffAgreed);

    public Field Delete => Box(ThemeForm.Delete, Words.DeleteQuestion, DeleteHint, Words.DeleteAgreed);

    public Field BringBack => Box(ThemeForm.BringBack, Words.BringBackQuestion, Words.BringBackHint, Words.BringBackAgreed);

    /// <summary>The box that has to be ticked for an act, named like the act.</summary>
    private Field Box(string act, string question, string? hint, string agreed) => Field(act, question, hint, Typed(act)?.Agreed == true ? "yes" : "") with { Choices = [new("yes", agreed)] };

    private ThemeForm? Typed(string act) => Shown.Typed?.Act == act ? Shown.Typed : null;

    private Field Field(string name, string label, string? hint, string? value) =>
        new(AllWords.Form, name, label, hint, value, Shown.Errors.FirstOrDefault(error => error.Field == name)?.Message);
}

/// <summary>One form of the page: what is posted with it, and its button.</summary>
public sealed record ThemeFormEnd(ThemeModel Model, string Act, string Button, bool Warns = false);
