namespace CollaborationManifesto.LocalHost.Inbox;

/// <summary>An entry in SendGrid's lists of addresses that it does not email.</summary>
/// <param name="List">As in SendGrid's API: <c>bounces</c>, <c>blocks</c>, <c>invalid_emails</c>, <c>spam_reports</c> or <c>unsubscribes</c>.</param>
public sealed record Suppression(string List, string Email, DateTimeOffset Created);
