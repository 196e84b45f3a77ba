using CollaborationManifesto.Contributions;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing;

/// <summary><c>manifesto.md</c>: the whole of it as one document.</summary>
public static class ManifestoMarkdown
{
    public static ReadOnlyMemory<byte> Of(Manifesto manifesto, ManifestoSettings settings, SiteSettings site, PrincipleWords words) => Written.By(stream =>
    {
        using var writer = new StreamWriter(stream, leaveOpen: true);
        var blocks = Blocks(manifesto, settings, site, words).Where(block => block.Length > 0);
        foreach (var (index, block) in blocks.Index())
            writer.Write(index == 0 ? block : $"\n\n{block}");
        writer.Write('\n');
    });

    private static IEnumerable<string> Blocks(Manifesto manifesto, ManifestoSettings settings, SiteSettings site, PrincipleWords words)
    {
        yield return $"# {Line(settings.Name)}";
        yield return settings.Preamble;
        foreach (var principle in manifesto.Principles)
        {
            yield return $"## {principle.Number}. {Line(principle.Title)}";
            yield return Nested(principle.Statement);
            yield return Nested(principle.Text);
            yield return principle.Importance is { } importance ? $"### {words.Importance}\n\n{Nested(importance)}" : "";
            yield return List(words.Meaning, principle.Meaning.Select(PortableMarkdown.Of));
            yield return List("Guidance", principle.Guidance.Select(item => $"{Line(item.Title)} ({SharedBy(item.Origin)}): {site.Permalink(item.Id)}"));
            yield return List("Barriers that it answers", principle.Barriers.Select(item => $"{Line(item.Title)}: {site.Permalink(item.Id)}"));
        }

        yield return "## What stops us";
        foreach (var category in manifesto.Barriers.GroupBy(barrier => barrier.Category?.Name ?? "Other"))
            yield return List(category.Key, category.Select(item => $"{Line(item.Title)}: {site.Permalink(item.Id)}"));
        yield return $"{Line(settings.LicenceName)}: {settings.LicenceUrl}";
    }

    private static string List(string heading, IEnumerable<string> items)
    {
        var lines = string.Join('\n', items.Select(item => $"- {item}"));
        return lines.Length == 0 ? "" : $"### {heading}\n\n{lines}";
    }

    private static string SharedBy(Origin origin) => origin.Credit is { } credit ? $"shared by {Line(credit)}" : "shared anonymously";

    /// <summary>Text of one line, with the marks of Markdown in it shown and not obeyed.</summary>
    private static string Line(string text) => string.Concat(text.Select(c => @"\`*_{}[]<>()#+!|~&".Contains(c, StringComparison.Ordinal) ? $"\\{c}" : c.ToString()));

    /// <summary>Its own headings come below the document's.</summary>
    private static string Nested(string markdown) =>
        string.Join('\n', PortableMarkdown.Of(markdown).Split('\n').Select(line => line.StartsWith('#') ? $"###{line.TrimStart('#')}" : line));
}
