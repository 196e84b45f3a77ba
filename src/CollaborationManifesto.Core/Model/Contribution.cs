using System.Collections.Immutable;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Model;

/// <summary>What one person sent, and everything that has happened to it since. One row of the table <c>contributions</c>.</summary>
public sealed record Contribution
{
    /// <summary>The most principles that one contribution can be attached to.</summary>
    public const int MaxPrinciples = 100;

    public required ContributionId Id { get; init; }

    public required ContributionKind Kind { get; init; }

    /// <summary>Id of a category, which may no longer be configured.</summary>
    public required string Category { get; init; }

    public required string Title { get; init; }

    /// <summary>As typed (docs/formatting.md). May be empty for a barrier, whose title can say everything.</summary>
    public required string Text { get; init; }

    /// <summary>Why a principle is important, as typed; null if curators have not written it, and for other kinds.</summary>
    public string? Importance { get; init; }

    /// <summary>What a principle means in practice, one point per line; null if curators have not written it, and for other kinds.</summary>
    public string? Meaning { get; init; }

    /// <summary>For guidance, the principles that it supports; for a barrier, the principles that answer it.</summary>
    public ImmutableArray<ContributionId> Principles { get; init; } = [];

    /// <summary>Reference of the barrier that it is about, as given by the person who sent it: there may be no such barrier.</summary>
    public string? Barrier { get; init; }

    /// <summary>For an experience, what was tried, as given by the person who sent it; it stays when curators make it into something else.</summary>
    public ContributionId? About { get; init; }

    /// <summary>What this experience is about; null for everything else, also for what curators made of an experience.</summary>
    public ContributionId? Tried => Kind == ContributionKind.Experience ? About : null;

    /// <summary>For an experience, whether they would do it again.</summary>
    public TryAgain? Again { get; init; }

    /// <summary>Null until someone changes the wording.</summary>
    public EarlierWording? Earlier { get; init; }

    /// <summary>
    /// When its words last changed, not counting its category; null if they never have, or if an older version of this program changed them.
    /// </summary>
    public DateTimeOffset? RewordedAt { get; init; }

    /// <summary>Content version before which its words must not be shown anywhere any more; null if they may.</summary>
    public int? WordsRemovedBefore { get; init; }

    public required Contributor Contributor { get; init; }

    /// <summary>Sealed email address that the email provider still has to be asked to delete; null if there is none.</summary>
    public string? ErasureDue { get; init; }

    public Provenance? Source { get; init; }

    /// <summary>Extra details of an imported card, for curators only.</summary>
    public Background? Background { get; init; }

    /// <summary>Place among the contributions of its kind. Those without a position follow in order of publication.</summary>
    public double? Position { get; init; }

    public ContributionState State { get; init; } = ContributionState.Pending;

    /// <summary>The contribution that it was merged into; null if it is not merged.</summary>
    public ContributionId? MergedInto { get; init; }

    /// <summary>A principle that no longer applies. Its page stays, with a note.</summary>
    public bool Retired { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When it was first approved. Never cleared, so that its address is never given to another contribution.</summary>
    public DateTimeOffset? FirstApprovedAt { get; init; }

    /// <summary>
    /// Slug of its title when it was first approved. Editing the title does not change it, so that links keep working, unless the earlier words
    /// are removed: then an address must not spell the earlier title, and is null until the next approval.
    /// </summary>
    public string? FirstSlug { get; init; }

    /// <summary>Where curators put it among the themes; null if they never did.</summary>
    public ThemePlace? Place { get; init; }

    /// <summary>The theme that curators drafted it from; null for everything that someone sent or an import brought in.</summary>
    public DraftOrigin? DraftedFrom { get; init; }

    /// <summary>When it was decided or withdrawn; null while it is waiting for a decision.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Increases with every change.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>The revision that the projection needs: it shows no move between themes of what is not published.</summary>
    public int RevisionToShow => Revision - (Place?.Unshown ?? 0);

    /// <summary>
    /// Increases when the wording, the principles or the state change, or when a question is answered, but not with a vote alone. Shows that
    /// someone's page is out of date.
    /// </summary>
    public int ContentVersion { get; init; } = 1;

    /// <summary>SHA-256 of what was posted, in hex: tells a repeated post from a different one with the same id. Empty after erasure.</summary>
    public required string BodyHash { get; init; }

    public IntakeFlags Flags { get; init; }

    /// <summary>Each curator's current vote, by curator id.</summary>
    public ImmutableSortedDictionary<string, Vote> Votes { get; init; } = ImmutableSortedDictionary<string, Vote>.Empty;

    /// <summary>The latest change that cleared someone else's objection; null if there was none.</summary>
    public Rewriting? Rewriting { get; init; }

    /// <summary>A change to the published text that waits for approvals; null if there is none.</summary>
    public Proposal? Proposal { get; init; }

    /// <summary>The latest change to the published text that may still be undone; null if there is none.</summary>
    public Amendment? Amendment { get; init; }

    public ImmutableArray<HistoryEntry> History { get; init; } = [];

    /// <summary>For a part, what the person who sent it sent as one; null for everything else.</summary>
    public ContributionId? Whole { get; init; }

    /// <summary>What undoing the latest split puts back; null if it cannot be undone, or changed no words.</summary>
    public BeforeSplit? BeforeSplit { get; init; }

    /// <summary>True for a part that only exists if the other one names it: it was just split off, or the split is being undone.</summary>
    internal bool IsProvisional { get; init; }

    public Wording Wording => new(Kind, Category, Title, Text, Importance, Meaning);

    /// <summary><see cref="RewordedAt"/>, or else the time that the history gives for a change by an older version of this program.</summary>
    public DateTimeOffset? WordsChangedAt => RewordedAt
        ?? (Earlier is null ? null : History.LastOrDefault(entry => entry.Action is HistoryAction.Edited or HistoryAction.Amended or HistoryAction.Corrected)?.At);

    public bool EditedByCurators => Earlier is { ReplacedBy: Editor.Curators };

    public string? DeclineReason => History.LastOrDefault(entry => entry.Action == HistoryAction.Declined)?.Why;

    /// <summary>The question from curators that the person who sent it has not answered; null if there is none, or if it has been decided.</summary>
    public string? OpenQuestion => State == ContributionState.Pending
        && History.LastOrDefault(entry => entry.Action is HistoryAction.Asked or HistoryAction.Answered) is { Action: HistoryAction.Asked } asked
        ? asked.Reason
        : null;

    /// <summary>A note of a live session with which no curator has done anything. It is not kept for ever.</summary>
    public bool IsUndecided => State == ContributionState.Pending && Source?.LicenceAgreedAt is not null && !History.Any(entry => entry.CuratorId is not null);

    /// <summary>It was published, a curator took it off the site, and its text has not changed since.</summary>
    public bool WasTakenDown => State == ContributionState.Pending && History.LastOrDefault(entry => entry.Action is HistoryAction.Unpublished or HistoryAction.PutBackAsked
        or HistoryAction.Edited or HistoryAction.Categorised or HistoryAction.Corrected or HistoryAction.MergeProposed or HistoryAction.Undone or HistoryAction.Reopened
        or HistoryAction.Split or HistoryAction.SplitUndone)
        is { Action: HistoryAction.Unpublished or HistoryAction.PutBackAsked };

    public bool HasCommand(string commandId) => History.Any(entry => entry.CommandId == commandId) || Place?.Covers(commandId) == true;

    /// <summary>The next revision, with <paramref name="entry"/> in its history. The content version increases if the state changes.</summary>
    public Contribution WithEntry(HistoryEntry entry, ContributionState state) => this with
    {
        State = state,
        Revision = Revision + 1,
        ContentVersion = state == State ? ContentVersion : ContentVersion + 1,
        FirstApprovedAt = FirstApprovedAt ?? (state == ContributionState.Approved ? entry.At : null),
        FirstSlug = FirstSlug ?? (state == ContributionState.Approved ? Slug.FromTitle(Title) : null),
        DecidedAt = state == State ? DecidedAt : state == ContributionState.Pending ? null : entry.At,
        // Both are about a published text, which this is no longer or was not before.
        Proposal = state == State ? Proposal : null,
        Amendment = state == State ? Amendment : null,
        BeforeSplit = state == State ? BeforeSplit : null,
        History = History.Add(entry),
    };

    /// <summary>
    /// Linked to a principle that was drafted from it. While it waits, its content version stays, so that no page goes out of date and nobody is
    /// emailed. Null if it is a principle or an experience, closed, or linked already.
    /// </summary>
    public Contribution? LinkedTo(ContributionId principle, HistoryEntry entry) =>
        Kind is ContributionKind.Principle or ContributionKind.Experience || State is not (ContributionState.Pending or ContributionState.Approved) || Principles.Contains(principle) || Principles.Length >= MaxPrinciples
            ? null
            : WithEntry(entry, State) with
            {
                Principles = Principles.Add(principle),
                ContentVersion = State == ContributionState.Approved ? ContentVersion + 1 : ContentVersion,
                // What an undo puts back has the link too.
                BeforeSplit = BeforeSplit is { } whole ? whole with { Principles = whole.Principles.Add(principle) } : null,
                Amendment = Amendment is { Before: { } before } ? Amendment with { Before = before with { Principles = before.Principles.Add(principle) } } : Amendment,
            };

    /// <summary>The same contribution with a new wording. The old wording is kept.</summary>
    public Contribution WithWording(Wording wording, Editor editor, DateTimeOffset at) => wording == Wording ? this : this with
    {
        RewordedAt = wording == Wording with { Category = wording.Category } ? RewordedAt : at,
        Kind = wording.Kind,
        Category = wording.Category,
        Title = wording.Title,
        Text = wording.Text,
        Importance = wording.Importance,
        Meaning = wording.Meaning,
        Earlier = editor == Editor.Curators && EditedByCurators ? Earlier : new(Wording, editor),
        BeforeSplit = null,
    };

    /// <summary>The same contribution, of which nothing from before its current content version is shown in public any more.</summary>
    public Contribution WithEarlierWordsHidden() => this with
    {
        WordsRemovedBefore = ContentVersion,
        FirstSlug = FirstSlug is null || FirstSlug == Slug.FromTitle(Title) ? FirstSlug
            // A title that is not approved must not be in an address either.
            : State == ContributionState.Approved ? Slug.FromTitle(Title)
            : null,
    };

    /// <summary>Like <see cref="WithEarlierWordsHidden"/>, and the earlier words are not kept for anyone.</summary>
    public Contribution WithoutEarlierWords() => WithEarlierWordsHidden() with { Earlier = Earlier is null ? null : Earlier with { Wording = null } };
}

public enum ContributionState
{
    Pending,
    Approved,
    Declined,
    Merged,
    Withdrawn,
}

public enum ContributionKind
{
    /// <summary>Something that gets in the way.</summary>
    Barrier,

    /// <summary>A rule for working together.</summary>
    Principle,

    /// <summary>Something that helps in practice; it can support principles.</summary>
    Guidance,

    /// <summary>What came of a published principle, guidance or barrier when someone tried it. It stands under it and is in no edition.</summary>
    Experience,
}

public static class ContributionKinds
{
    /// <summary>What a manifesto consists of. An experience is about one of these.</summary>
    public static readonly ImmutableArray<ContributionKind> Items = [ContributionKind.Barrier, ContributionKind.Principle, ContributionKind.Guidance];

    /// <summary>What a contribution can become. Nothing becomes an experience, because it would leave the manifesto.</summary>
    public static ImmutableArray<ContributionKind> For(Contribution contribution) => contribution.Tried is null ? Items : [.. Items, ContributionKind.Experience];
}

/// <summary>Signs that a contribution may be junk. It is accepted anyway, and curators are told (docs/adr/0004).</summary>
/// <param name="SentWithinSeconds">Seconds, rounded up, between the check page and sending, if that was very fast; otherwise null.</param>
/// <param name="HoneypotFilled">The hidden field was filled in.</param>
/// <param name="NotShownInRoom">In a live session, a facilitator hid it, or nobody looked at it.</param>
public readonly record struct IntakeFlags(int? SentWithinSeconds = null, bool HoneypotFilled = false, bool NotShownInRoom = false)
{
    public bool SentVeryFast => SentWithinSeconds is not null;

    /// <param name="elapsed">Since the page with the form was made.</param>
    /// <param name="usual">Seconds that a person needs at least.</param>
    /// <param name="honeypot">What was typed into the hidden field.</param>
    public static IntakeFlags From(TimeSpan elapsed, int usual, string? honeypot) =>
        new(elapsed.TotalSeconds < usual ? Math.Max(1, (int)Math.Ceiling(elapsed.TotalSeconds)) : null, !string.IsNullOrEmpty(honeypot));
}

/// <summary>Where an imported contribution was first written.</summary>
/// <param name="Board">Name of the board or the workshop.</param>
/// <param name="CardLink">Short link of a Trello card; null if it was no card.</param>
public sealed record Provenance(string Board, string? CardLink, DateTimeOffset WrittenAt)
{
    /// <summary>Id of the import that brought it in, or of the live session; null if it was an import that cannot be taken back.</summary>
    public ContributionId? Import { get; init; }

    /// <summary>When its writer agreed to the licence in a live session; null if a curator agreed for the writers of an import.</summary>
    public DateTimeOffset? LicenceAgreedAt { get; init; }
}
