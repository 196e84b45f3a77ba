using System.Text.Json;
using System.Text.Json.Serialization;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Importing.Trello;

namespace CollaborationManifesto.Importing;

/// <summary>Files that operators write: comments are allowed, misspelt fields are not.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip)]
[JsonSerializable(typeof(ListMapping))]
[JsonSerializable(typeof(TableMapping))]
internal sealed partial class MappingJson : JsonSerializerContext;
