using System.Collections.Immutable;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Model;

/// <summary>What one person sent in, with everything that happened to it since. One row of the table <c>contributions</c>.</summary>
public sealed record Contribution
{
    /// <summary>Principles that it can be attached to.</summary>
    public const int MaxPrinciples = 100;

    public required ContributionId Id { get; init; }

    public required ContributionKind Kind { get; init; }

    /// <summary>The id of one of the configured categories.</summary>
    public required string Category { get; init; }

    public required string Title { get; init; }

    /// <summary>As typed (docs/formatting.md); may be empty for a barrier, whose title says it all.</summary>
    public required string Text { get; init; }

    /// <summary>Why a principle is important, as typed; null where curators have not written it, and for all else.</summary>
    public string? Importance { get; init; }

    /// <summary>What a principle means in practice, a point a line; null likewise.</summary>
    public string? Meaning { get; init; }

    /// <summary>For guidance the principles that it supports, for a barrier those that answer it.</summary>
    public ImmutableArray<ContributionId> Principles { get; init; } = [];

    /// <summary>Reference of the barrier that it is about, as its contributor gave it: there may be no such barrier.</summary>
    public string? Barrier { get; init; }

    /// <summary>Null until someone changed what was sent.</summary>
    public EarlierWording? Earlier { get; init; }

    /// <summary>When its words last changed, its category not counted; null while they are as they were sent, and where a version before this one changed them.</summary>
    public DateTimeOffset? RewordedAt { get; init; }

    public required Contributor Contributor { get; init; }

    /// <summary>The sealed address that the mail provider has yet to be asked to forget; null when there is none.</summary>
    public string? ErasureDue { get; init; }

    public Provenance? Source { get; init; }

    /// <summary>What an imported card held beside its text, for curators alone.</summary>
    public Background? Background { get; init; }

    /// <summary>Where the contribution stands among its kind; those without a position follow in order of publication.</summary>
    public double? Position { get; init; }

    public ContributionState State { get; init; } = ContributionState.Pending;

    /// <summary>The contribution that it was merged into; null while it stands for itself.</summary>
    public ContributionId? MergedInto { get; init; }

    /// <summary>A principle that no longer counts. Its page stays, with a note.</summary>
    public bool Retired { get; init; }

    public required DateTimeOffset SubmittedAt { get; init; }

    /// <summary>When it was first approved. It stays through everything after, so that addresses never change hands.</summary>
    public DateTimeOffset? FirstApprovedAt { get; init; }

    /// <summary>Its title's slug at that time, which stays when the title is edited: links to it keep working.</summary>
    public string? FirstSlug { get; init; }

    /// <summary>When it was decided or withdrawn; null while it waits.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>Rises with every change.</summary>
    public int Revision { get; init; } = 1;

    /// <summary>Rises when text, category, kind or state changes, not with a vote: tells a person that their page is stale.</summary>
    public int ContentVersion { get; init; } = 1;

    /// <summary>SHA-256 of what was posted, in hex: tells a repeated post from another body under the same id.</summary>
    public required string BodyHash { get; init; }

    public IntakeFlags Flags { get; init; }

    /// <summary>Each curator's current vote, by curator id.</summary>
    public ImmutableSortedDictionary<string, Vote> Votes { get; init; } = ImmutableSortedDictionary<string, Vote>.Empty;

    public ImmutableArray<HistoryEntry> History { get; init; } = [];

    public Wording Wording => new(Kind, Category, Title, Text, Importance, Meaning);

    /// <summary>The same, with what the history tells of changes by a version before this one.</summary>
    public DateTimeOffset? WordsChangedAt => RewordedAt
        ?? (Earlier is null ? null : History.LastOrDefault(entry => entry.Action is HistoryAction.Edited or HistoryAction.Amended or HistoryAction.Corrected)?.At);

    public bool EditedByCurators => Earlier is { ReplacedBy: Editor.Curators };

    public string? DeclineReason => History.LastOrDefault(entry => entry.Action == HistoryAction.Declined)?.Why;

    /// <summary>What curators asked its contributor and what has not been answered; null for nothing. A decision needs no answer any more.</summary>
    public string? OpenQuestion => State == ContributionState.Pending
        && History.LastOrDefault(entry => entry.Action is HistoryAction.Asked or HistoryAction.Answered) is { Action: HistoryAction.Asked } asked
        ? asked.Reason
        : null;

    public bool Has(string commandId) => History.Any(entry => entry.CommandId == commandId);

    /// <summary>The next revision with its entry in the history; the content version rises when the state changed.</summary>
    public Contribution After(HistoryEntry entry, ContributionState state) => this with
    {
        State = state,
        Revision = Revision + 1,
        ContentVersion = state == State ? ContentVersion : ContentVersion + 1,
        FirstApprovedAt = FirstApprovedAt ?? (state == ContributionState.Approved ? entry.At : null),
        FirstSlug = FirstSlug ?? (state == ContributionState.Approved || FirstApprovedAt is not null ? Slug.FromTitle(Title) : null),
        DecidedAt = state == State ? DecidedAt : state == ContributionState.Pending ? null : entry.At,
        History = History.Add(entry),
    };

    /// <summary>Says something else from now on; what it said before is kept.</summary>
    public Contribution Saying(Wording wording, Editor editor, DateTimeOffset at) => wording == Wording ? this : this with
    {
        RewordedAt = wording == Wording with { Category = wording.Category } ? RewordedAt : at,
        Kind = wording.Kind,
        Category = wording.Category,
        Title = wording.Title,
        Text = wording.Text,
        Importance = wording.Importance,
        Meaning = wording.Meaning,
        Earlier = editor == Editor.Curators && EditedByCurators ? Earlier : new(Wording, editor),
    };
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
    /// <summary>What stops us.</summary>
    Barrier,

    /// <summary>Something we should hold to.</summary>
    Principle,

    /// <summary>What helps in practice; supports one or more principles.</summary>
    Guidance,
}

/// <summary>What was odd about how a contribution came in. It refuses nothing; curators are told (docs/adr/0004).</summary>
/// <param name="SentWithinSeconds">Seconds, rounded up, from check page to sending, where that was very fast; otherwise null.</param>
/// <param name="HoneypotFilled">A field that people do not see was filled in.</param>
public readonly record struct IntakeFlags(int? SentWithinSeconds = null, bool HoneypotFilled = false)
{
    public bool SentVeryFast => SentWithinSeconds is not null;
}

/// <summary>Where an imported contribution was first written down.</summary>
public sealed record Provenance(string Board, string CardLink, DateTimeOffset WrittenAt);
