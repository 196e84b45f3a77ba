using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Signing;

/// <summary>Makes a signature of a confirmed request, or a new version of the one that is there. It may be repeated at any point.</summary>
public sealed class SignatureRecorder(SignatureRegister register, AddressHash hash)
{
    /// <returns>The signature's key; null if the request is not confirmed, or was removed.</returns>
    public async Task<string?> RecordAsync(SignatureRequest request, CancellationToken cancellationToken)
    {
        if (!request.IsLeftToRecord)
            return request.BecameKey;
        var address = await hash.ComputeAsync(request.Email!, cancellationToken);
        var known = await register.OfAddressAsync(address, cancellationToken);
        var same = known.Find(signature => signature.HasCommand(request.Id.ToString())) ?? known.Find(signature => !signature.IsRemoved && signature.Text.IsBySameSignatory(request.Text));
        var key = same?.Key ?? await KeyAsync(request, address, cancellationToken);
        while (!await TryRecordAsync(key, request, cancellationToken))
        {
            // Someone else was first: look again.
        }

        await register.UpdateAsync(request.Id, current => current.IsLeftToRecord ? current.RecordedAs(key) : null, cancellationToken);
        return key;
    }

    /// <summary>How many signatures the address has beside those of the same signatory.</summary>
    public async Task<int> CountOthersAsync(SignatureRequest request, CancellationToken cancellationToken) =>
        (await register.OfAddressAsync(await hash.ComputeAsync(request.Email!, cancellationToken), cancellationToken))
            .Count(signature => !signature.IsRemoved && !signature.Text.IsBySameSignatory(request.Text));

    /// <returns>False if another request made the row at the same moment.</returns>
    private async Task<bool> TryRecordAsync(string key, SignatureRequest request, CancellationToken cancellationToken)
    {
        var (there, _) = await register.UpdateAsync(
            key, current => current.HasCommand(request.Id.ToString()) ? null : Signature.FromRequest(key, request, current), cancellationToken);
        return there is not null || await register.AddAsync(Signature.FromRequest(key, request, null), cancellationToken);
    }

    /// <summary>The same address and signatory have the same key, so that two requests at once make one signature.</summary>
    private async Task<string> KeyAsync(SignatureRequest request, string address, CancellationToken cancellationToken) =>
        Signature.KeyOf(address, await hash.ComputeAsync($"{request.Email} {request.Text.SignatoryKey}", cancellationToken));
}
