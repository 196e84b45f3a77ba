using CollaborationManifesto.Model;
using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Web;

/// <summary>Reads the <c>Idempotency-Key</c> header of JSON clients: the same key always gives the same contribution id.</summary>
public static class IdempotencyKey
{
    public static ContributionId IdFor(HttpRequest request) =>
        request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? ContributionId.FromKey("idempotency", key) : ContributionId.New();
}
