using System.Collections.Immutable;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Model;

public sealed record Curator(string Id, string Name, EmailAddress Email)
{
    /// <summary>UTF-16 units. Limited because each history entry by the curator contains the name.</summary>
    public const int MaxNameLength = 200;

    /// <summary>After this time without a decision, the other curators see that they may be on their own.</summary>
    private static readonly TimeSpan Silence = TimeSpan.FromDays(30);

    public bool HasShortNames => Name.Length <= MaxNameLength && (PublicName?.Length ?? 0) <= MaxNameLength;

    public EmailPreference EmailPreference { get; init; }

    /// <summary>The name that the curator chose to show on the site; null if they are not named there.</summary>
    public string? PublicName { get; init; }

    /// <summary>
    /// When the curator last decided something, as far as it is known: written at most once a day, and begun with the day from which it is
    /// counted. Null until then.
    /// </summary>
    public DateTimeOffset? ActiveAt { get; init; }

    public bool IsSilent(DateTimeOffset now) => now - ActiveAt >= Silence;

    /// <summary>The id comes from the address, so that two instances that seed the table at once write the same rows.</summary>
    public static Curator Create(string name, EmailAddress email) =>
        new(ContributionId.FromKey("curator", email.Value.ToLowerInvariant()).ToString()[..12], TypedText.Line(name), email);
}

/// <summary>A curator who opened a page.</summary>
/// <param name="All">Ids of all curators: nobody else's vote counts.</param>
public sealed record ActingCurator(Curator Curator, ImmutableHashSet<string> All);

/// <summary>Which emails a curator gets about contributions waiting for a decision. Emails that they ask for are always sent.</summary>
public enum EmailPreference
{
    /// <summary>An email for each contribution, and a digest when many come.</summary>
    Each,

    /// <summary>Only digests, at most one a day.</summary>
    DigestOnly,

    /// <summary>No emails until they choose otherwise.</summary>
    Paused,
}
