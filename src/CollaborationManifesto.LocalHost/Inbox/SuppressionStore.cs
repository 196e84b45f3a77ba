using System.Collections.Immutable;

namespace CollaborationManifesto.LocalHost.Inbox;

/// <summary>Simulates SendGrid's lists of addresses that it does not email. Kept until the program ends.</summary>
public sealed class SuppressionStore
{
    public static readonly IReadOnlyList<string> Lists = ["bounces", "blocks", "invalid_emails", "spam_reports", "unsubscribes"];

    private ImmutableList<Suppression> _entries = [];

    public ImmutableList<Suppression> All => Volatile.Read(ref _entries);

    public void Add(Suppression entry) => ImmutableInterlocked.Update(ref _entries, all => all.Add(entry));

    public void Remove(Func<Suppression, bool> which) => ImmutableInterlocked.Update(ref _entries, all => all.RemoveAll(entry => which(entry)));

    /// <summary>True if email to the address is accepted and dropped. Blocked addresses are tried again.</summary>
    public bool Drops(string address) => All.Any(entry => entry.List != "blocks" && string.Equals(entry.Email, address, StringComparison.OrdinalIgnoreCase));
}
