using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Sessions.Leading;

/// <summary>The facilitators' page.</summary>
public sealed record LeadModel(PageFrame Frame, AllWords AllWords, LeadOutcome.Shown Shown, string Nonce, string Wall)
{
    public const int PageSize = 100;

    private static readonly TimeSpan UsualReopening = TimeSpan.FromHours(1);

    private readonly ImmutableArray<NumberedNote> _live = [.. Shown.Notes.Select((note, index) => new NumberedNote(index + 1, note)).Where(one => one.Note.IsLive)];

    public FacilitatorWords Words => AllWords.Facilitator;

    public LiveSession Session => Shown.Entered.Session;

    public string Token => Shown.Entered.Token;

    public string Page => Frame.Site.Link(SessionAddress.LeadRoute, Token);

    public string Grouping => Frame.Site.Link(SessionAddress.GroupRoute, Token);

    public SessionStep Step => Session.StepAt(Shown.Now);

    public string Made => Shown.Now.ToString("O", CultureInfo.InvariantCulture);

    public bool IsEarly => Session.TimeAt(Shown.Now) == SessionTime.Early;

    public string TypedJoin => SessionAddress.TypedJoin(Frame.Site);

    public string State => IsEarly || Step == SessionStep.Closed
        ? AllWords.SessionDesk.StateOf(Session, Shown.Now, AllWords.Language)
        : $"{Words.StepOf(Step)} {AllWords.SessionDesk.StateOf(Session, Shown.Now, AllWords.Language)}";

    public string? ActError => Error("act");

    public string? SureError => Error("sure");

    public Field Until => new(AllWords.Form, "until", Words.Until(AllWords.Language.Zone), null, Shown.Typed?.Until ?? Language.Typed(Shown.Now + UsualReopening), Error("until")) { Type = "datetime-local" };

    public ImmutableArray<NumberedNote> Waiting => [.. OnPage.Where(IsWaiting)];

    public ImmutableArray<NumberedNote> Others => [.. OnPage.Where(one => !IsWaiting(one))];

    public int WaitingCount => _live.Count(IsWaiting);

    public int Count => _live.Length;

    public int ShownCount => _live.Count(one => one.Note.IsShown);

    public int Gone => Shown.Notes.Count(note => note.BroughtInAt is not null);

    public int Pages => Math.Max(1, (_live.Length + PageSize - 1) / PageSize);

    public int Number => Math.Clamp(Shown.Page, 1, Pages);

    public static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);

    public string PageLink(int number) => $"{Page}&page={Text(number)}#notes";

    public string StateOf(SessionNote note) => note.IsHidden ? Words.IsHidden : note.IsUnchecked ? Words.IsWaiting : Session.IsRevealed ? Words.IsShown : Words.WillBeShown;

    public string FactsOf(NumberedNote one) => string.Join(
        " · ",
        new[] { Words.Numbered(one.Number), Frame.Manifesto.FindCategory(one.Note.Category)?.Name, one.Note.Credit, AllWords.Language.Minute(one.Note.SentAt), one.Note.ChangedAt is null ? null : Words.WasChanged, StateOf(one.Note) }.OfType<string>());

    /// <summary>How many other notes the phone of a note has sent.</summary>
    public int OthersOfPhone(SessionNote note) => _ofPhone[note.Participant].Count() - 1;

    public bool HidesPhone(SessionNote note) => _ofPhone[note.Participant].Any(other => !other.IsHidden);

    public string? Error(string field) => Shown.Errors.FirstOrDefault(error => error.Field == field)?.Message;

    private readonly ILookup<ContributionId, SessionNote> _ofPhone = Shown.Notes.Where(note => note.IsLive).ToLookup(note => note.Participant);

    /// <summary>Those that wait first, then the newest.</summary>
    private IEnumerable<NumberedNote> OnPage => _live.Where(IsWaiting).Reverse().Concat(_live.Where(one => !IsWaiting(one)).Reverse()).Skip((Number - 1) * PageSize).Take(PageSize);

    private static bool IsWaiting(NumberedNote one) => one.Note is { IsUnchecked: true, IsHidden: false };
}

/// <param name="Number">In the order in which notes were sent, so that people can speak of it.</param>
public sealed record NumberedNote(int Number, SessionNote Note);

/// <param name="Model">The page that the note is on.</param>
public sealed record LeadNoteModel(LeadModel Model, NumberedNote One);

/// <summary>What an emailed link opens.</summary>
public sealed record InvitationModel(PageFrame Frame, AllWords AllWords, LeadOutcome.Invited Invited)
{
    public FacilitatorWords Words => AllWords.Facilitator;

    public string Page => Frame.Site.Link(SessionAddress.InvitationRoute, Invited.Token);

    public string Opens => AllWords.Language.Minute(Invited.Session.OpensAt);

    public string Closes => AllWords.Language.Minute(Invited.Session.End);

    public Field Sure => new(AllWords.Form, "sure", Words.StartLabel, null, null, Invited.Errors.FirstOrDefault()?.Message) { Choices = [new("yes", Words.StartTick)] };
}
