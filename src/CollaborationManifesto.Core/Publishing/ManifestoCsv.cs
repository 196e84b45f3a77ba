using System.Globalization;
using System.Text.Json;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Publishing;

/// <summary><c>manifesto.csv</c>: a row for each published contribution.</summary>
public static class ManifestoCsv
{
    public static ReadOnlyMemory<byte> Create(Manifesto manifesto, SiteSettings site) => SafeCsv.Create(
        ["id", "kind", "number", "title", "text", "category", "sharedBy", "editedByCurators", "writtenAt", "url", "principles", "importance", "meaning", "theme", "about", "again"],
        Rows(manifesto, site));

    private static IEnumerable<string?[]> Rows(Manifesto manifesto, SiteSettings site)
    {
        var themes = manifesto.Themes.SelectMany(theme => theme.Items.Select(item => (item.Id, theme.Name))).ToDictionary(item => item.Id, item => item.Name);
        return manifesto.Principles.Select(item => Row(item.Id, "principle", item.Number, item.Title, item.WholeText, null, item.Origin, [], site, themes, item.Importance, item.Meaning))
            .Concat(manifesto.AllGuidance.Select(item => Row(item.Id, "guidance", null, item.Title, item.Text, item.Category, item.Origin, item.Supports, site, themes)))
            .Concat(manifesto.Barriers.Select(item => Row(item.Id, "barrier", null, item.Title, item.Text, item.Category, item.Origin, item.AnsweredBy, site, themes)))
            .Concat(manifesto.Experiences.Select(item => Row(item.Id, "experience", null, item.Title, item.Text, null, item.Origin, [], site, themes, experience: item)));
    }

    private static string?[] Row(
        ContributionId id, string kind, int? number, string title, string text, Category? category, Origin origin, IEnumerable<PrincipleLink> principles, SiteSettings site, Dictionary<ContributionId, string> themes, string? importance = null, IEnumerable<string>? meaning = null, Experience? experience = null) =>
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
        themes.GetValueOrDefault(id),
        experience?.About.ToString(),
        experience is null ? null : JsonNamingPolicy.CamelCase.ConvertName(experience.Again.ToString()),
    ];
}
