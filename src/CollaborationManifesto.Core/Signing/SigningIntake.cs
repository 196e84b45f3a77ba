using System.Collections.Immutable;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Signing;

/// <summary>
/// Accepts signatures in two steps, because the static form cannot carry a one-time value: the check stores nothing, and sending stores a request under the
/// check page's id. Neither looks whether the address or the name has signed before, so nobody can learn it from an answer or from its time.
/// </summary>
public sealed class SigningIntake(
    SigningRules rules, EditionRegister editions, SignatureRegister register, SignatureNotices notices, AddressHash hash, LinkTokens tokens, IOptions<IntakeSettings> settings, AllWords words, TimeProvider clock)
{
    public async Task<SigningOutcome> CheckAsync(SigningCheckInput input, CancellationToken cancellationToken)
    {
        if (!settings.Value.Open)
            return new SigningOutcome.Closed();
        if (await editions.FindCurrentAsync(cancellationToken) is not { } edition)
            return new SigningOutcome.NoEdition();
        if (input.WantsChange)
            return new SigningOutcome.Form(input.Typed, edition, []);
        var (signature, errors) = rules.Parse(input.Typed, edition.Number);
        return signature is null
            ? new SigningOutcome.Form(input.Typed, edition, errors)
            : new SigningOutcome.Check(input.Typed, signature, edition, tokens.ForSignatureCheck(new(ContributionId.New(), clock.GetUtcNow()), edition.Number));
    }

    public async Task<SigningOutcome> SendAsync(SigningCheckInput input, CancellationToken cancellationToken)
    {
        if (!settings.Value.Open)
            return new SigningOutcome.Closed();
        // An older page could send what retention has deleted since, and its question would not be asked again.
        if (tokens.ReadSignatureCheck(input.Token) is not ({ } page, var edition) || clock.GetUtcNow() - page.IssuedAt > TimeSpan.FromDays(1))
            return await AgainAsync(input, cancellationToken, new FieldError("kind", words.Signing.PageAltered));
        var (signature, errors) = rules.Parse(input.Typed, edition);
        if (signature is null)
            return await AgainAsync(input, cancellationToken, errors);

        var request = new SignatureRequest(page.Id, signature.Text, clock.GetUtcNow())
        {
            Email = signature.Email,
            WantsNews = input.Typed.Says(SigningInput.News),
            Sent = await hash.ComputeAsync($"{signature.Email} {signature.Text} {input.Typed.Says(SigningInput.News)}", cancellationToken),
            Flags = IntakeFlags.From(clock.GetUtcNow() - page.IssuedAt, settings.Value.MinSeconds, input.Typed.Website),
        };
        await notices.AnnounceRequestAsync(request.Id, isAnswered: false, cancellationToken);
        return await register.AddAsync(request, cancellationToken)
            || await register.FindRequestAsync(request.Id, cancellationToken) is { } there && there.Sent == request.Sent
            ? new SigningOutcome.Sent()
            : await AgainAsync(input, cancellationToken, new FieldError("kind", words.Signing.AlreadySent));
    }

    private async Task<SigningOutcome> AgainAsync(SigningCheckInput input, CancellationToken cancellationToken, params ImmutableArray<FieldError> errors) =>
        await editions.FindCurrentAsync(cancellationToken) is { } edition ? new SigningOutcome.Form(input.Typed, edition, errors) : new SigningOutcome.NoEdition();
}

/// <summary>A post of the form, or of the page that checks it.</summary>
/// <param name="WantsChange">The button "Change" was pressed.</param>
/// <param name="Token">The check page's token; null from the form.</param>
public sealed record SigningCheckInput(SigningInput Typed, bool WantsChange, string? Token)
{
    public static SigningCheckInput From(PostedForm form) => new(SigningInput.From(form), form["change"] is not null, form["token"]);
}

public abstract record SigningOutcome
{
    /// <summary>The form with what was typed, after errors or to change it.</summary>
    public sealed record Form(SigningInput Typed, Edition Edition, ImmutableArray<FieldError> Errors) : SigningOutcome;

    public sealed record Check(SigningInput Typed, CheckedSignature Signature, Edition Edition, string Token) : SigningOutcome;

    /// <summary>Stored now, or by an earlier post of the same page. The address is asked.</summary>
    public sealed record Sent : SigningOutcome;

    /// <summary>The form is closed, for contributions too.</summary>
    public sealed record Closed : SigningOutcome;

    public sealed record NoEdition : SigningOutcome;

    /// <summary>Asks the owner of the address whether the signature is theirs.</summary>
    public sealed record Asked(SignatureRequest Request, string Token, ImmutableArray<FieldError> Errors) : SigningOutcome;

    /// <summary>It was not theirs, and is deleted.</summary>
    public sealed record Refused : SigningOutcome;

    /// <summary>It was confirmed and will be recorded within minutes.</summary>
    public sealed record BeingRecorded : SigningOutcome;

    /// <summary>Go to the private page.</summary>
    public sealed record GoToOwn(string Token) : SigningOutcome;

    /// <summary>The private page.</summary>
    /// <param name="Current">The current edition; null if it is the one that was signed.</param>
    public sealed record Own(Signature Signature, string Token, Edition? Current, ImmutableArray<FieldError> Errors) : SigningOutcome;

    /// <summary>The form that changes a signature.</summary>
    /// <inheritdoc cref="Own"/>
    public sealed record Change(Signature Signature, string Token, Edition? Current, SigningInput Typed, bool SignsCurrent, string Reply, ImmutableArray<FieldError> Errors) : SigningOutcome;

    /// <summary>The signatory took it back, now or before.</summary>
    public sealed record Left : SigningOutcome;

    /// <summary>Asks whether to stop emails about new editions.</summary>
    public sealed record News(string Token, ImmutableArray<FieldError> Errors) : SigningOutcome;

    public sealed record NewsStopped : SigningOutcome;

    public sealed record UnknownLink : SigningOutcome;
}
