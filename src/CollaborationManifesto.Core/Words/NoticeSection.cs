namespace CollaborationManifesto.Words;

/// <summary>A part of a page that is generated from settings.</summary>
public sealed record NoticeSection(string Heading, IReadOnlyList<string> Paragraphs)
{
    /// <summary>A list that follows the paragraphs.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];
}
