namespace CollaborationManifesto.Words;

/// <summary>Where a text comes from. The name of who shared it, or of the board, follows in an element of its own.</summary>
public sealed record OriginWords
{
    public string SharedBy { get; init; } = "Shared by";

    public string SharedAnonymously { get; init; } = "Shared anonymously";

    public string FromBoard { get; init; } = "From the board “";

    /// <summary>Stands behind the board's name.</summary>
    public string AfterBoard { get; init; } = "”";

    public string EditedByCurators { get; init; } = "Edited by curators";

    public string Permalink { get; init; } = "the page of this contribution";
}
