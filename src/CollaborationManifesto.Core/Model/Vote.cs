using System.Text.Json.Serialization;

namespace CollaborationManifesto.Model;

public enum VoteKind
{
    Approve,
    Decline,
    Object,
}

/// <summary>A curator's only current vote on a contribution.</summary>
public sealed record Vote(VoteKind Kind, string CuratorName, string? Reason, DateTimeOffset At, string? ListedReason = null)
{
    /// <summary>The content version that it was given for; null for votes on proposals and those of an older version of this program.</summary>
    public int? Version { get; init; }

    [JsonIgnore]
    public string? Why => ReasonText.From(ListedReason, Reason);
}

internal static class ReasonText
{
    /// <summary>The listed reason as a sentence, then the curator's own words; null if neither was given.</summary>
    public static string? From(string? listed, string? words) => (listed, words) switch
    {
        (null, _) => words,
        (_, null) => $"{listed}.",
        (not null, not null) => $"{listed}. {words}",
    };
}
