namespace CollaborationManifesto.LocalHost.Inbox;

/// <summary>A mail as the local inbox keeps it. <c>/inbox.json</c> gives exactly these properties.</summary>
public sealed record ReceivedMail(string To, string Subject, string Text, string Html, DateTimeOffset ReceivedAt)
{
    /// <summary>Further headers, by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
