using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Operating;

/// <summary>Says what a poison message is about, and what would become of it.</summary>
public sealed class PoisonInquiry(PoisonQueues poison, ContributionStore contributions, IOptions<ChangeSettings> settings, TimeProvider clock)
{
    /// <returns>Null when the message is not among those that a queue shows.</returns>
    public async Task<PoisonExplanation?> ExplainAsync(string id, CancellationToken cancellationToken)
    {
        if ((await poison.FirstAsync(cancellationToken)).FirstOrDefault(message => message.Id == id) is not { } message)
            return null;
        if (message.Change is not { } change)
            return new(message, null, message.IsReadable ? ReplayEffect.MailsDeskLink : ReplayEffect.Nothing);
        var row = (await contributions.FindAsync(change.ContributionId, cancellationToken))?.Value;
        return new(message, row, row?.Has(change.CommandId) == true ? ReplayEffect.Handles : Waits(change) ? ReplayEffect.WaitsForRow : ReplayEffect.Drops);
    }

    private bool Waits(ContributionChanged change) => clock.GetUtcNow() - change.AcceptedAt < TimeSpan.FromMinutes(settings.Value.GiveUpMinutes);
}

/// <param name="Contribution">As it is now; null when there is none, or the message is about none.</param>
public sealed record PoisonExplanation(PoisonMessage Message, Contribution? Contribution, ReplayEffect Effect);

/// <summary>What would become of a message that is put back.</summary>
public enum ReplayEffect
{
    /// <summary>It cannot be read, so it is not put back.</summary>
    Nothing,

    /// <summary>Its command is in the contribution's history: what is missing of site, desk and mails is done.</summary>
    Handles,

    /// <summary>Its command was never written, but a write may still be under way.</summary>
    WaitsForRow,

    /// <summary>Its command was never written: nothing was accepted, and nothing is missing.</summary>
    Drops,

    /// <summary>It is a wish for a link to the desk.</summary>
    MailsDeskLink,
}
