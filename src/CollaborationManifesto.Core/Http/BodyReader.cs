using System.Buffers;
using System.IO.Pipelines;
using System.Text.Json;
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
            return await Refused(request, StatusCodes.Status413PayloadTooLarge, words.Refusals.TooLarge);

        var json = request.HasJsonContentType();
        var values = json ? Json(read.Buffer) : await Form(read.Buffer, limit, cancellation);
        request.BodyReader.AdvanceTo(read.Buffer.End);
        return values is null
            ? await Refused(request, StatusCodes.Status400BadRequest, json ? words.Refusals.UnreadableJson : words.Refusals.Unreadable)
            : (new(values, json), null);
    }

    private static bool IsForm(HttpRequest request) =>
        request.ContentType?.Split(';')[0].Trim().Equals("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) == true;

    private async Task<(PostedBody?, IResult)> Refused(HttpRequest request, int status, Message message) =>
        (null, await refusals.Refuse(request, status, message, refusals.Form));

    private static async Task<Dictionary<string, string>?> Form(ReadOnlySequence<byte> body, int limit, CancellationToken cancellation)
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
        field == "principles" ? string.Join(' ', posted.AsEnumerable()) : posted[0] ?? "";

    private static Dictionary<string, string>? Json(ReadOnlySequence<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind != JsonValueKind.Object)
                return null;
            var values = new Dictionary<string, string>();
            foreach (var property in document.RootElement.EnumerateObject())
            {
                if (property.Value.ValueKind is not (JsonValueKind.String or JsonValueKind.Null))
                    return null;
                values[property.Name] = property.Value.GetString() ?? "";
            }

            return values;
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            // GetString throws InvalidOperationException for an escaped lone surrogate.
            return null;
        }
    }
}
