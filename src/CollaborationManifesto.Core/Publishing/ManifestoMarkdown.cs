using System.Text;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing;

/// <summary><c>manifesto.md</c>: the whole manifesto as one document.</summary>
public static class ManifestoMarkdown
{
    public static ReadOnlyMemory<byte> Create(Manifesto manifesto, ManifestoSettings settings, SiteSettings site, AllWords words) =>
        Encoding.UTF8.GetBytes(string.Join("\n\n", Blocks(manifesto, settings, site, words).Where(block => block.Length > 0)) + "\n");

    private static IEnumerable<string> Blocks(Manifesto manifesto, ManifestoSettings settings, SiteSettings site, AllWords words)
    {
        yield return $"# {PortableMarkdown.Line(settings.Name)}";
        yield return settings.Preamble;
        foreach (var principle in manifesto.Principles)
        {
            yield return $"## {principle.Number}. {PortableMarkdown.Line(principle.Title)}";
            yield return PortableMarkdown.FromFormatted(principle.Statement);
            yield return PortableMarkdown.FromFormatted(principle.Text);
            yield return principle.Importance is { } importance ? $"### {words.Principle.Importance}\n\n{PortableMarkdown.FromFormatted(importance)}" : "";
            yield return List(words.Principle.Meaning, principle.Meaning.Select(PortableMarkdown.FromFormatted));
            foreach (var block in WrittenFrom(principle.Origin, site, words.Origin))
                yield return block;
            yield return List(words.Whole.Guidance, principle.Guidance.Select(item => Shared(item, site, words.Origin)));
            yield return List(words.Whole.Barriers, principle.Barriers.Select(item => $"{PortableMarkdown.Line(item.Title)}: {site.Permalink(item.Id)}"));
        }

        if (!manifesto.OtherGuidance.IsEmpty)
            yield return $"## {words.Whole.OtherGuidance}\n\n{Items(manifesto.OtherGuidance.Select(item => Shared(item, site, words.Origin)))}";
        yield return $"## {words.Board.Heading}";
        foreach (var category in manifesto.Barriers.GroupBy(barrier => barrier.Category?.Name ?? words.Board.NoCategory))
            yield return List(category.Key, category.Select(item => $"{PortableMarkdown.Line(item.Title)}: {site.Permalink(item.Id)}"));
        if (!manifesto.Themes.IsEmpty)
            yield return $"## {words.ThemePage.Heading}";
        foreach (var theme in manifesto.Themes)
        {
            yield return $"### {PortableMarkdown.Line(theme.Name)}";
            yield return PortableMarkdown.FromFormatted(theme.Note);
            yield return Items(theme.Items.Select(item => $"{PortableMarkdown.Line(item.Title)}: {site.Permalink(item.Id)}"));
        }

        if (!manifesto.Experiences.IsEmpty)
            yield return $"## {words.Experiences.Heading}";
        var titles = manifesto.Items.ToDictionary(item => item.Id, item => item.Title);
        foreach (var experience in manifesto.Experiences)
        {
            yield return $"### {PortableMarkdown.Line(experience.Title)}";
            yield return PortableMarkdown.FromFormatted(experience.Text);
            yield return $"{words.Experiences.Again(experience.Again)} ({Source(experience.Origin, words.Origin)}): {site.Permalink(experience.Id)}";
            yield return $"{words.Experiences.About} {PortableMarkdown.Line(titles[experience.About])}: {site.Permalink(experience.About)}";
        }

        yield return $"{PortableMarkdown.Line(settings.LicenceName)}: {settings.LicenceUrl}";
    }

    private static IEnumerable<string> WrittenFrom(Origin origin, SiteSettings site, OriginWords words)
    {
        if (origin.WrittenFrom is not { } notes)
            yield break;
        yield return words.WrittenByCurators(notes.Length);
        yield return Items(notes.Select(note => $"{PortableMarkdown.Line(note.Title)}: {site.Permalink(note.Id)}"));
    }

    private static string List(string heading, IEnumerable<string> items)
    {
        var lines = Items(items);
        return lines.Length == 0 ? "" : $"### {heading}\n\n{lines}";
    }

    private static string Items(IEnumerable<string> items) => string.Join('\n', items.Select(item => $"- {item}"));

    private static string Shared(Guidance item, SiteSettings site, OriginWords words) =>
        $"{PortableMarkdown.Line(item.Title)} ({Source(item.Origin, words)}): {site.Permalink(item.Id)}";

    private static string Source(Origin origin, OriginWords words) =>
        origin.Credit is { } credit ? $"{words.SharedBy} {PortableMarkdown.Line(credit)}"
        : origin.Board is { } board ? $"{words.FromBoard}{PortableMarkdown.Line(board)}{words.AfterBoard}"
        : words.SharedAnonymously;
}
