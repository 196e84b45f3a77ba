using System.Buffers;
using System.Text;
using System.Text.Json;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Web;

/// <summary>Reads posted forms and JSON objects of up to <see cref="MaxBytes"/>, in the encoding that they declare.</summary>
public sealed class BodyReader(AllWords words, Refusals refusals)
{
    /// <summary>Largest body, in bytes. The longest allowed text fits even if it is all percent-encoded emoji.</summary>
    public const int MaxBytes = 262_144;

    /// <summary>Returns either the input or the answer that says why it could not be read.</summary>
    /// <param name="bind">Creates the input from the fields.</param>
    public Task<(T? Input, IResult? Refusal)> ReadAsync<T>(HttpRequest request, Func<PostedForm, T> bind, CancellationToken cancellationToken)
        where T : class => ReadAsync(request, MaxBytes, words.Refusals.TooLarge, refusals.Form, bind, cancellationToken);

    /// <summary>Like <see cref="ReadAsync{T}(HttpRequest,Func{PostedForm,T},CancellationToken)"/>, with a file beside the fields.</summary>
    /// <param name="maxFileBytes">Largest file.</param>
    /// <param name="link">Where a refusal leads.</param>
    public Task<(T? Input, IResult? Refusal)> ReadUploadAsync<T>(HttpRequest request, int maxFileBytes, (string Text, string Target) link, Func<PostedForm, T> bind, CancellationToken cancellationToken)
        where T : class => ReadAsync(request, maxFileBytes + MaxBytes, words.Refusals.FileTooLarge(maxFileBytes / 1024 / 1024), link, bind, cancellationToken);

    private async Task<(T? Input, IResult? Refusal)> ReadAsync<T>(HttpRequest request, int maxBytes, Message tooLarge, (string Text, string Target) link, Func<PostedForm, T> bind, CancellationToken cancellationToken)
        where T : class
    {
        if (BodyType.TryParse(request) is not { } type)
            return (null, await RefuseAsync(request, StatusCodes.Status415UnsupportedMediaType, words.Refusals.WrongType, link));
        if (type.IsUnknownEncoding)
            return (null, await RefuseAsync(request, StatusCodes.Status415UnsupportedMediaType, words.Refusals.UnknownEncoding, link));
        if (request.ContentLength > maxBytes)
            return (null, await RefuseAsync(request, StatusCodes.Status413PayloadTooLarge, tooLarge, link));
        var read = await request.BodyReader.ReadAtLeastAsync(maxBytes + 1, cancellationToken);
        if (read.Buffer.Length > maxBytes)
        {
            // Consume the body, otherwise the server drops the connection before the answer is sent.
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return (null, await RefuseAsync(request, StatusCodes.Status413PayloadTooLarge, tooLarge, link));
        }

        var body = read.Buffer.ToArray();
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return request.HasJsonContentType() ? await JsonAsync(request, body, type.Declared, bind) : await FormAsync(request, body, type, link, bind, cancellationToken);
    }

    /// <summary>Browsers always ask for HTML, so any other client is a program, whatever type its body has.</summary>
    private async Task<IResult> RefuseAsync(HttpRequest request, int status, Message message, (string Text, string Target) link) =>
        Refusals.AsksForPage(request) ? await refusals.RefuseAsync(request, status, message, link) : Refusals.Problem(status, message);

    private async Task<(T?, IResult?)> FormAsync<T>(HttpRequest request, byte[] body, BodyType type, (string Text, string Target) link, Func<PostedForm, T> bind, CancellationToken cancellationToken)
        where T : class
    {
        if (await FormFieldsAsync(body, type, cancellationToken) is var (fields, files))
        {
            var form = new PostedForm(fields, isJson: false, files);
            var input = bind(form);
            if (form.HasKnownField)
                return (input, null);
        }

        var message = Refusals.AsksForPage(request) ? words.Refusals.Unreadable : words.Refusals.UnreadableFromProgram;
        return (null, await RefuseAsync(request, StatusCodes.Status400BadRequest, message, link));
    }

    private async Task<(T?, IResult?)> JsonAsync<T>(HttpRequest request, byte[] body, Encoding? declared, Func<PostedForm, T> bind)
        where T : class
    {
        var (values, notTexts) = JsonFields(body, declared);
        if (values is null)
            return (null, await RefuseAsync(request, StatusCodes.Status400BadRequest, words.Refusals.UnreadableJson, refusals.Form));
        var form = new PostedForm(values, isJson: true);
        var input = bind(form);
        return notTexts.Count > 0
            ? (null, refusals.Invalid(notTexts.Select(name => new FieldError(name, form.Has(name) ? words.Refusals.NotAText : words.Refusals.FieldUnknown)), StatusCodes.Status400BadRequest))
            : (input, null);
    }

    private static async Task<(ILookup<string, string> Fields, IReadOnlyDictionary<string, byte[]> Files)?> FormFieldsAsync(byte[] body, BodyType type, CancellationToken cancellationToken)
    {
        var fields = type.Boundary is null ? PostedFields.UrlEncoded(Bytes(body, type.Declared)) : await PostedFields.MultipartAsync(body, type.Boundary, cancellationToken);
        // Bytes() has already converted UTF-16 and UTF-32 forms to UTF-8.
        return fields is null ? null : (fields.Texts(type.Declared is { } declared && !DeclaredEncoding.IsWide(declared) ? declared : null).ToLookup(field => field.Name, field => field.Value), fields.Files);
    }

    private static ReadOnlyMemory<byte> Bytes(ReadOnlyMemory<byte> body, Encoding? declared)
    {
        var (form, marked) = DeclaredEncoding.SkipMark(body);
        // Some clients declare UTF-16 or UTF-32 but send ASCII: then only the declaration is wrong.
        return (marked ?? declared) is { } encoding && DeclaredEncoding.IsWide(encoding) && form.Span.Contains((byte)0)
            ? DeclaredEncoding.Utf8.GetBytes(encoding.GetString(form.Span))
            : form;
    }

    /// <summary>Text fields, and the names of fields whose values are not text. Values are null if the body is not a JSON object.</summary>
    private static (ILookup<string, string>? Values, IReadOnlyList<string> NotTexts) JsonFields(ReadOnlyMemory<byte> body, Encoding? declared)
    {
        try
        {
            // Refuse duplicate names: one of the two values would be lost.
            using var document = JsonDocument.Parse(JsonText(body, declared), new() { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return (null, []);
            var fields = document.RootElement.EnumerateObject().ToList();
            var notTexts = fields.Where(field => !IsText(field.Value)).Select(field => field.Name).ToList();
            var texts = fields.Where(field => IsText(field.Value));
            return (texts.ToLookup(field => field.Name, field => field.Value.ValueKind == JsonValueKind.Null ? "" : JsonString.Parse(field.Value)), notTexts);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException or DecoderFallbackException)
        {
            // An escaped unpaired surrogate in a field name throws an InvalidOperationException.
            return (null, []);
        }
    }

    private static bool IsText(JsonElement value) => value.ValueKind is JsonValueKind.String or JsonValueKind.Null;

    /// <summary>Decodes by the byte order mark, else by the declared encoding, else as UTF-8 (RFC 8259, section 8.1).</summary>
    private static ReadOnlyMemory<char> JsonText(ReadOnlyMemory<byte> body, Encoding? declared)
    {
        var (json, marked) = DeclaredEncoding.SkipMark(body);
        var strict = (Encoding)(marked ?? declared ?? DeclaredEncoding.Utf8).Clone();
        strict.DecoderFallback = DecoderFallback.ExceptionFallback;
        return strict.GetString(json.Span).AsMemory();
    }
}
