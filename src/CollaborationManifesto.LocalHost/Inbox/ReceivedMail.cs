namespace CollaborationManifesto.LocalHost.Inbox;

/// <summary>An email in the local inbox. <c>/inbox.json</c> returns exactly these properties.</summary>
public sealed record ReceivedMail(string To, string Subject, string Text, string Html, DateTimeOffset ReceivedAt)
{
    /// <summary>Other headers, by name.</summary>
    public IReadOnlyDictionary<string, string> Headers { get; init; } = new Dictionary<string, string>();
}
