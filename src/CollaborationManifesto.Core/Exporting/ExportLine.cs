using System.Text.Json;
using System.Text.Json.Serialization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Exporting;

/// <summary>One line of an export, with exactly one of these values. docs/export.md describes them.</summary>
internal sealed record ExportLine
{
    /// <summary>The first line.</summary>
    public ExportHeader? Export { get; init; }

    public ExportedSnapshot? Snapshot { get; init; }

    public Edition? Edition { get; init; }

    public WorkshopImport? Workshop { get; init; }

    public Theme? Theme { get; init; }

    public LiveSession? Session { get; init; }

    public ExportedNote? Note { get; init; }

    public Contribution? Contribution { get; init; }

    public ProblemReport? Report { get; init; }

    public Signature? Signature { get; init; }

    public ExportedAddress? Address { get; init; }

    public ExportedCurator? Curator { get; init; }

    /// <summary>The last line. If it is missing, the file was cut off.</summary>
    public ExportCounts? End { get; init; }

    [JsonIgnore]
    public int Parts => new object?[] { Export, Snapshot, Edition, Workshop, Theme, Session, Note, Contribution, Report, Signature, Address, Curator, End }.Count(part => part is not null);
}

internal sealed record ExportHeader(int Version, DateTimeOffset ExportedAt, bool PersonalData)
{
    /// <summary>Since 2 there can be editions, since 3 imports of workshops, since 4 themes and splits, and since 5 live sessions and their notes, problem reports and signatures.</summary>
    public const int CurrentVersion = 5;
}

/// <summary>A numbered version of the manifesto that an edition names.</summary>
/// <param name="Content">Its file, byte for byte, because people cite its hash.</param>
internal sealed record ExportedSnapshot(int Number, byte[] Content);

/// <summary>A note of a live session. After the session it has no words, and says whose the contribution with its id is.</summary>
internal sealed record ExportedNote(ContributionId Of, SessionNote Note);

/// <summary>What is left of a contribution that retention has deleted, so that nothing else gets its address.</summary>
internal sealed record ExportedAddress(
    ContributionId Id, ContributionKind Kind, DateTimeOffset? FirstApprovedAt, string? Slug, string? Credit, ContributionId? MergedInto, bool Withdrawn)
{
    public static ExportedAddress From(PublishedRow row) => new(row.Id, row.Kind, row.FirstApprovedAt, row.Slug, row.Credit, row.MergedInto, row.Withdrawn);

    public PublishedRow ToRow() => new(Id, Kind, FirstApprovedAt, Slug, Content: null) { Credit = Credit, MergedInto = MergedInto, Withdrawn = Withdrawn };
}

internal sealed record ExportedCurator(string Name, EmailAddress Email, EmailPreference MailWish, string? PublicName)
{
    public static ExportedCurator From(Curator curator) => new(curator.Name, curator.Email, curator.EmailPreference, curator.PublicName);

    public Curator ToCurator() => Curator.Create(Name, Email) with { EmailPreference = MailWish, PublicName = PublicName };
}

/// <summary>How many lines of each kind an export has, or how many were restored.</summary>
public sealed record ExportCounts(int Contributions, int Addresses, int Curators, int Editions = 0, int Snapshots = 0, int Workshops = 0, int Themes = 0, int Sessions = 0, int Notes = 0, int Reports = 0, int Signatures = 0)
{
    public static ExportCounts operator -(ExportCounts all, ExportCounts some) => new(
        all.Contributions - some.Contributions,
        all.Addresses - some.Addresses,
        all.Curators - some.Curators,
        all.Editions - some.Editions,
        all.Snapshots - some.Snapshots,
        all.Workshops - some.Workshops,
        all.Themes - some.Themes,
        all.Sessions - some.Sessions,
        all.Notes - some.Notes,
        all.Reports - some.Reports,
        all.Signatures - some.Signatures);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    IgnoreReadOnlyProperties = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    RespectNullableAnnotations = true,
    Converters = [typeof(ContributionIdConverter), typeof(EmailAddressConverter), typeof(SessionCodeConverter)])]
[JsonSerializable(typeof(ExportLine))]
internal sealed partial class ExportJson : JsonSerializerContext;

internal sealed class EmailAddressConverter : JsonConverter<EmailAddress>
{
    public override EmailAddress Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        EmailAddress.FromStorage(reader.GetString()) ?? throw new JsonException();

    public override void Write(Utf8JsonWriter writer, EmailAddress value, JsonSerializerOptions options) => writer.WriteStringValue(value.Value);
}
