namespace CollaborationManifesto.Contributions;

/// <summary>What a contribution says and what it is: the part that curators may edit.</summary>
public sealed record Wording(ContributionKind Kind, string Category, string Title, string Text);

public enum Editor
{
    Contributor,
    Curators,
}

/// <summary>
/// The wording that the present one took the place of. Where curators edited, it is the contributor's own, however often they
/// did, so that it always stands beside what they made of it.
/// </summary>
public sealed record EarlierWording(Wording Wording, Editor ReplacedBy);
