using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Signing;

/// <summary>The fields of the form, shared by the form and by the page that changes a signature.</summary>
public sealed record SigningFields(AllWords AllWords, SigningInput Typed, ImmutableArray<FieldError> Errors)
{
    private SigningWords Words => AllWords.Signing;

    public Field Kind => Field("kind", Words.Kind, null, Typed.Kind?.ToLowerInvariant()) with
    {
        Choices = [new("person", Words.Person), new("organisation", Words.Organisation, Words.OrganisationHint)],
    };

    public Field Name => Field("name", Words.Name, Words.NameHint, Typed.Name) with { Autocomplete = "name" };

    public Field Role => Field("role", Words.Role, Words.RoleHint, Typed.Role) with { Autocomplete = "organization-title" };

    public Field Organisation => Field("organisation", Words.OrganisationName, Words.OrganisationNameHint, Typed.Organisation) with { Autocomplete = "organization" };

    public Field Commitment => Field("commitment", Words.Commitment, $"{Words.CommitmentHint} {AllWords.Form.AtMost(SignatureText.MaxCommitmentLength)}", Typed.Commitment) with { Rows = 4 };

    public Field Email => Field("email", Words.Email, Words.EmailHint, Typed.Email) with { Type = "email", Autocomplete = "email" };

    /// <param name="kind">Null if it is asked for too.</param>
    public Field Applies(SignatoryKind? kind, bool news) => Field("applies", Words.Options, null, Typed.Applies) with
    {
        Choices =
        [
            .. kind != SignatoryKind.Person
                ? [new Choice(SigningInput.Allowed, Words.Allowed, Words.AllowedHint), new Choice(SigningInput.Domain, Words.ShowDomain, Words.ShowDomainHint)]
                : Array.Empty<Choice>(),
            .. news ? [new Choice(SigningInput.News, Words.News, Words.NewsHint)] : Array.Empty<Choice>(),
        ],
    };

    public Field Honeypot => new(AllWords.Form, "website", AllWords.Form.LeaveEmpty, null, Typed.Website, null);

    private Field Field(string name, string label, string? hint, string? value) => new(AllWords.Form, name, label, hint, value, Errors.FirstOrDefault(error => error.Field == name)?.Message);
}

/// <summary>The form: empty on the site, or answered by a function with errors or for a change.</summary>
public sealed record SigningFormModel(PageFrame Frame, AllWords AllWords, Edition Edition, SigningInput Typed, ImmutableArray<FieldError> Errors)
{
    public SigningWords Words => AllWords.Signing;

    public SigningFields Fields => new(AllWords, Typed, Errors);

    public string EditionName => AllWords.EditionPage.Name(Edition.Number, Edition.Title);
}

/// <summary>A signature as the site shows it.</summary>
public sealed record SignatoryModel(AllWords AllWords, SignatureText Text, string? Domain, string? SignedOn)
{
    /// <summary>Curators imported it, and nobody has confirmed an address for it.</summary>
    public bool IsUnconfirmed { get; init; }

    /// <summary>Role and organisation of a person, or who signed for the organisation.</summary>
    public string? Detail => Text is { Kind: SignatoryKind.Organisation, Name.Length: > 0 } ? AllWords.Signatories.SignedFor(Text.Name, Text.Role)
        : Text.Kind == SignatoryKind.Organisation ? null
        : string.Join(", ", new[] { Text.Role, Text.Organisation }.Where(text => text.Length > 0)) is { Length: > 0 } detail ? detail
        : null;
}

public sealed record SigningCheckModel(PageFrame Frame, AllWords AllWords, Edition Edition, SigningInput Typed, CheckedSignature Signature, string Token)
{
    public SigningWords Words => AllWords.Signing;

    public string EditionName => AllWords.EditionPage.Name(Edition.Number, Edition.Title);

    public SignatoryModel Preview => new(AllWords, Signature.Text, Signature.Text.ShowsDomain ? Signature.Email.Domain : null, null);
}

/// <summary>Asks the owner of the address whether the signature is theirs. They have to see what they sign, so it is shown.</summary>
public sealed record SigningQuestionModel(PageFrame Frame, AllWords AllWords, SignatureRequest Request, string Token, ImmutableArray<FieldError> Errors)
{
    public SigningWords Words => AllWords.Signing;

    public string Introduction => Request.Import is null
        ? Words.ConfirmIntroduction(AllWords.Language.Day(Request.SentAt), AllWords.EditionPage.Number(Request.Text.Edition))
        : Words.ConfirmImported(AllWords.Language.Day(Request.SentAt), AllWords.EditionPage.Number(Request.Text.Edition));

    public SignatoryModel Preview => new(AllWords, Request.Text, null, Request.Import?.Since is { } since ? AllWords.SignedOn(Request.Text, since) : null);

    public Field Answer => new(AllWords.Form, "answer", Words.ConfirmQuestion, null, null, Errors.FirstOrDefault()?.Message)
    {
        Choices = [new("yes", Words.ConfirmYes), new("no", Words.ConfirmNo)],
    };
}

/// <summary>The private page.</summary>
/// <param name="Current">The current edition; null if it is the one that was signed.</param>
public sealed record OwnSignatureModel(PageFrame Frame, AllWords AllWords, Signature Signature, PrivacySettings Privacy, string Token, Edition? Current, ImmutableArray<FieldError> Errors)
{
    public SigningWords Words => AllWords.Signing;

    /// <summary>The form's address too, so that the answer can be bookmarked.</summary>
    public string Here => Frame.Site.Link("signatures/own", Token);

    public string ChangeLink => Signature.Decision?.Verdict == SignatureVerdict.Asked ? Words.AnswerLink : Current is { } edition ? Words.SignNewLink(AllWords.EditionPage.Number(edition.Number)) : Words.ChangeLink;

    public SignatoryModel Newest => Model(Signature.Text);

    /// <summary>Null if nothing else is published.</summary>
    public SignatoryModel? Published => Signature.Standing is { } standing && standing != Signature.Text ? Model(standing) : null;

    public string Kept => Signature switch
    {
        { Email: null } => Words.KeptNoAddress,
        { WantsNews: true } => Words.KeptAddressForNews,
        { WantsNews: false } => Words.KeptAddress(Privacy.AddressDays),
    };

    public Field Agreed => new(AllWords.Form, "agreed", Words.LeaveQuestion, Words.LeaveHint, "", Errors.FirstOrDefault()?.Message) { Choices = [new("yes", Words.LeaveAgreed)] };

    private SignatoryModel Model(SignatureText text) => new(
        AllWords, text, text.ShowsDomain && Signature.Domain.Length > 0 ? Signature.Domain : null, AllWords.SignedOn(text, Signature.SignedAt));
}

/// <summary>The form that changes a signature.</summary>
/// <inheritdoc cref="OwnSignatureModel"/>
public sealed record ChangeSignatureModel(
    PageFrame Frame, AllWords AllWords, Signature Signature, string Token, Edition? Current, SigningInput Typed, bool SignsCurrent, string Reply, string Nonce, ImmutableArray<FieldError> Errors)
{
    public SigningWords Words => AllWords.Signing;

    public string Here => Frame.Site.Link("signatures/own", Token);

    public SigningFields Fields => new(AllWords, Typed, Errors);

    public Field Applies => Fields.Applies(Signature.Text.Kind, Signature.Email is not null);

    /// <summary>What curators ask; null if they ask nothing.</summary>
    public string? Question => Signature.Decision is { Verdict: SignatureVerdict.Asked, Reason: { } question } ? question : null;

    public Field Answer => new(
        AllWords.Form, "reply", Words.Answer, $"{Words.AnswerHint} {AllWords.Form.AtMost(Signature.MaxReasonLength)}", Reply, Errors.FirstOrDefault(error => error.Field == "reply")?.Message)
    {
        Rows = 4,
    };

    public Field SignNew(Edition edition) => new(AllWords.Form, "edition", Words.Edition(AllWords.EditionPage.Number(Signature.Text.Edition)), null, SignsCurrent ? "yes" : "", null)
    {
        Choices = [new("yes", Words.SignNew(AllWords.EditionPage.Name(edition.Number, edition.Title)), Words.SignNewHint(AllWords.EditionPage.Number(Signature.Text.Edition)))],
    };
}

/// <summary>The curators' page of signatures: a list, or one signature with a form.</summary>
public sealed record SignaturesModel(PageFrame Frame, AllWords AllWords, SignaturesShown Shown, string Nonce)
{
    private const int MostDecided = 50;

    private readonly SignatureFindings _findings = new(Shown.All, AllWords);

    public SignatureDeskWords Words => AllWords.SignatureDesk;

    public string Token => Shown.Entered.Token;

    public string Here => Frame.Site.Link("desk/signatures", Token);

    public IReadOnlyList<Signature> Together => [.. Waiting.Where(signature => !_findings.StandsApart(signature)).Take(SignatureDesk.MostTogether)];

    public int TogetherCount => Waiting.Count(signature => !_findings.StandsApart(signature));

    public IReadOnlyList<Signature> Apart => [.. Waiting.Where(_findings.StandsApart).Take(SignatureDesk.MostTogether)];

    public int ApartCount => Waiting.Count(_findings.StandsApart);

    public IReadOnlyList<Signature> Asked => [.. Shown.All.Where(signature => signature.Decision?.Verdict == SignatureVerdict.Asked).OrderBy(signature => signature.Decision!.At)];

    public int DecidedCount => AllDecided.Count();

    public IReadOnlyList<Signature> Decided => [.. AllDecided.OrderByDescending(signature => signature.Decision!.At).Take(MostDecided)];

    public IReadOnlyList<Signature> Found =>
    [
        .. Shown.All.Where(signature => !signature.IsRemoved && new[] { signature.Text.Name, signature.Text.Organisation, signature.Standing?.Name, signature.Standing?.Organisation }
                .Any(name => name?.Contains(Shown.Search, StringComparison.CurrentCultureIgnoreCase) == true))
            .OrderBy(signature => signature.Text.Signatory, AllWords.Language.Collation).Take(MostDecided),
    ];

    public int LeftCount => Shown.All.Count(signature => signature.IsRemoved);

    public Field Read => Field("read", Words.ReadQuestion, null, "") with { Choices = [new("yes", Words.Read)] };

    public Field Decision => Field("decision", Shown.Chosen!.IsWaiting ? Words.Decision : Words.ReopenQuestion, null, Shown.Typed?.Decision) with
    {
        Choices = Shown.Chosen.IsWaiting
            ?
            [
                new(SignatureDecisionInput.Approve, Words.Approve),
                .. Shown.Chosen.Text.Commitment.Length > 0 ? [new Choice(SignatureDecisionInput.ApproveWithout, Words.ApproveWithout, Words.ApproveWithoutHint)] : Array.Empty<Choice>(),
                new(SignatureDecisionInput.Ask, Words.Ask, Words.AskHint),
                new(SignatureDecisionInput.Decline, Words.Decline, Words.DeclineHint),
                .. Shown.Chosen.Standing is not null ? [new Choice(SignatureDecisionInput.TakeOff, Words.TakeOff, Words.DeclineHint)] : Array.Empty<Choice>(),
            ]
            : Shown.Chosen is { IsUnconfirmed: true, Standing: var standing }
            ? [new(SignatureDecisionInput.Reopen, standing is null ? Words.PutOnSite : Words.TakeOffSite)]
            : [new(SignatureDecisionInput.Reopen, Words.ReopenAgreed, Words.ReopenHint)],
    };

    public Field Reason => Field("reason", Words.Reason, $"{Words.ReasonHint} {AllWords.Form.AtMost(Signature.MaxReasonLength)}", Shown.Typed?.Reason ?? "");

    public Field Search => new(AllWords.Form, "search", Words.Search, null, Shown.Search, null);

    /// <summary>A reason that has no field to stand in any more, so that the curator can copy it; null if there is none.</summary>
    public string? Unsent => Shown.Chosen?.IsWaiting != true && Shown.Typed?.Reason is { Length: > 0 } typed ? typed : null;

    private IEnumerable<Signature> Waiting => Shown.All.Where(signature => signature.IsWaiting).OrderBy(signature => signature.ChangedAt);

    private IEnumerable<Signature> AllDecided => Shown.All.Where(signature => signature.Decision is { } decision && decision.Verdict != SignatureVerdict.Asked && decision.At > Shown.Now.AddDays(-SignatureDesk.DaysListed));

    public string LinkTo(Signature signature) => $"{Here}&signature={signature.Key}";

    public bool IsLeftOut(Signature signature) => Shown.Typed?.LeftOut.Contains(SignatureDecisionInput.Version(signature)) == true;

    public SignatoryModel Preview(SignatureText text) => new(AllWords, text, null, null);

    public IEnumerable<string> Facts(Signature signature)
    {
        yield return Words.SignsEdition(AllWords.EditionPage.Number(signature.Text.Edition), AllWords.Language.Minute(signature.ChangedAt));
        if (signature.Import is { } import)
            yield return Words.Imported(import.CuratorName, import.Consent);
        yield return signature.IsUnconfirmed ? Words.Unconfirmed : signature.Domain.Length == 0 ? Words.NoDomain : EmailDomains.AreFree(signature.Domain) ? Words.ConfirmedFree(signature.Domain) : Words.Confirmed(signature.Domain);
        foreach (var finding in _findings.Of(signature))
            yield return finding;
        if (signature.Decision is { } decision)
            yield return Words.DecidedBy(Words.Word(decision.Verdict), decision.CuratorName, AllWords.Language.Minute(decision.At));
    }

    private Field Field(string name, string label, string? hint, string? value) =>
        new(AllWords.Form, name, label, hint, value, Shown.Errors.FirstOrDefault(error => error.Field == name)?.Message);
}

/// <summary>One signature on the curators' page.</summary>
public sealed record SignaturePartModel(SignaturesModel Page, Signature Signature);

public sealed record SignatureListModel(SignaturesModel Page, IReadOnlyList<Signature> Signatures);

/// <summary>Asks whether to stop emails about new editions.</summary>
public sealed record StopNewsModel(PageFrame Frame, AllWords AllWords, string Token, ImmutableArray<FieldError> Errors)
{
    public SigningWords Words => AllWords.Signing;

    public Field Stops => new(AllWords.Form, "stops", Words.NewsQuestion, null, "", Errors.FirstOrDefault()?.Message) { Choices = [new("yes", Words.NewsStop, Words.NewsStopHint)] };
}
