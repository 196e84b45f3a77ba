using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Publishing;

/// <summary><c>signatories.json</c> and <c>signatories.csv</c>: who has signed, in the order of the page.</summary>
internal static class SignatoryData
{
    public const string JsonPath = "signatories.json";
    public const string JsonType = "application/json; charset=utf-8";
    public const string CsvPath = "signatories.csv";

    // Escapes only what has a meaning in HTML, so letters of every script stay readable.
    private static readonly SignatoryJson Json = new(new JsonSerializerOptions
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        WriteIndented = true,
        NewLine = "\n",
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    });

    public static ReadOnlyMemory<byte> ToJson(Manifesto manifesto, SiteSettings site) => JsonSerializer.SerializeToUtf8Bytes(
        new SignatoriesDocument(
            DataSchema.SignatoriesAddress(site),
            DataSchema.Version,
            $"{site.SiteUrl}/signatories/",
            manifesto.Signatories.Where(signatory => signatory.Text.Kind == SignatoryKind.Organisation).Select(ToDocument),
            manifesto.Signatories.Where(signatory => signatory.Text.Kind == SignatoryKind.Person).Select(ToDocument)),
        Json.SignatoriesDocument);

    public static ReadOnlyMemory<byte> ToCsv(Manifesto manifesto) => SafeCsv.Create(
        ["id", "kind", "name", "role", "organisation", "commitment", "edition", "signedAt", "domain", "unconfirmed"],
        manifesto.Signatories.Select(signatory => new[]
        {
            signatory.Id.ToString(),
            JsonNamingPolicy.CamelCase.ConvertName(signatory.Text.Kind.ToString()),
            signatory.Text.Name,
            signatory.Text.Role,
            signatory.Text.Organisation,
            signatory.Text.Commitment,
            signatory.Text.Edition.ToString(CultureInfo.InvariantCulture),
            signatory.SignedAt.ToString("O", CultureInfo.InvariantCulture),
            signatory.Domain,
            signatory.IsUnconfirmed ? "true" : "",
        }));

    private static SignatoryDocument ToDocument(Signatory signatory) => new(
        signatory.Id.ToString(),
        NullIfEmpty(signatory.Text.Name),
        NullIfEmpty(signatory.Text.Role),
        NullIfEmpty(signatory.Text.Organisation),
        NullIfEmpty(signatory.Text.Commitment),
        signatory.Text.Edition,
        signatory.SignedAt,
        signatory.Domain,
        signatory.IsUnconfirmed ? true : null);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static ImmutableArray<Signatory> Parse(ReadOnlySpan<byte> json)
    {
        var document = JsonSerializer.Deserialize(json, Json.SignatoriesDocument)!;
        return
        [
            .. document.Organisations.Select(organisation => ToSignatory(SignatoryKind.Organisation, organisation)),
            .. document.People.Select(person => ToSignatory(SignatoryKind.Person, person)),
        ];
    }

    private static Signatory ToSignatory(SignatoryKind kind, SignatoryDocument document) => new(
        ContributionId.Parse(document.Id),
        new(kind, document.Name ?? "", document.Role ?? "", document.Organisation ?? "", document.Commitment ?? "", document.Edition, ShowsDomain: false),
        document.SignedAt,
        document.Domain,
        document.Unconfirmed == true);

    private static string? NullIfEmpty(string text) => text.Length == 0 ? null : text;
}

internal sealed record SignatoriesDocument(
    [property: JsonPropertyName("$schema")] string Schema, string SchemaVersion, string Url, IEnumerable<SignatoryDocument> Organisations, IEnumerable<SignatoryDocument> People);

internal sealed record SignatoryDocument(
    string Id, string? Name, string? Role, string? Organisation, string? Commitment, int Edition, DateTimeOffset SignedAt, string? Domain, bool? Unconfirmed);

[JsonSerializable(typeof(SignatoriesDocument))]
internal sealed partial class SignatoryJson : JsonSerializerContext;
