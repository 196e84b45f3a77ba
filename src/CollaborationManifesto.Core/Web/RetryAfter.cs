using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Web;

/// <summary>An answer that says in how many seconds to come back.</summary>
internal sealed class RetryAfter(int seconds, IResult answer) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        return answer.ExecuteAsync(httpContext);
    }
}
