using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Importing.Trello;

/// <summary>Reads a value of an unexpected type as if it were missing.</summary>
internal abstract class LooseJson<T>(JsonTokenType type) : JsonConverter<T>
{
    public override bool HandleNull => true;

    public sealed override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == type)
            return Value(ref reader, options);
        reader.Skip();
        return default;
    }

    public sealed override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => throw new NotSupportedException("It is only read.");

    protected abstract T? Value(ref Utf8JsonReader reader, JsonSerializerOptions options);
}

internal sealed class LooseText() : LooseJson<string>(JsonTokenType.String)
{
    protected override string Value(ref Utf8JsonReader reader, JsonSerializerOptions options) => JsonString.Parse(reader.ValueSpan);
}

internal sealed class PlaceOfText() : LooseJson<int?>(JsonTokenType.String)
{
    protected override int? Value(ref Utf8JsonReader reader, JsonSerializerOptions options) => (int)reader.TokenStartIndex;
}

internal sealed class LooseFlag() : LooseJson<bool>(JsonTokenType.True)
{
    protected override bool Value(ref Utf8JsonReader reader, JsonSerializerOptions options) => true;
}

internal sealed class LooseNumber() : LooseJson<double?>(JsonTokenType.Number)
{
    protected override double? Value(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        reader.TryGetDouble(out var value) && double.IsFinite(value) ? value : null;
}

internal sealed class LooseObject<T>() : LooseJson<T>(JsonTokenType.StartObject)
    where T : class
{
    protected override T? Value(ref Utf8JsonReader reader, JsonSerializerOptions options) =>
        ((JsonConverter<T>)options.GetTypeInfo(typeof(T)).Converter).Read(ref reader, typeof(T), options);
}

/// <summary>An element that is not an object counts as an empty one.</summary>
internal sealed class LooseList<T>() : LooseJson<IReadOnlyList<T>>(JsonTokenType.StartArray)
    where T : TrelloEntry
{
    protected override IReadOnlyList<T> Value(ref Utf8JsonReader reader, JsonSerializerOptions options)
    {
        var entries = new List<T>();
        var loose = new LooseObject<T>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            var offset = (int)reader.TokenStartIndex;
            var entry = loose.Read(ref reader, typeof(T), options) ?? JsonSerializer.Deserialize("{}"u8, (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T)))!;
            entry.Offset = offset;
            entries.Add(entry);
        }

        return entries;
    }
}
