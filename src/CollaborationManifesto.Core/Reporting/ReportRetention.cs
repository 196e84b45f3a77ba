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
        var (reportsUntil, addressesUntil) = (now.AddDays(-privacy.Value.ClosedDays), now.AddDays(-privacy.Value.AddressDays));
        await foreach (var read in register.EndedBeforeAsync(reportsUntil > addressesUntil ? reportsUntil : addressesUntil, cancellationToken))
        {
            if (read.Value.LastChangedAt < reportsUntil)
                await register.DeleteAsync(read, cancellationToken);
            else if (read.Value.Email is not null)
                await register.UpdateAsync(read.Value.Id, current => current.Ending?.At < addressesUntil ? current with { Email = null, EmailConfirmed = false } : null, cancellationToken);
        }
    }
}
