using System.Buffers;
using System.Text;
using System.Text.Json;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Importing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Http;

/// <summary>Reads posted forms and JSON objects up to <see cref="IntakeSettings.MaxBodyBytes"/>, in the encoding that they declare.</summary>
public sealed class BodyReader(IOptions<IntakeSettings> intake, AllWords words, Refusals refusals)
{
    /// <summary>Either the fields or the answer that says why they could not be read.</summary>
    public async Task<(PostedBody? Body, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var limit = intake.Value.MaxBodyBytes;
        if (BodyType.TryParse(request) is not { } type)
            return await RefusedAsync(request, StatusCodes.Status415UnsupportedMediaType, words.Refusals.WrongType);
        if (type.IsUnknownEncoding)
            return await RefusedAsync(request, StatusCodes.Status415UnsupportedMediaType, words.Refusals.UnknownEncoding);
        if (request.ContentLength > limit)
            return await RefusedAsync(request, StatusCodes.Status413PayloadTooLarge, words.Refusals.TooLarge);
        var read = await request.BodyReader.ReadAtLeastAsync(limit + 1, cancellationToken);
        if (read.Buffer.Length > limit)
        {
            // Or the server could not read on, and would break the connection off instead of answering.
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return await RefusedAsync(request, StatusCodes.Status413PayloadTooLarge, words.Refusals.TooLarge);
        }

        var body = read.Buffer.ToArray();
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return request.HasJsonContentType() ? await JsonAsync(request, body, type.Declared) : await FormAsync(request, body, type, cancellationToken);
    }

    /// <summary>Browsers ask for HTML, so who does not is a program, whatever it called its body.</summary>
    private async Task<(PostedBody?, IResult?)> RefusedAsync(HttpRequest request, int status, Message message) =>
        (null, Refusals.AsksForPage(request) ? await refusals.RefuseAsync(request, status, message, refusals.Form) : Refusals.Problem(status, message));

    private async Task<(PostedBody?, IResult?)> FormAsync(HttpRequest request, byte[] body, BodyType type, CancellationToken cancellationToken) =>
        await FormFieldsAsync(body, type, cancellationToken) is { } values
            ? (new(values, IsJson: false), null)
            : await RefusedAsync(
                request, StatusCodes.Status400BadRequest, Refusals.AsksForPage(request) ? words.Refusals.Unreadable : words.Refusals.UnreadableFromProgram);

    private async Task<(PostedBody?, IResult?)> JsonAsync(HttpRequest request, byte[] body, Encoding? declared)
    {
        var (values, notTexts) = JsonFields(body, declared);
        if (notTexts.Count > 0)
            return (null, refusals.Invalid(notTexts.Select(name => new FieldError(name, PostedBody.Knows(name) ? words.Refusals.NotAText : words.Refusals.FieldUnknown)), StatusCodes.Status400BadRequest));
        return values is null
            ? await RefusedAsync(request, StatusCodes.Status400BadRequest, words.Refusals.UnreadableJson)
            : (new(values, IsJson: true), null);
    }

    private static async Task<Dictionary<string, string>?> FormFieldsAsync(ReadOnlyMemory<byte> body, BodyType type, CancellationToken cancellationToken)
    {
        var fields = type.Boundary is null ? PostedFields.UrlEncoded(Bytes(body, type.Declared)) : await PostedFields.MultipartAsync(body, type.Boundary, cancellationToken);
        // A body of wide characters was a form of them, and is one of UTF-8 now.
        var texts = fields?.Texts(type.Declared is { } declared && !DeclaredEncoding.IsWide(declared) ? declared : null).ToLookup(field => field.Name, field => field.Value);
        return texts is not null && PostedBody.IsOurs(texts.Select(field => field.Key)) ? texts.ToDictionary(field => field.Key, field => ValueOf(field.Key, field)) : null;
    }

    private static ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> body, Encoding? declared)
    {
        var (form, marked) = DeclaredEncoding.SkipMark(body);
        // Declared as wide, and written in ASCII all the same: then only the declaration is wrong.
        return (marked ?? declared) is { } encoding && DeclaredEncoding.IsWide(encoding) && form.Span.Contains((byte)0)
            ? DeclaredEncoding.Utf8.GetBytes(encoding.GetString(form.Span))
            : form;
    }

    // Of every other field there is one on the page, and the first one counts.
    private static string ValueOf(string field, IEnumerable<string> posted) =>
        field is "principles" or "items" or "positions" ? string.Join(' ', posted) : posted.First();

    /// <summary>The fields, or the names of those whose values are not texts, or neither for what is no JSON object.</summary>
    private static (Dictionary<string, string>? Values, IReadOnlyList<string> NotTexts) JsonFields(ReadOnlyMemory<byte> body, Encoding? declared)
    {
        try
        {
            // Of a field that stands twice one value would be lost.
            using var document = JsonDocument.Parse(JsonText(body, declared), new() { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return (null, []);
            var fields = document.RootElement.EnumerateObject().ToList();
            var notTexts = fields.Where(field => field.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)).Select(field => field.Name).ToList();
            return (notTexts.Count > 0 ? null : fields.ToDictionary(field => field.Name, field => field.Value.ValueKind == JsonValueKind.Null ? "" : LooseJson.Text(field.Value)), notTexts);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // An escaped half of a character in the name of a field is an InvalidOperationException.
            return (null, []);
        }
    }

    /// <summary>As it is declared, and otherwise in UTF-8 (RFC 8259, 8.1) or as its byte order mark says, which many programs write.</summary>
    private static ReadOnlyMemory<char> JsonText(ReadOnlyMemory<byte> body, Encoding? declared)
    {
        var (json, marked) = DeclaredEncoding.SkipMark(body);
        var strict = (Encoding)(marked ?? declared ?? DeclaredEncoding.Utf8).Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict.GetString(json.Span).AsMemory();
    }
}
