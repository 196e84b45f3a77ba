using CollaborationManifesto.Model;
using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Web;

/// <summary>The header <c>Idempotency-Key</c> of a JSON client: the same key names the same contribution.</summary>
public static class IdempotencyKey
{
    public static ContributionId IdFor(HttpRequest request) =>
        request.Headers["Idempotency-Key"].ToString() is { Length: > 0 } key ? ContributionId.FromKey("idempotency", key) : ContributionId.New();
}
