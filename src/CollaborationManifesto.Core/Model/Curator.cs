using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Model;

public sealed record Curator(string Id, string Name, EmailAddress Email)
{
    /// <summary>UTF-16 units of a name. It stands in every entry of a history that its curator makes.</summary>
    public const int MaxNameLength = 200;

    /// <summary>Both names are short enough.</summary>
    public bool HasShortNames => Name.Length <= MaxNameLength && (PublicName?.Length ?? 0) <= MaxNameLength;

    public EmailPreference EmailPreference { get; init; }

    /// <summary>The name that they chose to be known by on the site; null for one who is not named there.</summary>
    public string? PublicName { get; init; }

    /// <summary>A curator's id is made from the address, so that two instances that seed the table at once write the same rows.</summary>
    public static Curator Create(string name, EmailAddress email) =>
        new(ContributionId.FromKey("curator", email.Value.ToLowerInvariant()).ToString()[..12], TypedText.Line(name), email);
}

/// <summary>What a curator wants to be mailed about what waits. A mail that they ask for themselves comes whatever they chose.</summary>
public enum EmailPreference
{
    /// <summary>A mail for each contribution, and a digest where many come.</summary>
    Each,

    /// <summary>Digests, and one a day at most.</summary>
    DigestOnly,

    /// <summary>Nothing until they choose otherwise.</summary>
    Paused,
}
