namespace CollaborationManifesto.Words;

/// <summary>The email that invites a facilitator.</summary>
public sealed record InvitationMailWords
{
    /// <summary>The argument is the name of the workshop.</summary>
    public Func<string, string> Subject { get; init; } = name => $"Lead the workshop: {name}";

    public Func<string, string> Introduction { get; init; } = manifesto => $"A curator of the {manifesto} asks you to lead this workshop:";

    public string Button { get; init; } = "Open the page to lead it";

    public string Expiry { get; init; } = "This link is only for you and works until a day after the workshop. Opening it changes nothing.";

    public Func<string, string> WhyYou { get; init; } = manifesto => $"You get this email because a curator of the {manifesto} entered your address for this workshop. We delete it a day after the workshop.";
}
