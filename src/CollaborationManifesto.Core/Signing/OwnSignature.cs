using System.Collections.Immutable;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Signing;

/// <summary>
/// The page behind the emailed link: first it asks whether the signature is theirs, then it is the signature's private page. Opening it changes nothing,
/// because email scanners open links, and an untouched form is an error.
/// </summary>
public sealed class OwnSignature(
    SignatureRegister register, SignatureRecorder recorder, SignatureNotices notices, SigningRules rules, EditionRegister editions, AddressHash hash, LinkTokens tokens, AllWords words, TimeProvider clock)
{
    /// <param name="change">True for the form that changes the signature.</param>
    public async Task<SigningOutcome> OpenAsync(string? token, bool change, CancellationToken cancellationToken) => await FindAsync(token, cancellationToken) switch
    {
        (null, _) => new SigningOutcome.UnknownLink(),
        ({ IsWaitingForAnswer: true } request, _) => new SigningOutcome.Asked(request, token!, []),
        ({ IsLeftToRecord: true }, _) => new SigningOutcome.BeingRecorded(),
        ({ IsConfirmed: false }, _) => new SigningOutcome.Refused(),
        (_, null) => new SigningOutcome.UnknownLink(),
        (_, { IsRemoved: true }) => new SigningOutcome.Left(),
        (_, { } signature) when change => new SigningOutcome.Change(signature, token!, await FindNewerAsync(signature, cancellationToken), SigningInput.From(signature), false, "", []),
        (_, { } signature) => new SigningOutcome.Own(signature, token!, await FindNewerAsync(signature, cancellationToken), []),
    };

    public async Task<SigningOutcome> PostAsync(OwnSignatureInput input, CancellationToken cancellationToken)
    {
        var (request, signature) = await FindAsync(input.Token, cancellationToken);
        if (request is { IsWaitingForAnswer: true })
            return await AnswerAsync(request, input, cancellationToken);
        if (signature is { IsRemoved: false } && input.Act == OwnSignatureInput.Change)
            return await ChangeAsync(signature, input, cancellationToken);
        if (signature is { IsRemoved: false } && input.Act == OwnSignatureInput.Leave)
            return await LeaveAsync(signature, input, cancellationToken);
        return await OpenAsync(input.Token, change: false, cancellationToken);
    }

    /// <summary>The page that stops emails about new editions.</summary>
    public async Task<SigningOutcome> OpenNewsAsync(string? token, CancellationToken cancellationToken) =>
        await FindAsync(token, cancellationToken) is (_, { IsRemoved: false }) ? new SigningOutcome.News(token!, []) : new SigningOutcome.UnknownLink();

    /// <summary>Ends the emails and not the signature, and is done at once: it is no new version.</summary>
    public async Task<SigningOutcome> StopNewsAsync(StopNewsInput input, CancellationToken cancellationToken)
    {
        if (await FindAsync(input.Token, cancellationToken) is not (_, { IsRemoved: false } signature))
            return new SigningOutcome.UnknownLink();
        if (!input.Stops)
            return new SigningOutcome.News(input.Token!, [new("stops", words.Signing.NewsStopMissing)]);
        await register.UpdateAsync(signature.Key, current => current.WantsNews ? current with { WantsNews = false } : null, cancellationToken);
        return new SigningOutcome.NewsStopped();
    }

    /// <summary>For people who ask an operator.</summary>
    /// <returns>How many signatures and requests of the address were removed.</returns>
    public async Task<int> EraseAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var count = 0;
        foreach (var signature in (await register.OfAddressAsync(await hash.ComputeAsync(address, cancellationToken), cancellationToken)).Where(signature => !signature.IsRemoved))
        {
            await RemoveAsync(signature.Key, cancellationToken);
            count++;
        }

        await foreach (var read in register.UnfinishedRequestsAsync(cancellationToken))
        {
            if (!address.IsSameAs(read.Value.Email))
                continue;
            await RemoveRequestAsync(read.Value.Id, cancellationToken);
            count++;
        }

        return count;
    }

    private async Task<SigningOutcome> AnswerAsync(SignatureRequest request, OwnSignatureInput input, CancellationToken cancellationToken)
    {
        if (input.Answer is not ("yes" or "no"))
            return new SigningOutcome.Asked(request, input.Token!, [new("answer", words.Signing.ConfirmMissing)]);
        if (input.Answer == "no")
        {
            await RemoveUnconfirmedAsync(request, cancellationToken);
            await notices.AnnounceRequestAsync(request.Id, isAnswered: true, cancellationToken);
            var (refused, _) = await register.UpdateAsync(request.Id, current => current.IsWaitingForAnswer ? current.RemovedAt(clock.GetUtcNow(), tokens.Seal) : null, cancellationToken);
            return refused is { IsConfirmed: false } ? new SigningOutcome.Refused() : await OpenAsync(input.Token, change: false, cancellationToken);
        }

        var known = await recorder.OfSameAddressAsync(request, cancellationToken);
        if (known.Count(signature => signature is { IsRemoved: false, IsUnconfirmed: false } && !signature.Text.IsBySameSignatory(request.Text)) >= Signature.MostPerAddress)
            return new SigningOutcome.Asked(request, input.Token!, [new("answer", words.Signing.TooManyOfAddress(Signature.MostPerAddress))]);
        await notices.AnnounceRequestAsync(request.Id, isAnswered: true, cancellationToken, changesSite: request.Import is not null || known.Any(signature => signature.IsUnconfirmed));
        var (confirmed, _) = await register.UpdateAsync(request.Id, current => current.IsWaitingForAnswer ? current.ConfirmedAt(clock.GetUtcNow()) : null, cancellationToken);
        if (confirmed is not { IsConfirmed: true })
            return await OpenAsync(input.Token, change: false, cancellationToken);
        if (confirmed.IsLeftToRecord)
            await recorder.RecordAsync(confirmed, known, cancellationToken);
        return new SigningOutcome.GoToOwn(input.Token!);
    }

    private async Task<SigningOutcome> ChangeAsync(Signature signature, OwnSignatureInput input, CancellationToken cancellationToken)
    {
        var newer = await FindNewerAsync(signature, cancellationToken);
        var signsNewer = newer is not null && input.SignsCurrent;
        // The kind and the address stay: another kind is another signature.
        var (text, answer, errors) = rules.ParseChange(input.Reply, input.Typed with { Kind = signature.Text.Kind.ToString() }, signsNewer ? newer!.Number : signature.Text.Edition);
        var (asked, wantsNews) = (signature.Decision?.Verdict == SignatureVerdict.Asked, input.Typed.Says(SigningInput.News) && signature.Email is not null);
        if (text is null)
            return Form(errors);
        // A page that the browser has kept has a value that was used.
        if (!ContributionId.TryParse(input.Nonce, out _) || (signature.HasCommand(input.Nonce!) && text != signature.Text))
            return Form([new("name", words.Signing.ChangeUnclear)]);
        if (!signature.HasCommand(input.Nonce!) && text == signature.Text && wantsNews == signature.WantsNews && answer!.Length == 0)
            return Form([asked ? new("reply", words.Signing.AnswerMissing) : new("name", words.Signing.NothingChanged)]);
        await notices.AnnounceAsync([signature.Key], input.Nonce!, changesSite: false, cancellationToken);
        await register.UpdateAsync(
            signature.Key,
            current => current.IsRemoved || current.HasCommand(input.Nonce!) ? null : current.SentAgain(input.Nonce!, text, wantsNews, current.Standing is null ? null : default(IntakeFlags), clock.GetUtcNow(), answer!),
            cancellationToken);
        return new SigningOutcome.GoToOwn(input.Token!);

        SigningOutcome.Change Form(ImmutableArray<FieldError> errors) => new(signature, input.Token!, newer, input.Typed, signsNewer, input.Reply ?? "", errors);
    }

    /// <summary>There is no undo, so a box has to be ticked.</summary>
    private async Task<SigningOutcome> LeaveAsync(Signature signature, OwnSignatureInput input, CancellationToken cancellationToken)
    {
        if (!input.Agrees)
            return new SigningOutcome.Own(signature, input.Token!, await FindNewerAsync(signature, cancellationToken), [new("agreed", words.Signing.LeaveMissing)]);
        await RemoveAsync(signature.Key, cancellationToken);
        return new SigningOutcome.Left();
    }

    /// <summary>An organisation that a list named, and that wants to go.</summary>
    private async Task RemoveUnconfirmedAsync(SignatureRequest request, CancellationToken cancellationToken)
    {
        if (await recorder.IsUnconfirmedAsync(request, cancellationToken))
            await RemoveAsync(await recorder.KeyAsync(request.Email, request.Text, cancellationToken), cancellationToken, onlyUnconfirmed: true);
    }

    private async Task RemoveAsync(string key, CancellationToken cancellationToken, bool onlyUnconfirmed = false)
    {
        var command = ContributionId.New().ToString();
        await notices.AnnounceAsync([key], command, changesSite: true, cancellationToken);
        await register.UpdateAsync(
            key, current => current.IsRemoved || (onlyUnconfirmed && !current.IsUnconfirmed) ? null : current.RemovedBy(command, clock.GetUtcNow(), tokens.Seal), cancellationToken);
    }

    private async Task RemoveRequestAsync(ContributionId id, CancellationToken cancellationToken)
    {
        await notices.AnnounceRequestAsync(id, isAnswered: true, cancellationToken);
        await register.UpdateAsync(id, current => current.Email is null ? null : current.RemovedAt(clock.GetUtcNow(), tokens.Seal), cancellationToken);
    }

    /// <returns>The current edition if it is not the one that was signed.</returns>
    private async Task<Edition?> FindNewerAsync(Signature signature, CancellationToken cancellationToken) =>
        await editions.FindCurrentAsync(cancellationToken) is { } current && current.Number > signature.Text.Edition ? current : null;

    private async Task<(SignatureRequest? Request, Signature? Signature)> FindAsync(string? token, CancellationToken cancellationToken)
    {
        if (tokens.ReadSignature(token) is not { } id || await register.FindRequestAsync(id, cancellationToken) is not { } request || IsTooOld(request))
            return (null, null);
        return (request, request.BecameKey is { } key ? (await register.FindAsync(key, cancellationToken))?.Value : null);
    }

    /// <summary>Also before retention has deleted it. An organisation of a list can confirm or say no for as long as it is named.</summary>
    private bool IsTooOld(SignatureRequest request) =>
        request is { IsWaitingForAnswer: true } and not { Import: not null, Text.Kind: SignatoryKind.Organisation } && clock.GetUtcNow() - request.SentAt > TimeSpan.FromDays(SignatureRequest.DaysToConfirm);
}

/// <summary>A post of the page behind the emailed link.</summary>
public sealed record OwnSignatureInput(string? Token, string? Nonce, string? Act, string? Answer, bool Agrees, bool SignsCurrent, string? Reply, SigningInput Typed)
{
    public const string Change = "change";
    public const string Leave = "leave";

    public static OwnSignatureInput From(PostedForm form) =>
        new(form["token"], form["nonce"], form["act"], form["answer"], form["agreed"] == "yes", form["edition"] == "yes", form["reply"], SigningInput.From(form));
}

/// <summary>Stops emails about new editions: a post of the page, or of an email program.</summary>
public sealed record StopNewsInput(string? Token, bool Stops)
{
    public static StopNewsInput From(PostedForm form) => new(form["token"], form["stops"] == "yes");

    public static StopNewsInput FromHeader(string token, bool unsubscribes) => new(token, unsubscribes);
}
