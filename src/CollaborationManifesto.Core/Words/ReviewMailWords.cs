namespace CollaborationManifesto.Words;

/// <summary>The mail that asks a curator for a decision.</summary>
public sealed record ReviewMailWords
{
    public Func<string, string, string, string> Subject { get; init; } = (kind, title, reference) => $"{kind}: {title} [{reference}]";

    public Func<string, string> Heading { get; init; } = kind => $"New {kind} to decide on";

    public Func<string, string> Greeting { get; init; } = name => $"Hello {name},";

    public string Introduction { get; init; } = "Somebody sent this in. You decide together with the other curators, without knowing who sent it.";

    public Func<string, string> AboutBarrier { get; init; } = reference => $"About barrier {reference}";

    public string Button { get; init; } = "Read and decide";

    public string Spelled { get; init; } = "Or copy this address into your browser:";

    public Func<string, string> Expiry { get; init; } = day => $"This link is yours alone and works until {day}. Opening it decides nothing.";

    public Func<string, string> Why { get; init; } = manifesto => $"You get this mail because you are a curator of the {manifesto}.";
}
