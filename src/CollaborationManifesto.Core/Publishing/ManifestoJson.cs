using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Publishing;

/// <summary><c>manifesto.json</c>: the manifesto for programs. Its texts are Markdown with the same content as the pages.</summary>
public static class ManifestoJson
{
    // Escapes only what has a meaning in HTML, so letters of every script stay readable.
    private static readonly ManifestoJsonContext Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    public static ReadOnlyMemory<byte> Create(Manifesto manifesto, Edition? edition, ManifestoSettings settings, SiteSettings site) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new ManifestoDocument(
                DataSchema.ManifestoAddress(site),
                DataSchema.Version,
                settings.Name,
                site.SiteUrl + "/",
                new(settings.LicenceName, settings.LicenceUrl),
                manifesto.ThemeChanges.Select(change => (DateTimeOffset?)change.At).Append(manifesto.ChangedAt).Append(manifesto.ExperiencesChangedAt).Max(),
                edition is null ? null : new(edition.Number, edition.Title, edition.Named!.At, edition.Snapshot, $"{site.SiteUrl}/{edition.Path}", $"{site.SiteUrl}/{edition.Path}manifesto.json"),
                [.. settings.Categories.Select(category => category.Name)],
                manifesto.Principles.Select(principle => ToDocument(principle, site)),
                manifesto.Barriers.Select(barrier => ToDocument(barrier, site)),
                manifesto.OtherGuidance.Select(guidance => ToDocument(guidance, site)),
                manifesto.Themes.Select(theme => ToDocument(theme, site)),
                manifesto.Experiences.Select(experience => ToDocument(experience, site))),
            Json.ManifestoDocument);

    private static PrincipleDocument ToDocument(Principle principle, SiteSettings site) => new(
        principle.Id.ToString(),
        principle.Number,
        $"{site.SiteUrl}/principles/{principle.Slug}/",
        principle.Title,
        PortableMarkdown.FromFormatted(principle.Statement),
        PortableMarkdown.FromFormatted(principle.Text),
        principle.Importance is { } importance ? PortableMarkdown.FromFormatted(importance) : null,
        [.. principle.Meaning.Select(PortableMarkdown.FromFormatted)],
        principle.Origin.Edited,
        principle.Origin.WrittenFrom?.Select(note => note.Id.ToString()).ToList(),
        principle.Version,
        principle.ChangedAt,
        [.. principle.Guidance.Select(guidance => ToDocument(guidance, site))],
        [.. principle.Barriers.Select(barrier => barrier.Id.ToString())]);

    private static BarrierDocument ToDocument(Barrier barrier, SiteSettings site) => new(
        barrier.Id.ToString(),
        site.Permalink(barrier.Id),
        barrier.Title,
        PortableMarkdown.FromFormatted(barrier.Text),
        barrier.Category?.Name,
        barrier.Origin.Credit,
        barrier.Origin.Edited,
        barrier.Origin.WrittenAt,
        [.. barrier.AnsweredBy.Select(link => link.Id.ToString())]);

    private static GuidanceDocument ToDocument(Guidance guidance, SiteSettings site) => new(
        guidance.Id.ToString(),
        site.Permalink(guidance.Id),
        guidance.Title,
        PortableMarkdown.FromFormatted(guidance.Text),
        guidance.Category?.Name,
        guidance.Origin.Credit,
        guidance.Origin.Edited,
        guidance.Origin.WrittenAt);

    private static ExperienceDocument ToDocument(Experience experience, SiteSettings site) => new(
        experience.Id.ToString(),
        site.Permalink(experience.Id),
        experience.About.ToString(),
        experience.Title,
        PortableMarkdown.FromFormatted(experience.Text),
        JsonNamingPolicy.CamelCase.ConvertName(experience.Again.ToString()),
        experience.Origin.Credit,
        experience.Origin.Edited,
        experience.Origin.WrittenAt);

    private static ThemeDocument ToDocument(PublishedTheme theme, SiteSettings site) => new(
        theme.Id.ToString(),
        $"{site.SiteUrl}/{theme.Path}",
        theme.Name,
        PortableMarkdown.FromFormatted(theme.Note),
        theme.PublishedAt,
        [.. theme.Items.Select(item => item.Id.ToString())]);
}

internal sealed record ManifestoDocument(
    [property: JsonPropertyName("$schema")] string Schema,
    string SchemaVersion,
    string Name,
    string Url,
    LicenceDocument Licence,
    DateTimeOffset? ChangedAt,
    EditionDocument? Edition,
    IReadOnlyList<string> Categories,
    IEnumerable<PrincipleDocument> Principles,
    IEnumerable<BarrierDocument> Barriers,
    IEnumerable<GuidanceDocument> Guidance,
    IEnumerable<ThemeDocument> Themes,
    IEnumerable<ExperienceDocument> Experiences);

/// <param name="Snapshot">Number of the version that was named.</param>
internal sealed record EditionDocument(int Number, string Title, DateTimeOffset NamedAt, int Snapshot, string Url, string Json);

internal sealed record LicenceDocument(string Name, string Url);

internal sealed record PrincipleDocument(
    string Id,
    int Number,
    string Url,
    string Title,
    string Statement,
    string Text,
    string? Importance,
    IReadOnlyList<string> Meaning,
    bool EditedByCurators,
    IReadOnlyList<string>? WrittenFrom,
    int Version,
    DateTimeOffset ChangedAt,
    IReadOnlyList<GuidanceDocument> Guidance,
    IReadOnlyList<string> Barriers);

internal sealed record BarrierDocument(
    string Id,
    string Url,
    string Title,
    string Text,
    string? Category,
    string? SharedBy,
    bool EditedByCurators,
    DateTimeOffset WrittenAt,
    IReadOnlyList<string> AnsweredBy);

internal sealed record GuidanceDocument(
    string Id, string Url, string Title, string Text, string? Category, string? SharedBy, bool EditedByCurators, DateTimeOffset WrittenAt);

/// <param name="About">Id of the principle, guidance or barrier that it is about.</param>
internal sealed record ExperienceDocument(
    string Id, string Url, string About, string Title, string Text, string Again, string? SharedBy, bool EditedByCurators, DateTimeOffset WrittenAt);

internal sealed record ThemeDocument(string Id, string Url, string Name, string Note, DateTimeOffset PublishedAt, IReadOnlyList<string> Items);

[JsonSerializable(typeof(ManifestoDocument))]
internal sealed partial class ManifestoJsonContext : JsonSerializerContext;
