using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <param name="All">Every curator.</param>
/// <param name="Curators">Curators whom email does not reach.</param>
/// <param name="Contributions">Contributions whose sender email does not reach, by id only so that senders stay unknown.</param>
public sealed record ReachReport(
    ImmutableArray<Curator> All,
    ImmutableArray<(Curator Curator, UnreachedRow Row)> Curators,
    ImmutableArray<(ContributionId Id, UnreachedRow Row)> Contributions,
    SuppressionState Suppressions,
    DateTimeOffset? ReadAt)
{
    /// <summary>No curator gets emails about new contributions: each has paused them or cannot be reached, or there are no curators.</summary>
    public bool NobodyIsTold => CuratorsTold == 0;

    public int CuratorsTold => All.Count(curator => curator.EmailPreference != EmailPreference.Paused && !Curators.Any(one => one.Curator.Id == curator.Id));

    public int CuratorsPaused => All.Count(curator => curator.EmailPreference == EmailPreference.Paused);

    public bool AllPaused => All.Length > 0 && CuratorsPaused == All.Length;
}

/// <param name="At">When SendGrid recorded the problem or refused an email.</param>
public sealed record UnreachedRow(Addressee Who, UnreachedReason Why, DateTimeOffset At);

public sealed record UnreachedRows(IReadOnlyList<UnreachedRow> Rows, SuppressionState Suppressions, DateTimeOffset? ReadAt);

/// <summary>Why email does not reach an address. The table stores the member's name.</summary>
public enum UnreachedReason
{
    /// <summary>SendGrid answered 400 to an email to this address.</summary>
    Refused,

    /// <summary>The recipient's server permanently rejected an email.</summary>
    Bounced,

    /// <summary>SendGrid does not consider it an address.</summary>
    Invalid,

    /// <summary>The recipient, or their email program, reported an email as spam.</summary>
    ReportedAsSpam,

    /// <summary>The address was unsubscribed from everything that the SendGrid account sends.</summary>
    Unsubscribed,

    /// <summary>The recipient's server recently rejected an email, for a reason that may be temporary.</summary>
    Blocked,
}

/// <summary>Whether we have read SendGrid's lists. The table stores the member's name.</summary>
public enum SuppressionState
{
    NotReadYet,

    Read,

    /// <summary>At least one list is longer than we read.</summary>
    ReadInPart,

    /// <summary>The API key does not have the scopes to read them.</summary>
    Off,
}
