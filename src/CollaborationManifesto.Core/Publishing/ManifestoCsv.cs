using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CsvHelper;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// <c>manifesto.csv</c> (RFC 4180): a row for each published contribution. It escapes what spreadsheets would run as a formula, and starts
/// with a UTF-8 byte order mark so that they recognise the encoding.
/// </summary>
public static class ManifestoCsv
{
    private static readonly CsvWriterOptions Format = new() { Injection = CsvInjection.Escape, NewLine = "\r\n", WriteByteOrderMark = true };

    public static ReadOnlyMemory<byte> Create(Manifesto manifesto, SiteSettings site)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Format, leaveOpen: true))
        {
            csv.WriteHeader("id", "kind", "number", "title", "text", "category", "sharedBy", "editedByCurators", "writtenAt", "url", "principles", "importance", "meaning");
            foreach (var row in Rows(manifesto, site))
                csv.WriteRecord([.. row.Select(EscapeFullWidth)]);
        }

        return stream.ToArray();
    }

    private static IEnumerable<string?[]> Rows(Manifesto manifesto, SiteSettings site) =>
        manifesto.Principles.Select(item => Row(item.Id, "principle", item.Number, item.Title, item.WholeText, null, item.Origin, [], site, item.Importance, item.Meaning))
            .Concat(manifesto.AllGuidance.Select(item => Row(item.Id, "guidance", null, item.Title, item.Text, item.Category, item.Origin, item.Supports, site)))
            .Concat(manifesto.Barriers.Select(item => Row(item.Id, "barrier", null, item.Title, item.Text, item.Category, item.Origin, item.AnsweredBy, site)));

    private static string?[] Row(
        ContributionId id, string kind, int? number, string title, string text, Category? category, Origin origin, IEnumerable<PrincipleLink> principles, SiteSettings site, string? importance = null, IEnumerable<string>? meaning = null) =>
    [
        id.ToString(),
        kind,
        number?.ToString(CultureInfo.InvariantCulture),
        title,
        PortableMarkdown.FromFormatted(text),
        category?.Name,
        origin.Credit,
        origin.Edited ? "true" : "false",
        origin.WrittenAt.ToString("O", CultureInfo.InvariantCulture),
        site.Permalink(id),
        string.Join(' ', principles.Select(principle => principle.Id)),
        importance is null ? null : PortableMarkdown.FromFormatted(importance),
        string.Join('\n', (meaning ?? []).Select(PortableMarkdown.FromFormatted)),
    ];

    /// <summary>
    /// With East Asian settings spreadsheets also read full-width signs as formulas, but <see cref="CsvWriterOptions.InjectionCharacters"/> takes
    /// only ASCII.
    /// </summary>
    private static string? EscapeFullWidth(string? cell) => cell is ['＝' or '＋' or '－' or '＠', ..] ? $"'{cell}" : cell;
}
