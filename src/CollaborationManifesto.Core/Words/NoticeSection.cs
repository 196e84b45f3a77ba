namespace CollaborationManifesto.Words;

/// <summary>A section of a page that is generated from settings.</summary>
public sealed record NoticeSection(string Heading, IReadOnlyList<string> Paragraphs)
{
    /// <summary>A list below the paragraphs.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Figures, each with the name of what it counts.</summary>
    public IReadOnlyList<(string Name, string Value)> Figures { get; init; } = [];

    /// <summary>Further reading. Addresses are relative to the site's root.</summary>
    public IReadOnlyList<(string Text, string Address)> Links { get; init; } = [];
}
