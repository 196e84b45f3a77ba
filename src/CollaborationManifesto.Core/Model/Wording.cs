namespace CollaborationManifesto.Model;

/// <summary>What a contribution says, with its kind and category: the part that curators can edit.</summary>
/// <param name="Importance">Why a principle is important, as typed; null if nobody has written it, and for other kinds.</param>
/// <param name="Meaning">What a principle means in practice, one point per line; null if nobody has written it, and for other kinds.</param>
public sealed record Wording(ContributionKind Kind, string Category, string Title, string Text, string? Importance = null, string? Meaning = null);

public enum Editor
{
    Contributor,
    Curators,
}

/// <summary>
/// The wording before the current one. After edits by curators it stays the contributor's own, however many edits there are, so that both can
/// be compared.
/// </summary>
/// <param name="Wording">Null if it was removed.</param>
public sealed record EarlierWording(Wording? Wording, Editor ReplacedBy);
