using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Signing;

/// <summary>
/// Curators import those who signed elsewhere. Ids come from address and name, so the same list can be imported again: nobody is asked twice, and who signed
/// or left here stays as they are. Nothing is stored before the curator has checked the list.
/// </summary>
public sealed class SignatoryImport(
    DeskAccess access, SignatoryFile file, EditionRegister editions, SignatureRegister register, SignatureRecorder recorder, SignatureNotices notices, AddressHash hash, AllWords words, TimeProvider clock)
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
        await ImportAsync(entered.Curator, consent, signatories, cancellationToken);
        return new SignatoryImportShown(entered, edition, "", []) { IsDone = true };
    }

    private async Task ImportAsync(Curator curator, string consent, ImmutableArray<ListedSignatory> signatories, CancellationToken cancellationToken)
    {
        var (missing, toAsk) = (new List<(string Key, ListedSignatory Listed)>(), new List<ListedSignatory>());
        foreach (var some in signatories.Chunk(AtOnce))
        {
            foreach (var (listed, key, there) in await Task.WhenAll(some.Select(FindAsync)))
            {
                if (there is null && listed.Text.Kind == SignatoryKind.Organisation)
                    missing.Add((key, listed));
                // An earlier import may have ended before it asked.
                if (listed.Email is not null && there is null or { IsUnconfirmed: true })
                    toAsk.Add(listed);
            }
        }

        var (command, now) = (ContributionId.New().ToString(), clock.GetUtcNow());
        if (missing.Count > 0)
            await notices.AnnounceAsync([.. missing.Select(one => one.Key)], command, changesSite: true, cancellationToken);
        foreach (var some in missing.Chunk(AtOnce))
            await Task.WhenAll(some.Select(one => register.AddAsync(Signature.FromList(one.Key, one.Listed.Text, From(one.Listed), command, now), cancellationToken)));
        foreach (var some in toAsk.Chunk(AtOnce))
            await Task.WhenAll(some.Select(AskAsync));

        async Task<(ListedSignatory Listed, string Key, Signature? There)> FindAsync(ListedSignatory listed)
        {
            var key = await recorder.KeyAsync(listed.Email, listed.Text, cancellationToken);
            return (listed, key, (await register.FindAsync(key, cancellationToken))?.Value);
        }

        async Task AskAsync(ListedSignatory listed)
        {
            var id = ContributionId.FromKey("signatory", await hash.ComputeAsync($"{listed.Email} {listed.Text.SignatoryKey}", cancellationToken));
            await notices.AnnounceRequestAsync(id, isAnswered: false, cancellationToken);
            await register.AddAsync(new SignatureRequest(id, listed.Text, now) { Email = listed.Email, Import = From(listed) }, cancellationToken);
        }

        SignatureImport From(ListedSignatory listed) => new(curator.Id, curator.Name, consent, listed.Since);
    }
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
