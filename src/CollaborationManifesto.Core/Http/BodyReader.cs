using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;

namespace CollaborationManifesto.Http;

/// <summary>Reads posted forms and JSON objects up to <see cref="IntakeSettings.MaxBodyBytes"/>.</summary>
public sealed class BodyReader(IOptions<IntakeSettings> intake, AllWords words, Refusals refusals)
{
    /// <summary>Either the fields or the answer that says why they could not be read.</summary>
    public async Task<(PostedBody? Body, IResult? Refusal)> Read(HttpRequest request, CancellationToken cancellation)
    {
        var limit = intake.Value.MaxBodyBytes;
        if (!request.HasJsonContentType() && !IsForm(request))
            return await Refused(request, StatusCodes.Status415UnsupportedMediaType, words.Refusals.WrongType);
        if (request.ContentLength > limit)
            return await Refused(request, StatusCodes.Status413PayloadTooLarge, words.Refusals.TooLarge);
        var read = await request.BodyReader.ReadAtLeastAsync(limit + 1, cancellation);
        if (read.Buffer.Length > limit)
        {
            // Or the server could not read on, and would break the connection off instead of answering.
            request.BodyReader.AdvanceTo(read.Buffer.End);
            return await Refused(request, StatusCodes.Status413PayloadTooLarge, words.Refusals.TooLarge);
        }


        var answer = request.HasJsonContentType() ? await Json(request, read.Buffer) : await Form(request, read.Buffer, limit, cancellation);
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return answer;
    }

    private static bool IsForm(HttpRequest request) =>
        request.ContentType?.Split(';')[0].Trim().Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Browsers ask for HTML, so who does not is a program, whatever it called its body.</summary>
    private async Task<(PostedBody?, IResult?)> Refused(HttpRequest request, int status, Message message) =>
        (null, Refusals.AsksForPage(request) ? await refusals.Refuse(request, status, message, refusals.Form) : Refusals.Problem(status, message));

    private async Task<(PostedBody?, IResult?)> Form(HttpRequest request, ReadOnlySequence<byte> body, int limit, CancellationToken cancellation) =>
        await FormFields(body, limit, cancellation) is { } values
            ? (new(values, IsJson: false), null)
            : await Refused(
                request, StatusCodes.Status400BadRequest, Refusals.AsksForPage(request) ? words.Refusals.Unreadable : words.Refusals.UnreadableFromProgram);

    private async Task<(PostedBody?, IResult?)> Json(HttpRequest request, ReadOnlySequence<byte> body)
    {
        var (values, notTexts) = JsonFields(body);
        if (notTexts.Count > 0)
            return (null, refusals.Invalid(notTexts.Select(name => new FieldError(name, PostedBody.Knows(name) ? words.Refusals.NotAText : words.Refusals.FieldUnknown)), StatusCodes.Status400BadRequest));
        return values is null
            ? await Refused(request, StatusCodes.Status400BadRequest, words.Refusals.UnreadableJson)
            : (new(values, IsJson: true), null);
    }

    private static async Task<Dictionary<string, string>?> FormFields(ReadOnlySequence<byte> body, int limit, CancellationToken cancellation)
    {
        try
        {
            var form = await new FormPipeReader(PipeReader.Create(body)) { ValueLengthLimit = limit }.ReadFormAsync(cancellation);
            return PostedBody.IsOurs(form.Keys) ? form.ToDictionary(field => field.Key, field => ValueOf(field.Key, field.Value)) : null;
        }
        catch (InvalidDataException)
        {
            return null;
        }
    }

    // Of every other field there is one on the page, and the first one counts.
    private static string ValueOf(string field, StringValues posted) =>
        field is "principles" or "items" or "positions" ? string.Join(' ', posted.AsEnumerable()) : posted[0] ?? "";

    /// <summary>The fields, or the names of those whose values are not texts, or neither for what is no JSON object.</summary>
    private static (Dictionary<string, string>? Values, IReadOnlyList<string> NotTexts) JsonFields(ReadOnlySequence<byte> body)
    {
        try
        {
            // Of a field that stands twice one value would be lost.
            using var document = JsonDocument.Parse(body, new() { AllowDuplicateProperties = false });
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return (null, []);
            var fields = document.RootElement.EnumerateObject().ToList();
            var notTexts = fields.Where(field => field.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null)).Select(field => field.Name).ToList();
            return (notTexts.Count > 0 ? null : fields.ToDictionary(field => field.Name, field => field.Value.GetString() ?? ""), notTexts);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // GetString throws InvalidOperationException for an escaped lone surrogate.
            return (null, []);
        }
    }
}
