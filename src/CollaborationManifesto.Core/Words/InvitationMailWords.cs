namespace CollaborationManifesto.Words;

/// <summary>The email that invites a facilitator.</summary>
public sealed record InvitationMailWords
{
    public string Heading { get; init; } = "Lead the workshop";
}
