namespace CollaborationManifesto.LocalHost.Inbox;

/// <summary>One entry of SendGrid's lists of addresses that it does not mail.</summary>
/// <param name="List">As in its API: <c>bounces</c>, <c>blocks</c>, <c>invalid_emails</c>, <c>spam_reports</c> or <c>unsubscribes</c>.</param>
public sealed record Suppression(string List, string Email, DateTimeOffset Created);
