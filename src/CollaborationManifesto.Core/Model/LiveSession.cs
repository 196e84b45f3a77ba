using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>A workshop that is held with this program: people in a room write notes on their phones. One row of the table <c>workshops</c>.</summary>
/// <param name="Name">Such as "LocalGov Camp".</param>
/// <param name="Categories">Ids of the categories that its notes can have, at least one.</param>
/// <param name="OpensAt">Before it, nobody can write.</param>
/// <param name="ClosesAt">From then on nobody can write any more, also if nobody closes it.</param>
public sealed record LiveSession(
    ContributionId Id, SessionCode Code, string Name, SessionPrompt Prompt, ImmutableArray<string> Categories, DateTimeOffset OpensAt, DateTimeOffset ClosesAt)
{
    public const int MaxNameLength = WorkshopImport.MaxNameLength;

    /// <summary>Notes in one session: twenty each of a hundred people.</summary>
    public const int MostNotes = 2_000;

    /// <summary>Notes in ten minutes: ten each of a hundred people. Anyone who joins again and again meets this limit.</summary>
    public const int MostInTenMinutes = 1_000;

    /// <summary>Notes in ten minutes from one phone.</summary>
    public const int MostOfParticipant = 30;

    public const int MostFacilitators = 10;

    /// <summary>Sessions that have not closed yet.</summary>
    public const int MostOpen = 20;

    /// <summary>Sessions are kept for ever, because their pages are.</summary>
    public const int MostInAll = 1_000;

    /// <summary>Entries of its log; a row has no room for many more.</summary>
    public const int MostEntries = 500;

    /// <summary>The time over which notes are counted.</summary>
    public static readonly TimeSpan Counted = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan Longest = TimeSpan.FromDays(14);

    /// <summary>How long the wall and the facilitators' links go on to work after it has closed.</summary>
    public static readonly TimeSpan Afterwards = TimeSpan.FromDays(1);

    /// <summary>From this age on, curators are told of notes that nobody has decided on.</summary>
    public static readonly TimeSpan UndecidedListed = TimeSpan.FromDays(183);

    /// <summary>How long such a note is kept.</summary>
    public static readonly TimeSpan UndecidedKept = TimeSpan.FromDays(365);

    public SessionStep Step { get; init; }

    /// <summary>When the notes were first shown to all. Stays when it is reopened, because nobody can forget what they have read.</summary>
    public DateTimeOffset? RevealedAt { get; init; }

    /// <summary>
    /// What was sent later waits for a facilitator while <see cref="ChecksLate"/>. When the page was made from which the notes were revealed, or
    /// when late notes were last no longer trusted; null before the reveal.
    /// </summary>
    public DateTimeOffset? SeenUntil { get; init; }

    /// <summary>When it was last closed; null while it is open.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>When all its notes had been brought to the curators since it was last closed; null until then.</summary>
    public DateTimeOffset? BroughtInAt { get; init; }

    /// <summary>How many of its notes nobody has decided on after <see cref="UndecidedListed"/>; null before that.</summary>
    public int? Undecided { get; init; }

    /// <summary>When <see cref="Undecided"/> was counted.</summary>
    public DateTimeOffset? CountedAt { get; init; }

    /// <summary>People may add their name or organisation to a note.</summary>
    public bool AsksNames { get; init; }

    /// <summary>A note that comes after the reveal is not on the wall before a facilitator has looked at it.</summary>
    public bool ChecksLate { get; init; } = true;

    /// <summary>Empty from a day after it on.</summary>
    public ImmutableArray<Facilitator> Facilitators { get; init; } = [];

    /// <summary>Who did what with it. The first entry is its start.</summary>
    public ImmutableArray<SessionEntry> Log { get; init; } = [];

    public bool IsRevealed => RevealedAt is not null;

    /// <summary>When it closed, or will.</summary>
    public DateTimeOffset End => ClosedAt ?? ClosesAt;

    /// <summary>
    /// The note as the room has it. The instance that took it may not have known of the reveal yet, and nobody can have looked at what came after
    /// the facilitators' page was made.
    /// </summary>
    public SessionNote InRoom(SessionNote note) => ChecksLate && !note.IsChecked && note.SentAt > SeenUntil ? note with { IsUnchecked = true } : note;

    public bool HasCommand(string commandId) => Log.Any(entry => entry.CommandId == commandId);

    public SessionTime TimeAt(DateTimeOffset now) =>
        Step == SessionStep.Closed || now >= ClosesAt ? (now < End + Afterwards ? SessionTime.JustClosed : SessionTime.Over)
        : now < OpensAt ? SessionTime.Early
        : SessionTime.Open;

    /// <summary>The facilitator whose link still works; null if it was taken back or has ended.</summary>
    public Facilitator? FindFacilitator(string id, DateTimeOffset now) =>
        TimeAt(now) == SessionTime.Over ? null : Facilitators.FirstOrDefault(one => one.Id == id && one.TakenBackAt is null);

    /// <summary>Also closed if its time is over and nobody has closed it yet.</summary>
    public SessionStep StepAt(DateTimeOffset now) => TimeAt(now) is SessionTime.JustClosed or SessionTime.Over ? SessionStep.Closed : Step;

    /// <summary>A full log loses its oldest entry but the start, because nobody may be kept from hiding a note.</summary>
    public LiveSession With(SessionEntry entry) => this with { Log = (Log.Length < MostEntries ? Log : Log.RemoveAt(1)).Add(entry) };

    /// <summary>Without the people who led it. A curator's name stays in the log, as it does wherever curators do something.</summary>
    public LiveSession WithoutFacilitators() => WithoutFacilitators(Facilitators.Where(facilitator => facilitator.Email is not null).Select(facilitator => facilitator.Id).ToHashSet()) with { Facilitators = [] };

    /// <summary>Without someone who led it, because their address is erased. Null if it has no such person.</summary>
    public LiveSession? WithoutFacilitator(EmailAddress address)
    {
        var ids = Facilitators.Where(facilitator => address.IsSameAs(facilitator.Email)).Select(facilitator => facilitator.Id).ToHashSet();
        return ids.Count == 0 ? null : WithoutFacilitators(ids) with { Facilitators = Facilitators.RemoveAll(facilitator => ids.Contains(facilitator.Id)) };
    }

    private LiveSession WithoutFacilitators(HashSet<string> ids) => this with
    {
        Log = [.. Log.Select(entry => entry.ActorId is not null && ids.Contains(entry.ActorId) ? entry with { ActorName = null } : entry)],
    };
}

/// <summary>What facilitators do, one after the other.</summary>
public enum SessionStep
{
    /// <summary>The wall shows only how many notes there are.</summary>
    Write,

    /// <summary>The wall shows the notes.</summary>
    Reveal,

    /// <summary>Notes are put into themes.</summary>
    Group,

    Closed,
}

/// <summary>What time it is for a session.</summary>
public enum SessionTime
{
    /// <summary>It has not opened yet.</summary>
    Early,
    Open,

    /// <summary>Closed for less than a day.</summary>
    JustClosed,
    Over,
}

/// <summary>The question that people answer, and what their answers are.</summary>
public sealed record SessionPrompt(string Text, ContributionKind Kind)
{
    public const int MaxLength = 200;
}

/// <summary>Someone who leads a session through a link.</summary>
/// <param name="Id">Of the curator, or new.</param>
/// <param name="Email">Where the link is sent; null for a curator who opens it from the desk.</param>
public sealed record Facilitator(string Id, string Name, EmailAddress? Email, DateTimeOffset AddedAt)
{
    /// <summary>A curator took the link back.</summary>
    public DateTimeOffset? TakenBackAt { get; init; }

    /// <summary>When the link was emailed or refused for good; null until then.</summary>
    public DateTimeOffset? EmailedAt { get; init; }

    /// <summary>The email provider refused the address for good.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The link is still to be emailed.</summary>
    public bool IsToBeEmailed => Email is not null && EmailedAt is null && TakenBackAt is null;
}

public enum SessionAction
{
    Started,
    Revealed,
    Grouped,
    Closed,

    /// <summary>Its time was over.</summary>
    ClosedByTime,
    Reopened,
    CodeChanged,
    FacilitatorAdded,
    FacilitatorTakenBack,
    NoteHidden,
    NoteShown,
    ParticipantHidden,
    LateChecked,
    LateUnchecked,
}

/// <param name="CommandId">From the form, so that a repeated post is recognised.</param>
/// <param name="ActorId">A curator's or a facilitator's id; null if time did it.</param>
/// <param name="ActorName">Their name at that time; null if time did it, or when the name has been deleted.</param>
public sealed record SessionEntry(string CommandId, DateTimeOffset At, SessionAction Action, string? ActorId = null, string? ActorName = null);
