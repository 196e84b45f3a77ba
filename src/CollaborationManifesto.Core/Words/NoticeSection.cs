namespace CollaborationManifesto.Words;

/// <summary>A part of a page that is generated from settings.</summary>
public sealed record NoticeSection(string Heading, IReadOnlyList<string> Paragraphs)
{
    /// <summary>A list that follows the paragraphs.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    /// <summary>Figures, each with what it counts.</summary>
    public IReadOnlyList<(string Name, string Value)> Figures { get; init; } = [];

    /// <summary>Where to read on; addresses begin at the site's root.</summary>
    public IReadOnlyList<(string Text, string Address)> Links { get; init; } = [];
}
