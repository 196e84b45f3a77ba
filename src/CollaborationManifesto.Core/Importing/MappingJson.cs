using System.Text.Json;
using System.Text.Json.Serialization;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Importing;

/// <summary>Files that operators write: comments are allowed, misspelt fields are not.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    AllowDuplicateProperties = false,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    AllowTrailingCommas = true,
    ReadCommentHandling = JsonCommentHandling.Skip,
    Converters = [typeof(ItemKind), typeof(NamedCase<NoteColumn>)])]
[JsonSerializable(typeof(ListMapping))]
[JsonSerializable(typeof(TableMapping))]
internal sealed partial class MappingJson : JsonSerializerContext;

/// <summary>Reads the name of a case, and neither a number nor several names, as the usual converter does.</summary>
internal class NamedCase<T> : JsonConverter<T>
    where T : struct, Enum
{
    public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        var text = reader.TokenType == JsonTokenType.String ? reader.GetString() : null;
        return Enum.GetNames<T>().FirstOrDefault(name => name.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } known ? Enum.Parse<T>(known) : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException("It is only read.");
}

/// <summary>An import has no experiences, because its notes are about nothing published.</summary>
internal sealed class ItemKind : NamedCase<ContributionKind>
{
    public override ContributionKind Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        base.Read(ref reader, typeToConvert, options) is var kind && ContributionKinds.Items.Contains(kind) ? kind : throw new JsonException();
}
