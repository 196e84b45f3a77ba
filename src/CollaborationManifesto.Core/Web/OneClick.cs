using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CollaborationManifesto.Web;

/// <summary>What an email program posts to unsubscribe (RFC 8058, section 3.1). Scanners that post the page's form do not send it.</summary>
public static class OneClick
{
    public const string Field = "List-Unsubscribe";

    public const string Value = "One-Click";

    private const int MostBytes = 4_096;

    private static readonly FormOptions Limits = new()
    {
        BufferBodyLengthLimit = MostBytes,
        MultipartBodyLengthLimit = MostBytes,
        ValueLengthLimit = MostBytes,
        ValueCountLimit = 8,
    };

    /// <summary>RFC 8058, section 3.2, allows multipart and URL-encoded forms.</summary>
    internal static async Task<bool> IsPostedAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return false;
        try
        {
            var form = await request.ReadFormAsync(Limits, cancellationToken);
            return form[Field] == Value;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return false;
        }
    }
}

/// <summary>Reads a post of a page's form, or of an email program that posts to the address in an email's header.</summary>
public sealed class OneClickReader(BodyReader bodies)
{
    /// <summary>The address in the header carries the token; the page's form posts it.</summary>
    /// <param name="fromHeader">Makes the input from the token and whether it is a click to unsubscribe.</param>
    public async Task<(T? Input, IResult? Refusal)> ReadAsync<T>(HttpRequest request, Func<PostedForm, T> fromForm, Func<string, bool, T> fromHeader, CancellationToken cancellationToken)
        where T : class =>
        request.Query["token"] is [{ } token, ..]
            ? (fromHeader(token, await OneClick.IsPostedAsync(request, cancellationToken)), null)
            : await bodies.ReadAsync(request, fromForm, cancellationToken);
}
