using System.Collections.Immutable;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Workshops;

/// <summary>
/// The page of one import: what its columns are, then how far it is, then taking it back. The queue's handler does the work
/// (<see cref="ImportRunner"/>).
/// </summary>
public sealed class ImportDesk(
    DeskAccess access, WorkshopRegister register, ImportFiles files, ImportPreviews previews, ImportRunner runner, LookalikeGroups lookalikes, CuratorRegister curators, AllWords words, TimeProvider clock)
{
    public async Task<DeskOutcome> OpenAsync(string? token, string? import, bool showsAlike, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        if (entered is null)
            return refusal!;
        if (!ContributionId.TryParse(import, out var id) || await register.FindAsync(id, cancellationToken) is not { Value: var found })
            return new ImportGone(entered.Token);
        if (showsAlike && found.State is (ImportState.Done or ImportState.Stopped))
            return new LookalikesShown(entered, found, await lookalikes.FindAsync(id, cancellationToken));
        return await ShowAsync(entered, found, null, cancellationToken);
    }

    public async Task<DeskOutcome> ActAsync(ImportForm form, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(form.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        if (!ContributionId.TryParse(form.Import, out var id) || await register.FindAsync(id, cancellationToken) is not { } found)
            return new ImportGone(entered.Token);
        // The same post again, also after a storage error that hid that the first one was stored.
        if (form.IsOurs && found.Value.HasCommand(form.Nonce!))
            return new ImportGoTo(entered.Token, id);
        if (form.Act == ImportForm.TakeBack)
            return await TakeBackAsync(entered, found, form, cancellationToken);
        if (found.Value.State != ImportState.Uploaded || !form.IsOurs)
            return await ShowAsync(entered, found.Value, null, cancellationToken, new FieldError("import", words.Workshop.Overtaken));
        return form.Act == ImportForm.Discard ? await DiscardAsync(entered, found, form, cancellationToken) : await MapAsync(entered, found, form, cancellationToken);
    }

    private async Task<DeskOutcome> MapAsync(DeskAccess.Entered entered, Versioned<WorkshopImport> found, ImportForm form, CancellationToken cancellationToken)
    {
        var (import, shown) = (found.Value, await ShowAsync(entered, found.Value, form, cancellationToken));
        if (shown is not MappingShown { Errors.IsEmpty: true, Preview: var preview } mapping)
            return shown;
        var errors = CheckColumns(import, preview);
        if (errors.IsEmpty && form.Starts)
            errors = CheckStart(form, preview);
        if (!form.Starts || !errors.IsEmpty)
            return mapping with { Errors = errors };
        var act = new ImportAct(form.Nonce!, clock.GetUtcNow(), entered.Curator.Id, entered.Curator.Name);
        var started = import with { State = ImportState.Running, Mapping = preview.Mapping, Started = act, Rows = preview.Counts.Rows };
        await runner.AnnounceAsync(import.Id, act.CommandId, cancellationToken);
        if (await register.ReplaceAsync(found, started, cancellationToken) is null)
            // Someone else was first, or the answer was lost: the next look tells which.
            return await ActAsync(form, cancellationToken);
        await curators.NoteDecisionAsync(entered.Curator, cancellationToken);
        return new ImportGoTo(entered.Token, import.Id);
    }

    private ImmutableArray<FieldError> CheckColumns(WorkshopImport import, ImportPreview preview)
    {
        var columns = preview.Mapping.Columns;
        if (import.Format != ImportFormat.Trello && !columns.Contains(NoteColumn.Title) && !columns.Contains(NoteColumn.Text))
            return [new(preview.Columns.Index().Where(column => !column.Item.IsPeople).Select(column => ImportForm.ColumnField(column.Index)).FirstOrDefault("import"), words.Workshop.NoNoteColumn)];
        foreach (var column in preview.TooManyValues)
            return [new(ImportForm.ColumnField(columns.IndexOf(column)), words.Workshop.TooManyValues(ColumnSample.MostValues, words.Workshop.Column(column)))];
        foreach (var single in ColumnGuess.Single)
            if (columns.Index().Where(column => column.Item == single).Skip(1).Select(column => (int?)column.Index).FirstOrDefault() is { } second)
                return [new(ImportForm.ColumnField(second), words.Workshop.TwoColumns(words.Workshop.Column(single)))];
        return [];
    }

    private ImmutableArray<FieldError> CheckStart(ImportForm form, ImportPreview preview)
    {
        if (preview.Counts is { New: 0, Updated: 0 })
            return [new("preview", preview.Counts.HereAlready > 0 ? words.Workshop.AllHere : words.Workshop.FitsNothing)];
        if (form.Previewed != preview.Fingerprint)
            return [new("start", words.Workshop.LookAgain)];
        return form.Agreed ? [] : [new("agreed", words.Workshop.AgreedMissing)];
    }

    private async Task<DeskOutcome> DiscardAsync(DeskAccess.Entered entered, Versioned<WorkshopImport> found, ImportForm form, CancellationToken cancellationToken)
    {
        if (!form.Agreed)
            return await ShowAsync(entered, found.Value, null, cancellationToken, new FieldError("discard", words.Workshop.DiscardMissing));
        // Its row first: an import without a file could not be shown.
        if (!await register.DeleteAsync(found, cancellationToken))
            return await ActAsync(form, cancellationToken);
        await files.DeleteAsync(found.Value.Id, cancellationToken);
        return new UploadGoTo(entered.Token);
    }

    private async Task<DeskOutcome> TakeBackAsync(DeskAccess.Entered entered, Versioned<WorkshopImport> found, ImportForm form, CancellationToken cancellationToken)
    {
        var import = found.Value;
        if (import.State is not (ImportState.Done or ImportState.Stopped) || !form.IsOurs)
            return await ShowAsync(entered, import, null, cancellationToken, new FieldError("import", words.Workshop.Overtaken));
        if (!form.Agreed)
            return await ShowAsync(entered, import, null, cancellationToken, new FieldError("agreed", words.Workshop.TakeBackMissing));
        var act = new ImportAct(form.Nonce!, clock.GetUtcNow(), entered.Curator.Id, entered.Curator.Name);
        await runner.AnnounceAsync(import.Id, act.CommandId, cancellationToken);
        if (await register.ReplaceAsync(found, import with { State = ImportState.TakeBackAsked, TakenBack = act, Touched = 0 }, cancellationToken) is null)
            return await ActAsync(form, cancellationToken);
        await curators.NoteDecisionAsync(entered.Curator, cancellationToken);
        return new ImportGoTo(entered.Token, import.Id);
    }

    private async Task<DeskOutcome> ShowAsync(DeskAccess.Entered entered, WorkshopImport import, ImportForm? form, CancellationToken cancellationToken, params ImmutableArray<FieldError> errors)
    {
        if (import.State != ImportState.Uploaded)
            return new ProgressShown(entered, import, errors);
        if (await files.FindAsync(import.Id, cancellationToken) is not { } content)
            return new ImportGone(entered.Token);
        try
        {
            return new MappingShown(entered, import, await previews.CreateAsync(import, content, form, cancellationToken), form?.Agreed == true, errors);
        }
        catch (WrongFileException wrong)
        {
            // Of another sheet than the one that was read at first.
            return new MappingShown(entered, import, await previews.CreateAsync(import, content, null, cancellationToken), form?.Agreed == true, [new(import.Format == ImportFormat.Pasted ? "lines" : "import", wrong.Message), .. errors]);
        }
    }
}

/// <summary>What the columns are, and what would be brought in.</summary>
public sealed record MappingShown(DeskAccess.Entered Entered, WorkshopImport Import, ImportPreview Preview, bool Agreed, ImmutableArray<FieldError> Errors) : WorkshopOutcome;

/// <summary>How far an import is, or what it did.</summary>
public sealed record ProgressShown(DeskAccess.Entered Entered, WorkshopImport Import, ImmutableArray<FieldError> Errors) : WorkshopOutcome;

/// <summary>Its file was deleted before anyone brought it in, or there is no such import.</summary>
public sealed record ImportGone(string Token) : WorkshopOutcome;

/// <summary>Notes of one import that look alike.</summary>
public sealed record LookalikesShown(DeskAccess.Entered Entered, WorkshopImport Import, LookalikeList List) : WorkshopOutcome;
