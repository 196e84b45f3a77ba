using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Sessions.Leading;

/// <summary>Lets in facilitators whose link works. It reads the row itself, so that a link that was taken back stops at once.</summary>
public sealed class FacilitatorAccess(LinkTokens tokens, SessionRegister register, TimeProvider clock)
{
    /// <summary>Null if the link is wrong, was taken back, or has ended.</summary>
    public Task<Entered?> EnterAsync(string? token, CancellationToken cancellationToken) => EnterAsync(token, tokens.ReadFacilitator(token), cancellationToken);

    /// <summary>With the link of the email, whose page has a box to tick. The token of the one who entered is the working one.</summary>
    public async Task<Entered?> EnterByInvitationAsync(string? token, CancellationToken cancellationToken) =>
        tokens.ReadInvitation(token) is { } invited ? await EnterAsync(tokens.ForFacilitator(invited), invited, cancellationToken) : null;

    private async Task<Entered?> EnterAsync(string? token, FacilitatorToken? link, CancellationToken cancellationToken) =>
        link is { } read
        && await register.FindAsync(read.Session, cancellationToken) is { Value: var session }
        && session.FindFacilitator(read.FacilitatorId, clock.GetUtcNow()) is { } facilitator
            ? new(token!, session, facilitator)
            : null;

    /// <param name="Token">Of the working link.</param>
    public sealed record Entered(string Token, LiveSession Session, Facilitator Facilitator);
}
