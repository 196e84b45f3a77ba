using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Sessions.Outcomes;

/// <summary>HTTP answers to people who ask with a code what became of the notes.</summary>
public sealed class OutcomeResponses(CodeResponses codes, SessionOutcomes outcomes, PrivatePages pages, Refusals refusals, AllWords words, IOptions<SiteSettings> site)
{
    public Task<IResult> ShowAsync(HttpRequest request, string? code, CancellationToken cancellationToken) => codes.ForAsync(
        code,
        async session => await outcomes.FindAsync(session, cancellationToken) is { } outcome
            ? await pages.RenderAsync(OutcomePage.Create(new(pages.Frame(words.SessionOutcome.Heading, []), words, outcome)), [])
            // Its code was just found, so it has gone this minute.
            : await refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Wall.Unknown, (words.Join.Join, SessionAddress.TypedJoin(site.Value))),
        StatusCodes.Status404NotFound,
        cancellationToken);
}
