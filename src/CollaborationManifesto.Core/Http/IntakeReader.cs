using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Http;

/// <summary>Reads what contributors post, within the limits on posts.</summary>
public sealed class IntakeReader(PostLimits limits, IOptions<IntakeSettings> intake, BodyReader bodies, AllWords words, Refusals refusals)
{
    /// <summary>Either the fields or the answer that says why they were not read.</summary>
    public async Task<(PostedBody? Body, IResult? Refusal)> Read(HttpRequest request, CancellationToken cancellation) =>
        limits.Refuse(ClientAddress.Of(request, intake.Value.TrustedHops)) is { } wait
            ? (null, await TooMany(request, wait))
            : await bodies.Read(request, cancellation);

    private async Task<IResult> TooMany(HttpRequest request, TimeSpan wait)
    {
        var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
        var message = Refusals.SpeaksJson(request) ? words.Refusals.TooManyFromProgram(seconds) : words.Refusals.TooMany(seconds);
        // Not to the form: an empty one would look as if what they wrote was gone.
        return new RetryAfter(seconds, await refusals.Refuse(request, StatusCodes.Status429TooManyRequests, message, refusals.Site));
    }
}
