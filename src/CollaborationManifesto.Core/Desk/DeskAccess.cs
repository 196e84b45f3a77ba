using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Desk;

/// <summary>Lets in curators with a valid link to the desk.</summary>
public sealed class DeskAccess(LinkTokens tokens, CuratorRegister curators, TimeProvider clock)
{
    /// <summary>Returns either the curator who entered or why they were refused.</summary>
    public async Task<(Entered? Entered, DeskOutcome? Refusal)> EnterAsync(string? token, CancellationToken cancellationToken)
    {
        if (tokens.ReadDesk(token) is not { } link || link.Expires <= clock.GetUtcNow())
            return (null, new DeskOutcome.Expired());
        return await curators.FindActingAsync(link.CuratorId, cancellationToken) is { } acting
            ? (new(token!, acting, link.Expires), null)
            : (null, new DeskOutcome.NoLongerCurator());
    }

    public sealed record Entered(string Token, ActingCurator Acting, DateTimeOffset Expires)
    {
        public Curator Curator => Acting.Curator;
    }
}
