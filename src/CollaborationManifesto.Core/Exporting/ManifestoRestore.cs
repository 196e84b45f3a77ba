using System.Text.Json;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Exporting;

/// <summary>
/// Restores what <see cref="ManifestoExport"/> wrote. Checks the whole file before it writes anything. Sends no emails, because everyone was
/// notified before the export.
/// </summary>
public sealed class ManifestoRestore(
    ContributionStore contributions,
    Projection projection,
    CuratorRegister curators,
    EditionRegister editions,
    SnapshotFiles snapshots,
    WorkshopRegister workshops,
    ThemeRegister themes,
    SessionRegister sessions,
    SessionNotes notes,
    ReportRegister reports,
    SignatureRegister signatures,
    AddressHash hash,
    StorageSetup setup,
    AllWords words)
{
    private const int Parallel = 16;

    /// <summary>More than any manifesto has.</summary>
    private const int MostCategories = 100;

    /// <summary>The name and the day of a workshop.</summary>
    private const int LongestSource = WorkshopImport.MaxNameLength + 40;

    /// <summary>So that an import fits into its row.</summary>
    private const int LongestSentence = 1_000;

    /// <summary>Of curators and of their acts, so that a theme's history fits into its row.</summary>
    private const int LongestName = 500;

    /// <param name="merge">True to add to a storage that already holds contributions, which stay as they are.</param>
    public async Task<RestoreOutcome> RestoreAsync(Stream file, bool merge, CancellationToken cancellationToken)
    {
        ExportCounts counts;
        IReadOnlyList<Edition> named;
        IReadOnlyList<WorkshopImport> imports;
        try
        {
            (counts, named, imports) = await CheckAsync(file, cancellationToken);
        }
        catch (JsonException broken)
        {
            return new RestoreOutcome.Refused(words.Restore.Damaged(new((broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1)));
        }
        catch (WrongExportException wrong)
        {
            return new RestoreOutcome.Refused(wrong.Message);
        }

        await setup.CreateMissingAsync(cancellationToken);
        if (!merge && !await contributions.IsEmptyAsync(cancellationToken))
            return new RestoreOutcome.Refused(words.Restore.NotEmpty);
        // First, so that the publisher cannot give their numbers to other versions.
        if (named.Count > 0 && (await editions.AllAsync(cancellationToken)).Any(read => read.Value.Named is null))
            return new RestoreOutcome.Refused(words.Restore.EditionWaits);
        if (await FindConflictAsync(file, named, cancellationToken) is { } conflict)
            return new RestoreOutcome.Refused(conflict);
        var snapshotsAdded = await RestoreSnapshotsAsync(file, named, cancellationToken);
        // The publisher may have taken a number in between.
        if (await FindConflictAsync(file, named, cancellationToken) is { } sudden)
            return new RestoreOutcome.Refused(sudden);
        var editionsAdded = await RestoreEditionsAsync(named, cancellationToken);
        file.Position = 0;
        var restored = 0;
        await System.Threading.Tasks.Parallel.ForEachAsync(
            LinesAsync(file, cancellationToken).Where(line => line.Contribution is not null),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (line, token) => Interlocked.Add(ref restored, await RestoreAsync(line.Contribution!, merge, token) ? 1 : 0));
        file.Position = 0;
        var others = await RestoreOthersAsync(file, cancellationToken);
        var all = others with { Contributions = restored, Editions = editionsAdded, Snapshots = snapshotsAdded, Workshops = await RestoreWorkshopsAsync(imports, cancellationToken) };
        return new RestoreOutcome.Done(all, counts - all);
    }

    /// <summary>Updates the projection even if the row exists, because an earlier run may have stopped before that.</summary>
    private async Task<bool> RestoreAsync(Contribution contribution, bool merge, CancellationToken cancellationToken)
    {
        // Here, what it was split from is whole: the split was undone, or came later.
        if (merge && contribution.SplitFrom is { } first && await contributions.FindAsync(first, cancellationToken) is { Value: var whole } && !whole.Parts.Contains(contribution.Id))
            return false;
        // Its import was taken back here. The projection would take the same revision for the one that was removed.
        if (merge && await projection.FindTombstoneAsync(contribution.Id, cancellationToken) is { TakenBack: true } gone)
            contribution = contribution with { Revision = Math.Max(contribution.Revision, gone.Revision) + 1, ContentVersion = Math.Max(contribution.ContentVersion, gone.Revision) + 1 };
        var isNew = await contributions.InsertAsync(contribution, cancellationToken);
        // Someone may have deleted it just now.
        if ((isNew ? contribution : (await contributions.FindAsync(contribution.Id, cancellationToken))?.Value) is { } there)
            await projection.ShowAsync(there, cancellationToken);
        return isNew;
    }

    /// <summary>Runs after the contributions, whose own projection rows come first.</summary>
    private async Task<ExportCounts> RestoreOthersAsync(Stream file, CancellationToken cancellationToken)
    {
        var (addresses, added, grouped, held, written, reported, signed) = (0, 0, 0, 0, 0, 0, 0);
        await foreach (var line in LinesAsync(file, cancellationToken))
        {
            if (line.Address is { } address && await projection.AddTombstoneAsync(address.ToRow(), cancellationToken))
                addresses++;
            else if (line.Curator is { } curator && await curators.RestoreAsync(curator.ToCurator(), cancellationToken))
                added++;
            else if (line.Theme is { } theme && await themes.AddAsync(theme, cancellationToken))
                grouped++;
            else if (line.Session is { } session && await RestoreAsync(session, cancellationToken))
                held++;
            else if (line.Note is { } note && await RestoreAsync(note, cancellationToken))
                written++;
            else if (line.Report is { } report && await reports.AddAsync(report.ChangedBy(ProblemReport.Restored), cancellationToken))
                reported++;
            else if (line.Signature is { } signature && await RestoreAsync(signature, cancellationToken))
                signed++;
        }

        if (signed > 0)
            await projection.MarkChangeAsync(cancellationToken);
        return new(0, addresses, added, Themes: grouped, Sessions: held, Notes: written, Reports: reported, Signatures: signed);
    }

    /// <summary>Its key begins with a hash that another storage account makes with another key. If the address is gone, it stays as it was.</summary>
    private async Task<bool> RestoreAsync(Signature signature, CancellationToken cancellationToken)
    {
        var restored = signature.Email is { } address ? signature with { Key = signature.KeyAt(await hash.ComputeAsync(address, cancellationToken)) } : signature;
        // They may have signed here since, or taken it back.
        var there = restored.Email is null ? null : (await signatures.OfAddressAsync(restored.Key[..restored.AddressLength], cancellationToken)).Find(other => other.Text.IsBySameSignatory(restored.Text));
        var isNew = there is null && await signatures.AddAsync(restored.ChangedBy(Signature.Restored), cancellationToken);
        foreach (var link in restored.Links)
            await signatures.RestoreLinkAsync(link, there ?? restored, cancellationToken);
        return isNew;
    }

    /// <summary>Without its words if it became a contribution while the export was written: nobody may change or remove it here any more.</summary>
    private async Task<bool> RestoreAsync(ExportedNote exported, CancellationToken cancellationToken)
    {
        var note = exported.Note;
        if (note.IsLive && await contributions.FindAsync(note.Id, cancellationToken) is { Value: var contribution })
            note = note.WithoutWords() with { BroughtInAt = contribution.SubmittedAt, Place = null };
        return await notes.InsertAsync(exported.Of, note, cancellationToken);
    }

    /// <summary>If another session here has its code, it gets a new one.</summary>
    private async Task<bool> RestoreAsync(LiveSession session, CancellationToken cancellationToken) =>
        await sessions.FindAsync(session.Id, cancellationToken) is null
        && (await sessions.AddAsync(session, cancellationToken) || await sessions.AddAsync(session with { Code = SessionCode.New() }, cancellationToken));

    /// <summary>
    /// An edition must not become a name for other words than it was given to. What this storage no longer publishes is not compared, because an
    /// interrupted run may have written the version and the publisher has removed it there.
    /// </summary>
    private async Task<string?> FindConflictAsync(Stream file, IReadOnlyList<Edition> named, CancellationToken cancellationToken)
    {
        var missing = await MissingAsync(named, cancellationToken);
        if (missing.Count == 0)
            return null;
        var removals = SnapshotRemovals.From(await projection.PublishedRowsAsync(cancellationToken).ToListAsync(cancellationToken));
        var inFile = new HashSet<int>();
        file.Position = 0;
        await foreach (var line in LinesAsync(file, cancellationToken))
        {
            if (line.Snapshot is not { } snapshot || !missing.TryGetValue(snapshot.Number, out var edition))
                continue;
            inFile.Add(snapshot.Number);
            if (await snapshots.FindAsync(snapshot.Number, cancellationToken) is { } there && !Shown(there).Span.SequenceEqual(Shown(snapshot.Content).Span))
                return words.Restore.OtherSnapshot(edition.Number, snapshot.Number);
        }

        foreach (var edition in missing.Values.Where(edition => !inFile.Contains(edition.Snapshot)))
        {
            if (await snapshots.FindAsync(edition.Snapshot, cancellationToken) is { } there && Snapshot.Hash(there) != edition.TakenSha256)
                return words.Restore.OtherSnapshot(edition.Number, edition.Snapshot);
        }

        return null;

        ReadOnlyMemory<byte> Shown(ReadOnlyMemory<byte> content) => SnapshotDocument.Without(removals, content) ?? content;
    }

    /// <summary>The editions that this storage lacks, by the snapshot that they name.</summary>
    private async Task<IReadOnlyDictionary<int, Edition>> MissingAsync(IReadOnlyList<Edition> named, CancellationToken cancellationToken)
    {
        var there = (await editions.AllAsync(cancellationToken)).Select(read => read.Value.Number).ToHashSet();
        return named.Where(edition => !there.Contains(edition.Number)).GroupBy(edition => edition.Snapshot).ToDictionary(same => same.Key, same => same.First());
    }

    private async Task<int> RestoreSnapshotsAsync(Stream file, IReadOnlyList<Edition> named, CancellationToken cancellationToken)
    {
        var (missing, added) = (await MissingAsync(named, cancellationToken), 0);
        file.Position = 0;
        await foreach (var line in LinesAsync(file, cancellationToken))
        {
            if (line.Snapshot is { } snapshot && missing.ContainsKey(snapshot.Number) && await snapshots.AddAsync(snapshot.Number, snapshot.Content, cancellationToken))
                added++;
        }

        return added;
    }

    private async Task<int> RestoreEditionsAsync(IReadOnlyList<Edition> named, CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var edition in named)
            added += await editions.AddAsync(edition, cancellationToken) ? 1 : 0;
        return added;
    }

    private async Task<int> RestoreWorkshopsAsync(IReadOnlyList<WorkshopImport> imports, CancellationToken cancellationToken)
    {
        var added = 0;
        foreach (var import in imports)
        {
            if (await workshops.AddAsync(import, cancellationToken))
                added++;
            // Taken back here since, and its notes are here again.
            else if (await workshops.FindAsync(import.Id, cancellationToken) is { Value.State: ImportState.TakenBack } there && import.State != ImportState.TakenBack)
                await workshops.ReplaceAsync(there, import, cancellationToken);
        }

        return added;
    }

    private async Task<(ExportCounts Counts, IReadOnlyList<Edition> Named, IReadOnlyList<WorkshopImport> Imports)> CheckAsync(Stream file, CancellationToken cancellationToken)
    {
        var (counts, number, named, imports, notes) = (new ExportCounts(0, 0, 0), 0, new List<Edition>(), new List<WorkshopImport>(), new Dictionary<ContributionId, int>());
        ExportCounts? end = null;
        await foreach (var line in LinesAsync(file, cancellationToken))
        {
            number++;
            if (line.Parts != 1 || (number == 1) != line.Export is not null || end is not null)
                throw new WrongExportException(words.Restore.WrongLine(number));
            if (line.Contribution is { } contribution && !RowBudget.All.Fits(contribution))
                throw new WrongExportException(words.Restore.TooLarge(number));
            if (line.Curator is { } curator && !curator.ToCurator().HasShortNames)
                throw new WrongExportException(words.Restore.NameTooLong(number, Curator.MaxNameLength));
            if (line.Export is { Version: < 1 or > ExportHeader.CurrentVersion } other)
                throw new WrongExportException(words.Restore.OtherVersion(other.Version));
            if (line.Snapshot is { } snapshot && (snapshot.Number is < 1 or > Edition.MaxNumber || !SnapshotDocument.IsOne(snapshot.Content)) || line.Edition is { } wrong && (!IsPossible(wrong) || named.Any(one => one.Number == wrong.Number)))
                throw new WrongExportException(words.Restore.WrongEdition(number));
            if (line.Workshop is { } impossible && !IsPossible(impossible))
                throw new WrongExportException(words.Restore.WrongWorkshop(number));
            if (line.Theme is { } incomplete && !IsPossible(incomplete))
                throw new WrongExportException(words.Restore.WrongTheme(number));
            if (line.Session is { } badSession && !IsPossible(badSession) || line.Note is { } badNote && !IsPossible(badNote.Note))
                throw new WrongExportException(words.Restore.WrongWorkshop(number));
            if (line.Report is { } badReport && !IsPossible(badReport))
                throw new WrongExportException(words.Restore.WrongReport(number));
            if (line.Signature is { } badSignature && !IsPossible(badSignature))
                throw new WrongExportException(words.Restore.WrongSignature(number));
            if (line.Edition is { } edition)
                named.Add(edition);
            if (line.Workshop is { } workshop)
                imports.Add(workshop);
            if (line.Contribution?.Source?.Import is { } source)
                notes[source] = notes.GetValueOrDefault(source) + 1;
            counts = new(
                counts.Contributions + (line.Contribution is null ? 0 : 1),
                counts.Addresses + (line.Address is null ? 0 : 1),
                counts.Curators + (line.Curator is null ? 0 : 1),
                counts.Editions + (line.Edition is null ? 0 : 1),
                counts.Snapshots + (line.Snapshot is null ? 0 : 1),
                counts.Workshops + (line.Workshop is null ? 0 : 1),
                counts.Themes + (line.Theme is null ? 0 : 1),
                counts.Sessions + (line.Session is null ? 0 : 1),
                counts.Notes + (line.Note is null ? 0 : 1),
                counts.Reports + (line.Report is null ? 0 : 1),
                counts.Signatures + (line.Signature is null ? 0 : 1));
            end = line.End;
        }

        return end == counts ? (counts, named, [.. imports.Select(import => Ended(import, notes.GetValueOrDefault(import.Id)))]) : throw new WrongExportException(words.Restore.CutOff(number));
    }

    /// <summary>False for what the publisher could not show or a row could not keep.</summary>
    private static bool IsPossible(Edition edition) =>
        edition is { Number: >= 1 and <= Edition.MaxNumber, Snapshot: >= 1 and <= Edition.MaxNumber, Named: not null, Title.Length: > 0 and <= Edition.MaxTitleLength, Note.Length: <= Edition.MaxNoteLength, Corrections: { IsDefault: false, Length: <= Edition.MaxCorrections } }
        && edition.Title == TypedText.Line(edition.Title) && edition.Note == TypedText.Paragraphs(edition.Note);

    private static bool IsPossible(WorkshopImport import) =>
        import is { State: not ImportState.Uploaded, Started: not null, Mapping: null, Source.Length: > 0, Rows: >= 0, Imported: >= 0, FirstRefused: { IsDefault: false, Length: <= WorkshopImport.MostRefusedKept } }
        && Enum.IsDefined(import.State) && Enum.IsDefined(import.Format)
        && import.Source == TypedText.Line(import.Source) && TypedText.Length(import.Source) <= LongestSource
        && import.FirstRefused.All(row => row.Sentence.Length <= LongestSentence);

    private static bool IsPossible(Theme theme) =>
        theme is { History: { IsDefaultOrEmpty: false, Length: <= Theme.MostKept } }
        && IsPossible(theme.Name, theme.Note) && (theme.Published is not { } published || IsPossible(published.Name, published.Note))
        && theme.History.All(entry => entry is { CommandId.Length: <= LongestName, CuratorId.Length: <= LongestName, CuratorName.Length: <= LongestName } && Enum.IsDefined(entry.Action));

    private static bool IsPossible(LiveSession session) =>
        session is { Name.Length: > 0, Prompt.Text.Length: > 0, Categories: { IsDefaultOrEmpty: false, Length: <= MostCategories }, Log: { IsDefaultOrEmpty: false, Length: <= LiveSession.MostEntries }, Facilitators: { IsDefault: false, Length: <= LiveSession.MostFacilitators } }
        && session.Name == TypedText.Line(session.Name) && TypedText.Length(session.Name) <= LiveSession.MaxNameLength
        && session.Prompt.Text == TypedText.Line(session.Prompt.Text) && TypedText.Length(session.Prompt.Text) <= SessionPrompt.MaxLength
        && Enum.IsDefined(session.Step) && session.Prompt.Kind is ContributionKind.Barrier or ContributionKind.Guidance
        && session.Categories.All(category => category is { Length: > 0 and <= LongestName })
        && session.Log.All(entry => entry is { CommandId.Length: <= LongestName, ActorId: null or { Length: <= LongestName }, ActorName: null or { Length: <= LongestName } } && Enum.IsDefined(entry.Action))
        && session.Facilitators.All(facilitator => facilitator is { Id.Length: > 0 and <= LongestName, Name.Length: > 0 and <= LongestName });

    private static bool IsPossible(SessionNote note) =>
        note is { Text: not null, Category.Length: > 0 and <= LongestName, Name: null or { Length: <= LongestName }, Organisation: null or { Length: <= LongestName } }
        && note.Text == TypedText.Paragraphs(note.Text) && TypedText.Length(note.Text) <= SessionNote.MaxLength
        && (note.HasWords || (note.Text.Length == 0 && !note.IsLive));

    private static bool IsPossible(ProblemReport report) =>
        report is { Page.Length: > 0, Text.Length: > 0, RemovedAt: null, ErasureDue: null, Commands: { IsDefault: false, Length: <= LongestName }, Ending: null or { CommandId.Length: <= LongestName, CuratorId.Length: <= LongestName, CuratorName.Length: <= LongestName } }
        && report.Page == TypedText.Line(report.Page) && TypedText.Length(report.Page) <= ProblemReport.MaxPageLength
        && report.Text == TypedText.Paragraphs(report.Text) && TypedText.Length(report.Text) <= ProblemReport.MaxTextLength
        && (report.Ending?.Answer is not { } answer || (answer == TypedText.Paragraphs(answer) && TypedText.Length(answer) <= ProblemReport.MaxAnswerLength))
        && report.Commands.All(command => command is { Length: <= LongestName });

    private static bool IsPossible(Signature signature) =>
        signature is { Key.Length: > 0 and <= Signature.MaxKeyLength, RemovedAt: null, ErasureDue: null, Domain: { Length: <= LongestName }, Commands: { IsDefault: false, Length: <= LongestName }, Links: { IsDefault: false, Length: <= LongestName }, Decision: null or { CommandId.Length: <= LongestName, CuratorId.Length: <= LongestName, CuratorName.Length: <= LongestName } }
        && IsPossible(signature.Text) && (signature.Standing is not { } standing || IsPossible(standing)) && (signature.Replaced is not { } replaced || IsPossible(replaced))
        && (signature.Decision is not { } decision || (Enum.IsDefined(decision.Verdict) && (decision.Reason is not { } reason || (reason == TypedText.Paragraphs(reason) && TypedText.Length(reason) <= Signature.MaxReasonLength))))
        && (signature.Answer is not { } answer || (TypedText.Length(answer.Question) <= Signature.MaxReasonLength && TypedText.Length(answer.Text) <= Signature.MaxReasonLength))
        && (signature.Import is not { } import || (import is { CuratorId.Length: <= LongestName, CuratorName.Length: <= LongestName } && import.Consent == TypedText.Paragraphs(import.Consent) && TypedText.Length(import.Consent) <= SignatureImport.MaxConsentLength))
        && signature.SignedAt.Year >= SignatureImport.FirstYear && (signature is { IsUnconfirmed: false } or { Import: not null, Email: null, Text.Kind: SignatoryKind.Organisation })
        && signature.Key.All(c => char.IsAsciiLetterOrDigit(c) || c == '-') && signature.Commands.All(command => command is { Length: <= LongestName });

    private static bool IsPossible(SignatureText text) =>
        text is { Signatory.Length: > 0, Edition: >= 1 and <= Edition.MaxNumber } && Enum.IsDefined(text.Kind)
        && text.Name == TypedText.Line(text.Name) && TypedText.Length(text.Name) <= SignatureText.MaxNameLength
        && text.Role == TypedText.Line(text.Role) && TypedText.Length(text.Role) <= SignatureText.MaxRoleLength
        && text.Organisation == TypedText.Line(text.Organisation) && TypedText.Length(text.Organisation) <= SignatureText.MaxOrganisationLength
        && text.Commitment == TypedText.Paragraphs(text.Commitment) && TypedText.Length(text.Commitment) <= SignatureText.MaxCommitmentLength;

    private static bool IsPossible(string name, string note) =>
        name is { Length: > 0 } && name == TypedText.Line(name) && TypedText.Length(name) <= Theme.MaxNameLength
        && note is not null && note == TypedText.Paragraphs(note) && TypedText.Length(note) <= Theme.MaxNoteLength;

    /// <summary>
    /// Its file is not exported, and who asked to take it back cannot see here whether that is still right: nothing goes on by itself. What it
    /// has here are the notes in the export, and all of them can be taken back.
    /// </summary>
    private static WorkshopImport Ended(WorkshopImport import, int notes) => import.State switch
    {
        ImportState.Running => import with { State = ImportState.Stopped, Imported = notes },
        ImportState.TakeBackAsked or ImportState.TakingBack => import with { State = ImportState.Done, Imported = notes, Removed = 0, TakenBack = null },
        ImportState.Uploaded or ImportState.Done or ImportState.Stopped or ImportState.TakenBack => import,
    };

    private static IAsyncEnumerable<ExportLine> LinesAsync(Stream file, CancellationToken cancellationToken) =>
        JsonSerializer.DeserializeAsyncEnumerable(file, ExportJson.Default.ExportLine, topLevelValues: true, cancellationToken)
            .Select(line => line ?? new ExportLine());
}

public abstract record RestoreOutcome
{
    /// <param name="Restored">What was written.</param>
    /// <param name="AlreadyThere">What existed already and was left as it is.</param>
    public sealed record Done(ExportCounts Restored, ExportCounts AlreadyThere) : RestoreOutcome;

    public sealed record Refused(string Sentence) : RestoreOutcome;
}
