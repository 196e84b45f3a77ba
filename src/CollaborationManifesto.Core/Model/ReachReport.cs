using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <param name="All">Every curator.</param>
/// <param name="Curators">Those whom mail does not reach.</param>
/// <param name="Contributions">Those whose contributor it does not reach, who may be known by no more than this.</param>
public sealed record ReachReport(
    ImmutableArray<Curator> All,
    ImmutableArray<(Curator Curator, UnreachedRow Row)> Curators,
    ImmutableArray<(ContributionId Id, UnreachedRow Row)> Contributions,
    SuppressionState Suppressions,
    DateTimeOffset? ReadAt)
{
    /// <summary>Nobody is mailed what comes in: each curator has paused, or is not reached, or there is none.</summary>
    public bool NobodyIsTold => CuratorsTold == 0;

    public int CuratorsTold => All.Count(curator => curator.EmailPreference != EmailPreference.Paused && !Curators.Any(one => one.Curator.Id == curator.Id));

    public int CuratorsPaused => All.Count(curator => curator.EmailPreference == EmailPreference.Paused);

    public bool AllPaused => All.Length > 0 && CuratorsPaused == All.Length;
}

/// <param name="At">When SendGrid noted it, or refused a mail.</param>
public sealed record UnreachedRow(Addressee Who, UnreachedReason Why, DateTimeOffset At);

public sealed record UnreachedRows(IReadOnlyList<UnreachedRow> Rows, SuppressionState Suppressions, DateTimeOffset? ReadAt);

/// <summary>Why mail does not reach an address. In the table each is its name.</summary>
public enum UnreachedReason
{
    /// <summary>SendGrid answered 400 to a mail to it.</summary>
    Refused,

    /// <summary>Its own server sent a mail back for good.</summary>
    Bounced,

    /// <summary>SendGrid takes it for no address.</summary>
    Invalid,

    /// <summary>Its reader, or their mail program, called a mail spam.</summary>
    ReportedAsSpam,

    /// <summary>Someone took it off everything that the SendGrid account sends.</summary>
    Unsubscribed,

    /// <summary>Its server did not take a mail lately, for a reason that may pass.</summary>
    Blocked,
}

/// <summary>Whether SendGrid's lists are known. In the table each is its name.</summary>
public enum SuppressionState
{
    NotReadYet,

    Read,

    /// <summary>As far as the longest list that is read goes.</summary>
    ReadInPart,

    /// <summary>The key has not the scopes.</summary>
    Off,
}
