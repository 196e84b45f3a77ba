using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Sessions.Joining;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Sessions;

/// <summary>Answers requests that name a session by its code. All pages answer a wrong code in the same way.</summary>
public sealed class CodeResponses(SessionCodes codes, PageFrames frames, Refusals refusals, AllWords words, IOptions<SiteSettings> site)
{
    /// <param name="statusOfWrong">422 where someone typed the code into a form, 404 for a page that a code leads to.</param>
    public async Task<IResult> ForAsync(string? typed, Func<ContributionId, Task<IResult>> found, int statusOfWrong, CancellationToken cancellationToken) =>
        await codes.FindAsync(typed, cancellationToken) switch
        {
            CodeLookup.Found(var session) => await found(session),
            CodeLookup.TooManyWrong(var wait) => await TooManyAsync((int)Math.Ceiling(wait.TotalSeconds)),
            CodeLookup.Unknown => await WrongAsync(typed, statusOfWrong),
            var other => throw new UnreachableException($"No answer for {other.GetType().Name}."),
        };

    private async Task<IResult> WrongAsync(string? typed, int status)
    {
        var error = new FieldError("code", string.IsNullOrWhiteSpace(typed) ? words.Join.CodeMissing : words.Join.CodeUnknown);
        var frame = frames.ForApi($"{words.Form.ErrorPrefix} {words.Join.WrongHeading}");
        return new PageResult(await Page.TextAsync(WrongCodePage.Create(new(frame, words, typed, [error]))), status, frames.ApiPolicy, PageResult.ForBackButton);
    }

    private async Task<IResult> TooManyAsync(int seconds) =>
        new RetryAfter(seconds, await refusals.SayAsync(StatusCodes.Status429TooManyRequests, words.Join.TooManyCodes(seconds), (words.Join.Join, SessionAddress.TypedJoin(site.Value))));
}
