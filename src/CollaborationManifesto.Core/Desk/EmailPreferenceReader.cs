using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace CollaborationManifesto.Desk;

/// <summary>Reads what is posted about a curator's mails: by the page's form, or by a mail program to the address in a mail's header.</summary>
public sealed class EmailPreferenceReader(BodyReader bodies)
{
    private const int MostBytes = 4_096;

    private static readonly FormOptions OneClickLimits = new()
    {
        BufferBodyLengthLimit = MostBytes,
        MultipartBodyLengthLimit = MostBytes,
        ValueLengthLimit = MostBytes,
        ValueCountLimit = 8,
    };

    /// <summary>
    /// The header's address carries the token; the page's form posts it. One click means a pause: whoever unsubscribes wants no mail,
    /// and a digest a day would be reported as spam.
    /// </summary>
    public async Task<(EmailPreferenceInput? Form, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.Query["token"] is [{ } token, ..])
            return (new(token, await IsOneClickAsync(request, cancellationToken) ? nameof(EmailPreference.Paused) : null, OneClick: true), null);
        return await bodies.ReadAsync(request, EmailPreferenceInput.From, cancellationToken);
    }

    /// <summary>RFC 8058, section 3.2: multipart/form-data or a URL-encoded form.</summary>
    private static async Task<bool> IsOneClickAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (!request.HasFormContentType)
            return false;
        try
        {
            var form = await request.ReadFormAsync(OneClickLimits, cancellationToken);
            return form[OneClick.Field] == OneClick.Value;
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return false;
        }
    }
}
