using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Web;

/// <summary>303: what was posted is done, and its result is at another address, so that a refresh posts nothing again.</summary>
internal sealed class SeeOther(string location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.StatusCode = StatusCodes.Status303SeeOther;
        response.Headers.Location = location;
        SecurityHeaders.Set(response, SecurityHeaders.NoStore, SecurityHeaders.NoPage);
        return Task.CompletedTask;
    }
}
