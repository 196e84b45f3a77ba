using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Signing;

/// <summary>Makes a signature of a confirmed request, or a new version of the one that is there. It may be repeated at any point.</summary>
public sealed class SignatureRecorder(SignatureRegister register, AddressHash hash, LinkTokens tokens, TimeProvider clock)
{
    /// <returns>The signature's key; null if the request is not confirmed, or was removed.</returns>
    public async Task<string?> RecordAsync(SignatureRequest request, CancellationToken cancellationToken) =>
        request.IsLeftToRecord ? await RecordAsync(request, await OfSameAddressAsync(request, cancellationToken), cancellationToken) : request.BecameKey;

    /// <param name="known">Signatures of the request's address, read before.</param>
    public async Task<string> RecordAsync(SignatureRequest request, IReadOnlyList<Signature> known, CancellationToken cancellationToken)
    {
        var key = (known.FirstOrDefault(signature => signature.HasCommand(request.Id.ToString())) ?? known.FirstOrDefault(signature => IsOf(request, signature)))?.Key
            ?? await KeyAsync(request.Email, request.Text, cancellationToken);
        if (await TryRecordAsync(key, request, cancellationToken) is not { } signature)
        {
            // Its row is that of someone who shares the address and had this name before.
            key = $"{key}-{request.Id}";
            signature = await TryRecordAsync(key, request, cancellationToken);
        }

        if (signature is null)
            throw new InvalidOperationException("Others changed the signature all the time. The message is tried again.");
        var (now, _) = await register.UpdateAsync(request.Id, current => current.IsLeftToRecord ? current.RecordedAs(key) : null, cancellationToken);
        if (now?.BecameKey is null)
            // Its owner had everything erased at this very moment.
            await register.UpdateAsync(key, current => current.IsRemoved ? null : current.RemovedBy("erased", clock.GetUtcNow(), tokens.Seal), cancellationToken);
        return key;
    }

    public async Task<IReadOnlyList<Signature>> OfSameAddressAsync(SignatureRequest request, CancellationToken cancellationToken) =>
        await register.OfAddressAsync(await hash.ComputeAsync(request.Email!, cancellationToken), cancellationToken);

    /// <returns>Null if the row is that of another signatory.</returns>
    private async Task<Signature?> TryRecordAsync(string key, SignatureRequest request, CancellationToken cancellationToken)
    {
        var made = Signature.FromRequest(key, request, null);
        if (await register.AddAsync(made, cancellationToken))
            return made;
        var (now, _) = await register.UpdateAsync(
            key,
            current => current.HasCommand(request.Id.ToString()) || !(current.IsRemoved || IsOf(request, current)) ? null : Signature.FromRequest(key, request, current),
            cancellationToken);
        return now?.HasCommand(request.Id.ToString()) == true ? now : null;
    }

    private static bool IsOf(SignatureRequest request, Signature signature) => !signature.IsRemoved && signature.Text.IsBySameSignatory(request.Text);

    /// <summary>It asks about an organisation of a list that is on the site.</summary>
    public async Task<bool> IsUnconfirmedAsync(SignatureRequest request, CancellationToken cancellationToken) =>
        request is { Import: not null, Email: not null, Text.Kind: SignatoryKind.Organisation }
        && await register.FindAsync(await KeyAsync(request.Email, request.Text, cancellationToken), cancellationToken) is { Value: { IsUnconfirmed: true, IsRemoved: false } };

    /// <summary>The same address and signatory have the same key, so that two requests at once make one signature.</summary>
    /// <param name="email">Null for an organisation that a list names without an address.</param>
    public async Task<string> KeyAsync(EmailAddress? email, SignatureText text, CancellationToken cancellationToken) =>
        Signature.KeyOf(await hash.ComputeAsync(email?.Value ?? "", cancellationToken), await hash.ComputeAsync($"{email} {text.SignatoryKey}", cancellationToken));
}
