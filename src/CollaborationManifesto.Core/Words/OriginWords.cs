namespace CollaborationManifesto.Words;

/// <summary>Where a text comes from. The name of the person or the board follows in its own element.</summary>
public sealed record OriginWords
{
    public string SharedBy { get; init; } = "Shared by";

    public string SharedAnonymously { get; init; } = "Shared anonymously";

    public string FromBoard { get; init; } = "From the board “";

    /// <summary>Follows the board's name.</summary>
    public string AfterBoard { get; init; } = "”";

    public string EditedByCurators { get; init; } = "Edited by curators";

    public string Permalink { get; init; } = "the page of this contribution";
}
