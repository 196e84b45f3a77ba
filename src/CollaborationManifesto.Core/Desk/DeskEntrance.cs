using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Desk;

/// <summary>Lets in who has a link to the desk that still works and is still a curator.</summary>
public sealed class DeskEntrance(LinkTokens tokens, CuratorRegister curators, TimeProvider clock)
{
    /// <summary>Either who entered, or why nobody did.</summary>
    public async Task<(Entered? Entered, DeskOutcome? Refusal)> EnterAsync(string? token, CancellationToken cancellationToken)
    {
        if (tokens.ReadDesk(token) is not { } link || link.Expires <= clock.GetUtcNow())
            return (null, new DeskOutcome.Expired());
        return await curators.FindAsync(link.CuratorId, cancellationToken) is { } curator
            ? (new(token!, curator, link.Expires), null)
            : (null, new DeskOutcome.NoLongerCurator());
    }

    public sealed record Entered(string Token, Curator Curator, DateTimeOffset Expires);
}
