using CollaborationManifesto.Contributions;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Telemetry;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Http;

/// <summary>Reads what contributors post, within the limits on posts and while the form is open to them.</summary>
public sealed class IntakeReader(PostLimits limits, IOptions<IntakeSettings> intake, BodyReader bodies, AllWords words, Refusals refusals, Counts counts)
{
    /// <summary>Either the fields or the answer that says why they were not read.</summary>
    public async Task<(PostedBody? Body, IResult? Refusal)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (limits.Refuse(ClientAddress.From(request, intake.Value.TrustedHops)) is { } wait)
            return (null, await TooManyAsync(request, wait));
        var (body, refusal) = await bodies.ReadAsync(request, cancellationToken);
        if (body is not null && !intake.Value.Admits(body.Submission.Invitation))
            return (null, await ClosedAsync(request));
        return body?.UnknownFields is { Count: > 0 } unknown ? (null, Unknown(unknown)) : (body, refusal);
    }

    /// <summary>For posts of people without a link, whether or not the form is open.</summary>
    public async Task<(PostedBody? Body, IResult? Refusal)> ReadWithinLimitsAsync(HttpRequest request, CancellationToken cancellationToken) =>
        limits.Refuse(ClientAddress.From(request, intake.Value.TrustedHops)) is { } wait
            ? (null, await TooManyAsync(request, wait))
            : await bodies.ReadAsync(request, cancellationToken);

    /// <summary>An empty form, for whoever may fill it in.</summary>
    public async Task<(CheckOutcome? Form, IResult? Refusal)> NewFormAsync(HttpRequest request)
    {
        var invitation = request.Query["invitation"].ToString();
        return intake.Value.Admits(invitation) ? (Intake.Change(new() { Invitation = invitation }), null) : (null, await ClosedAsync(request));
    }

    private IResult Unknown(IEnumerable<string> fields) => refusals.Invalid(fields.Select(field => new FieldError(field, words.Refusals.FieldUnknown)));

    private Task<IResult> ClosedAsync(HttpRequest request) =>
        refusals.RefuseAsync(request, StatusCodes.Status403Forbidden, words.Refusals.Closed, refusals.Site);

    private async Task<IResult> TooManyAsync(HttpRequest request, TimeSpan wait)
    {
        counts.Limited();
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        var message = Refusals.SpeaksJson(request) ? words.Refusals.TooManyFromProgram(seconds) : words.Refusals.TooMany(seconds);
        // Not to the form: an empty one would look as if what they wrote was gone.
        return new RetryAfter(seconds, await refusals.RefuseAsync(request, StatusCodes.Status429TooManyRequests, message, refusals.Site));
    }
}
