namespace CollaborationManifesto.Words;

/// <summary>The curators' pages about live sessions.</summary>
public sealed record SessionDeskWords
{
    public string Heading { get; init; } = "Hold a workshop";
}
