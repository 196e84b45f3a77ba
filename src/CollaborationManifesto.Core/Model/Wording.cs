namespace CollaborationManifesto.Model;

/// <summary>What a contribution says and what it is: the part that curators may edit.</summary>
/// <param name="Importance">Why a principle is important, as typed; null where nobody has written it, and for all else.</param>
/// <param name="Meaning">What a principle means in practice, a point a line; null likewise.</param>
public sealed record Wording(ContributionKind Kind, string Category, string Title, string Text, string? Importance = null, string? Meaning = null);

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
