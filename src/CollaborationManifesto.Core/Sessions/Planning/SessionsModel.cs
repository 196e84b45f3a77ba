using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Sessions.Planning;

/// <summary>The form to start a workshop, with the workshops before.</summary>
public sealed record SessionsModel(PageFrame Frame, AllWords AllWords, SessionsShown Shown, string Nonce)
{
    private const int MostListed = 50;

    private static readonly TimeSpan UsualLength = TimeSpan.FromHours(3);

    public SessionDeskWords Words => AllWords.SessionDesk;

    public string Token => Shown.Entered.Token;

    public string Page => Frame.Site.Link(SessionAddress.DeskRoute, Token);

    private SessionPlanForm Typed { get; } = Shown.Typed
        ?? SessionPlanForm.Start(Frame.Manifesto.Categories.Select(category => category.Id), Language.Typed(Shown.Now), Language.Typed(Shown.Now + UsualLength));

    public Field Name => Field("name", Words.Name, Words.NameHint, Typed.Name);

    public Field Prompt => Field("prompt", Words.Prompt, null, Typed.Prompt) with
    {
        Choices = [.. AllWords.Session.Prompts.Select((prompt, index) => new Choice(AllWords.Language.Number(index + 1), prompt.Text, Words.KindOf(prompt.Kind))), new(SessionPlanForm.OwnPrompt, Words.OwnPrompt)],
    };

    public Field Question => Field("question", Words.Question, Words.QuestionHint(SessionPrompt.MaxLength), Typed.Question);

    public Field Kind => Field("kind", Words.Kind, null, Typed.Kind) with
    {
        Choices = [new(nameof(ContributionKind.Barrier), Words.KindOf(ContributionKind.Barrier)), new(nameof(ContributionKind.Guidance), Words.KindOf(ContributionKind.Guidance))],
    };

    public Field Categories => Field("categories", Words.Categories, null, Typed.Categories) with { Choices = [.. Frame.Manifesto.Categories.Select(category => new Choice(category.Id, category.Name))] };

    public Field Opens => Field("opens", Words.Opens(AllWords.Language.Zone), null, Typed.Opens) with { Type = "datetime-local" };

    public Field Closes => Field("closes", Words.Closes(AllWords.Language.Zone), Words.ClosesHint, Typed.Closes) with { Type = "datetime-local" };

    public Field Names => Field("names", Words.Names, null, Typed.Names) with { Choices = [new("yes", Words.NamesYes, Words.NamesHint)] };

    public Field Late => Field("late", Words.Late, null, Typed.Late) with { Choices = [new("yes", Words.LateYes, Words.LateHint)] };

    public Field Lead => Field("lead", Words.Lead, null, Typed.Lead) with { Choices = [new("yes", Words.LeadYes)] };

    public IEnumerable<(int Number, Field Name, Field Email)> Others => Typed.Others.Select((other, index) => (
        index + 1,
        Field(TypedFacilitator.NameField(index + 1), Words.FacilitatorName, null, other.Name) with { Autocomplete = "off" },
        Field(TypedFacilitator.EmailField(index + 1), Words.FacilitatorEmail, null, other.Email) with { Type = "email", Autocomplete = "off" }));

    public IEnumerable<LiveSession> Newest => Shown.Sessions.Take(MostListed);

    public string? OnlyNewest => Shown.Sessions.Count > MostListed ? Words.OnlyNewest(MostListed, Shown.Sessions.Count) : null;

    public string LinkTo(LiveSession session) => $"{Frame.Site.Link(SessionAddress.DeskSessionRoute, Token)}&session={session.Id}";

    public string StateOf(LiveSession session) => Words.StateOf(session, Shown.Now, AllWords.Language);

    private Field Field(string name, string label, string? hint, string? value) =>
        new(AllWords.Form, name, label, hint, value, Shown.Errors.FirstOrDefault(error => error.Field == name)?.Message);
}
