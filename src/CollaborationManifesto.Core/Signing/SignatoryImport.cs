using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Signing;

/// <summary>
/// Curators import those who signed elsewhere. Ids come from address and name, so the same list can be imported again: nobody is asked twice, and who signed
/// or left here stays as they are. Nothing is stored before the curator has checked the list.
/// </summary>
public sealed class SignatoryImport(
    DeskAccess access,
    SignatoryFile file,
    EditionRegister editions,
    SignatureRegister register,
    SignatureRecorder recorder,
    SignatureNotices notices,
    IOptions<MailSettings> mail,
    AllWords words,
    TimeProvider clock)
{
    private const int AtOnce = 16;

    public async Task<DeskOutcome> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        return entered is null ? refusal! : new SignatoryImportShown(entered, await editions.FindCurrentAsync(cancellationToken), "", []);
    }

    public async Task<DeskOutcome> PostAsync(DeskAccess.Entered entered, SignatoryImportInput input, CancellationToken cancellationToken)
    {
        if (await editions.FindCurrentAsync(cancellationToken) is not { } edition)
            return new SignatoryImportShown(entered, null, input.Consent ?? "", []);
        var check = new FieldChecks(words);
        var consent = check.Paragraphs("consent", words.SignatoryImport.Consent, input.Consent, SignatureImport.MaxConsentLength);
        check.That(consent.Length > 0, "consent", words.SignatoryImport.ConsentMissing);
        check.That(input.IsChecked || input.File.Length > 0, "file", words.SignatoryImport.FileMissing);
        check.That(input.File.Length <= SignatoryFile.MaxBytes, "file", words.SignatoryImport.FileTooLarge(SignatoryFile.MaxBytes / 1024 / 1024));
        var (signatories, errors) = check.Fails("file") ? ([], [])
            : input.IsChecked ? file.ReadCarried(input.Rows, edition.Number)
            : file.Read(input.File, edition.Number);
        if (check.Errors.Count > 0 || errors.Length > 0)
            return new SignatoryImportShown(entered, edition, input.Consent ?? "", [.. check.Errors, .. errors]);
        if (!input.IsSure)
            return new SignatoryImportChecked(entered, consent, signatories, input.IsChecked ? [new("sure", words.SignatoryImport.SureMissing)] : []);
        var dayAgo = clock.GetUtcNow().AddDays(-1);
        var asked = await register.UnfinishedRequestsAsync(cancellationToken).CountAsync(read => read.Value.Import is not null && read.Value.SentAt > dayAgo, cancellationToken);
        if (asked + signatories.Count(listed => listed.Email is not null) > mail.Value.SignatoryEmailsPerDay)
            return new SignatoryImportShown(entered, edition, consent, [new("file", words.SignatoryImport.TooManyInDay(mail.Value.SignatoryEmailsPerDay))]);
        await ImportAsync(entered.Curator, consent, signatories, cancellationToken);
        return new SignatoryImportShown(entered, edition, "", []) { IsDone = true };
    }

    private async Task ImportAsync(Curator curator, string consent, ImmutableArray<ListedSignatory> signatories, CancellationToken cancellationToken)
    {
        var here = (await register.AllAsync(cancellationToken).ToListAsync(cancellationToken)).ConvertAll(read => read.Value);
        var (missing, toAsk) = (new List<(string Key, ListedSignatory Listed)>(), new List<(string Key, ListedSignatory Listed)>());
        foreach (var listed in signatories)
        {
            var key = await recorder.KeyAsync(listed.Email, listed.Text, cancellationToken);
            var found = here.Find(signature => signature.Key == key || IsOf(listed, signature, key));
            if (found is null && listed.Text.Kind == SignatoryKind.Organisation)
                missing.Add((key, listed));
            // An earlier import may have ended before it asked.
            if (listed.Email is not null && (found is null || (found.Key == key && found is { IsUnconfirmed: true, Standing: not null })))
                toAsk.Add((key, listed));
        }

        var (command, now) = (ContributionId.New().ToString(), clock.GetUtcNow());
        if (missing.Count > 0)
            await notices.AnnounceAsync([.. missing.Select(one => one.Key)], command, changesSite: true, cancellationToken);
        foreach (var some in missing.Chunk(AtOnce))
            await Task.WhenAll(some.Select(one => register.AddAsync(Signature.FromList(one.Key, one.Listed.Text, From(one.Listed), command, now), cancellationToken)));
        foreach (var some in toAsk.Chunk(AtOnce))
            await Task.WhenAll(some.Select(AskAsync));

        async Task AskAsync((string Key, ListedSignatory Listed) one)
        {
            var id = ContributionId.FromKey("signatory", one.Key);
            await notices.AnnounceRequestAsync(id, isAnswered: false, cancellationToken);
            await register.AddAsync(new SignatureRequest(id, one.Listed.Text, now) { Email = one.Listed.Email, Import = From(one.Listed) }, cancellationToken);
        }

        SignatureImport From(ListedSignatory listed) => new(curator.Id, curator.Name, consent, listed.Since);
    }

    /// <summary>
    /// A person is one at each address, and an organisation that is or was on the site at any. A signature that only waits, or was declined, does not keep an
    /// organisation off: anyone can send one.
    /// </summary>
    private static bool IsOf(ListedSignatory listed, Signature signature, string key) =>
        !signature.IsRemoved && (listed.Text.Kind == SignatoryKind.Organisation
            ? (signature.IsUnconfirmed && signature.Text.IsBySameSignatory(listed.Text)) || signature.Standing?.IsBySameSignatory(listed.Text) == true
            : signature.Text.IsBySameSignatory(listed.Text) && signature.Key[..signature.AddressLength] == key[..signature.AddressLength]);
}

/// <summary>A post of the page with the file, or of the page that checks its list.</summary>
/// <param name="IsChecked">It is the second page.</param>
/// <param name="Rows">What that page has carried on; see <see cref="ListedSignatory.Carried"/>.</param>
public sealed record SignatoryImportInput(string? Consent, ReadOnlyMemory<byte> File, bool IsChecked, ImmutableArray<string> Rows, bool IsSure)
{
    public static SignatoryImportInput From(PostedForm form) => new(form["consent"], form.File("file"), form["checked"] == "yes", [.. form.Each("row")], form["sure"] == "yes");
}

/// <summary>The page to choose a file.</summary>
/// <param name="Edition">The current one; null if there is none to sign.</param>
public sealed record SignatoryImportShown(DeskAccess.Entered Entered, Edition? Edition, string Consent, ImmutableArray<FieldError> Errors) : SignatureDeskOutcome
{
    public bool IsDone { get; init; }
}

/// <summary>The page that shows what an import will do.</summary>
public sealed record SignatoryImportChecked(DeskAccess.Entered Entered, string Consent, ImmutableArray<ListedSignatory> Signatories, ImmutableArray<FieldError> Errors) : SignatureDeskOutcome;
