using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Signing;

/// <summary>Makes a signature of a confirmed request, or a new version of the one that is there. It may be repeated at any point.</summary>
public sealed class SignatureRecorder(SignatureRegister register, AddressHash hash)
{
    /// <returns>The signature's key; null if the request is not confirmed, or was removed.</returns>
    public async Task<string?> RecordAsync(SignatureRequest request, CancellationToken cancellationToken) =>
        request.IsLeftToRecord ? await RecordAsync(request, await OfSameAddressAsync(request, cancellationToken), cancellationToken) : request.BecameKey;

    /// <param name="known">Signatures of the request's address, read before.</param>
    public async Task<string> RecordAsync(SignatureRequest request, IReadOnlyList<Signature> known, CancellationToken cancellationToken)
    {
        var same = known.FirstOrDefault(signature => signature.HasCommand(request.Id.ToString())) ?? known.FirstOrDefault(signature => !signature.IsRemoved && signature.Text.IsBySameSignatory(request.Text));
        var key = same?.Key ?? await KeyAsync(request, cancellationToken);
        // Whichever came first is seen by the other.
        while (!(same is null && await register.AddAsync(Signature.FromRequest(key, request, null), cancellationToken)) && !await TryUpdateAsync(key, request, cancellationToken))
            same = null;
        await register.UpdateAsync(request.Id, current => current.IsLeftToRecord ? current.RecordedAs(key) : null, cancellationToken);
        return key;
    }

    public async Task<IReadOnlyList<Signature>> OfSameAddressAsync(SignatureRequest request, CancellationToken cancellationToken) =>
        await register.OfAddressAsync(await hash.ComputeAsync(request.Email!, cancellationToken), cancellationToken);

    /// <returns>False if there is no such signature.</returns>
    private async Task<bool> TryUpdateAsync(string key, SignatureRequest request, CancellationToken cancellationToken) => (await register.UpdateAsync(
        key, current => current.HasCommand(request.Id.ToString()) ? null : Signature.FromRequest(key, request, current), cancellationToken)).Signature is not null;

    /// <summary>The same address and signatory have the same key, so that two requests at once make one signature.</summary>
    private async Task<string> KeyAsync(SignatureRequest request, CancellationToken cancellationToken) =>
        Signature.KeyOf(await hash.ComputeAsync(request.Email!, cancellationToken), await hash.ComputeAsync($"{request.Email} {request.Text.SignatoryKey}", cancellationToken));
}
