using System.Collections.Immutable;

namespace CollaborationManifesto.LocalHost.Inbox;

/// <summary>SendGrid's lists of addresses that it does not mail, as they are played here. They last until the program ends.</summary>
public sealed class SuppressionStore
{
    public static readonly IReadOnlyList<string> Lists = ["bounces", "blocks", "invalid_emails", "spam_reports", "unsubscribes"];

    private ImmutableList<Suppression> _entries = [];

    public ImmutableList<Suppression> All => Volatile.Read(ref _entries);

    public void Add(Suppression entry) => ImmutableInterlocked.Update(ref _entries, all => all.Add(entry));

    public void Remove(Func<Suppression, bool> which) => ImmutableInterlocked.Update(ref _entries, all => all.RemoveAll(entry => which(entry)));

    /// <summary>Whether mail is taken and dropped. What was blocked once is tried again.</summary>
    public bool Drops(string address) => All.Any(entry => entry.List != "blocks" && string.Equals(entry.Email, address, StringComparison.OrdinalIgnoreCase));
}
