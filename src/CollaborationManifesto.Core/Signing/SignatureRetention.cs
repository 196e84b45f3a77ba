using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Signing;

/// <summary>Deletes unconfirmed signatures, addresses that nobody needs any more, and signatures that are not on the site.</summary>
public sealed class SignatureRetention(
    SignatureRegister register, SignatureRecorder recorder, IOptions<PrivacySettings> privacy, IOptions<CurationSettings> curation, TimeProvider clock)
{
    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        await foreach (var read in register.RequestsToNothingAsync(now.AddDays(-SignatureRequest.DaysToConfirm), cancellationToken))
        {
            // An organisation of a list can confirm or say no for as long as it is named.
            if (read.Value.IsLeftToRecord || (read.Value.IsWaitingForAnswer && await recorder.IsUnconfirmedAsync(read.Value, cancellationToken)))
                continue;
            if (read.Value.Import is null || read.Value.SentAt < now.AddDays(-privacy.Value.ClosedDays))
                await register.DeleteAsync(read, cancellationToken);
            else if (read.Value.Email is not null)
                await register.UpdateAsync(read.Value.Id, current => current.IsWaitingForAnswer ? current.RemovedAt(now, _ => "") with { ErasureDue = null } : null, cancellationToken);
        }

        var (closedUntil, addressesUntil) = (now.AddDays(-privacy.Value.ClosedDays), now.AddDays(-privacy.Value.AddressDays));
        await foreach (var read in register.ChangedBeforeAsync(now.AddMinutes(-curation.Value.UndoMinutes), cancellationToken))
        {
            var signature = read.Value;
            if (signature.Standing is null && signature.LastChangedAt < closedUntil)
                await DeleteAsync(read, cancellationToken);
            else if (Kept(signature, addressesUntil) != signature)
                await register.UpdateAsync(signature.Key, current => current.Decision == signature.Decision && current.RemovedAt == signature.RemovedAt ? Kept(current, addressesUntil) : null, cancellationToken);
        }
    }

    private static Signature Kept(Signature signature, DateTimeOffset addressesUntil)
    {
        var kept = signature.Replaced is null && signature.Answer is null ? signature : signature with { Replaced = null, Answer = null };
        return kept.Email is not null && kept.LastChangedAt < addressesUntil && !(kept.WantsNews && kept.Standing is not null) ? kept.WithoutAddress() : kept;
    }

    /// <summary>Links last: until then they say that the signature is gone.</summary>
    private async Task DeleteAsync(Versioned<Signature> read, CancellationToken cancellationToken)
    {
        if (!await register.DeleteAsync(read, cancellationToken))
            return;
        foreach (var link in read.Value.Links)
            await register.DeleteLinkAsync(link, cancellationToken);
    }
}
