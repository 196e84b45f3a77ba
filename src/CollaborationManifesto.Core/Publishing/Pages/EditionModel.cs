using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>The list of editions, newest first.</summary>
public sealed record EditionListModel(PageFrame Frame, AllWords Words, EditionShelf Shelf);

/// <summary>The name of an edition, as a link, and its day.</summary>
public sealed record EditionLineModel(AllWords Words, Edition Edition);

/// <summary>One edition, in the words of its snapshot.</summary>
/// <param name="Document">Null if its file is gone.</param>
/// <param name="RedactedAt">When something was last removed from it; null if never.</param>
/// <param name="Newer">The newest edition; null if it is this one.</param>
public sealed record EditionModel(PageFrame Frame, AllWords Words, Edition Edition, SnapshotDocument? Document, DateTimeOffset? RedactedAt, Edition? Newer)
{
    public string Name => Words.EditionPage.Name(Edition.Number, Edition.Title);

    public string Citation => Words.EditionPage.CitationOfEdition(
        Document?.Name ?? Frame.Manifesto.Name, Name, Words.Language.Day(Edition.Named!.At), $"{Frame.Site.SiteUrl}/{Edition.Path}");

    public IEnumerable<(int Number, SnapshotItem? Principle)> Principles =>
        Document!.Principles.Select((item, index) => (index + 1, item.Redacted == true ? null : item));

    public IEnumerable<SnapshotItem> GuidanceOf(SnapshotItem principle) => Readable(Document!.Guidance).Where(item => item.Principles?.Contains(principle.Id) == true);

    public IEnumerable<SnapshotItem> BarriersOf(SnapshotItem principle) => Readable(Document!.Barriers).Where(item => item.Principles?.Contains(principle.Id) == true);

    public IReadOnlyList<SnapshotItem> OtherGuidance { get; } = UnderNone(Document, Document?.Guidance);

    public IReadOnlyList<SnapshotItem> OtherBarriers { get; } = UnderNone(Document, Document?.Barriers);

    /// <summary>Guidance and barriers.</summary>
    public int RemovedCount => Document!.Guidance.Concat(Document.Barriers).Count(item => item.Redacted == true);

    public static string Formatted(string? markdown) => PortableMarkdown.ToFormatted(markdown ?? "");

    private static IEnumerable<SnapshotItem> Readable(IEnumerable<SnapshotItem> items) => items.Where(item => item.Redacted != true);

    /// <summary>Also if all its principles were removed from the edition.</summary>
    private static IReadOnlyList<SnapshotItem> UnderNone(SnapshotDocument? document, IEnumerable<SnapshotItem>? items)
    {
        var principles = Readable(document?.Principles ?? []).Select(principle => principle.Id).ToHashSet();
        return [.. Readable(items ?? []).Where(item => item.Principles?.Any(principles.Contains) != true)];
    }
}
