using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Storage;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(RowText), typeof(ContributionIdConverter)])]
[JsonSerializable(typeof(Provenance))]
[JsonSerializable(typeof(DraftOrigin))]
[JsonSerializable(typeof(Background))]
[JsonSerializable(typeof(EarlierWording))]
[JsonSerializable(typeof(Rewriting))]
[JsonSerializable(typeof(Proposal))]
[JsonSerializable(typeof(Amendment))]
[JsonSerializable(typeof(BeforeSplit))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, Vote>))]
[JsonSerializable(typeof(ImmutableArray<HistoryEntry>))]
internal sealed partial class RowJson : JsonSerializerContext;

internal sealed class ContributionIdConverter : JsonConverter<ContributionId>
{
    public override ContributionId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        ContributionId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, ContributionId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
}
