using System.Collections.Immutable;
using System.Text.Json.Serialization;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Storage;

[JsonSourceGenerationOptions(UseStringEnumConverter = true, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = [typeof(RowText)])]
[JsonSerializable(typeof(Provenance))]
[JsonSerializable(typeof(Background))]
[JsonSerializable(typeof(EarlierWording))]
[JsonSerializable(typeof(Rewriting))]
[JsonSerializable(typeof(Proposal))]
[JsonSerializable(typeof(Amendment))]
[JsonSerializable(typeof(ImmutableSortedDictionary<string, Vote>))]
[JsonSerializable(typeof(ImmutableArray<HistoryEntry>))]
internal sealed partial class RowJson : JsonSerializerContext;
