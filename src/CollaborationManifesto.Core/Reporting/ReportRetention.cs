using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Reporting;

/// <summary>Deletes reports like declined contributions, and their addresses earlier.</summary>
public sealed class ReportRetention(ReportRegister register, IOptions<PrivacySettings> privacy, TimeProvider clock)
{
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await foreach (var read in register.EndedBeforeAsync(now.AddDays(-privacy.Value.ClosedDays), cancellationToken))
            await register.DeleteAsync(read, cancellationToken);
        var addressesUntil = now.AddDays(-privacy.Value.AddressDays);
        await foreach (var read in register.WithAddressAsync(cancellationToken))
        {
            if (IsDue(read.Value))
                await register.UpdateAsync(read.Value.Id, current => IsDue(current) ? current with { Email = null, EmailConfirmed = false } : null, cancellationToken);
        }

        bool IsDue(ProblemReport report) => report.Ending?.At < addressesUntil;
    }
}
