using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Curation;

public sealed record Curator(string Id, string Name, EmailAddress Email)
{
    public MailWish MailWish { get; init; }

    /// <summary>The name that they chose to be known by on the site; null for one who is not named there.</summary>
    public string? PublicName { get; init; }

    /// <summary>A curator's id is made from the address, so that two instances that seed the table at once write the same rows.</summary>
    public static Curator Of(string name, EmailAddress email) =>
        new(ContributionId.FromKey("curator", email.Value.ToLowerInvariant()).ToString()[..12], TypedText.Line(name), email);
}
