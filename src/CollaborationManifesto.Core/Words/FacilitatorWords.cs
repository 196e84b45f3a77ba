namespace CollaborationManifesto.Words;

/// <summary>The facilitators' page.</summary>
public sealed record FacilitatorWords
{
    public string Heading { get; init; } = "Lead the workshop";
}
