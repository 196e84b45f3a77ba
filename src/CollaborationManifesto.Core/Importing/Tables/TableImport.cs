using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>
/// Brings in a table for an operator, in the process that reads it. Its row in the register shows it to curators, who can take it back. If
/// the process is killed, the row is set to stopped as that of any import whose file is gone, and the next run adds what is missing.
/// </summary>
public sealed class TableImport(
    NoteForecasts forecasts, NoteReader reader, NoteImport notes, WorkshopRegister register, IOptions<ManifestoSettings> manifesto, AllWords words, TimeProvider clock)
{
    /// <summary>Maximum number of rows. They are as many as fit into a file of the maximum size.</summary>
    public const int MaxRows = 200_000;

    /// <param name="progress">Gets the number of rows that are done, and of all rows.</param>
    public async Task<TableOutcome> ImportAsync(Stream seekable, TableRequest request, IProgress<(int Done, int All)>? progress, CancellationToken cancellationToken)
    {
        try
        {
            if (!request.Agreed && !request.DryRun)
                throw new WrongFileException(words.NoteImport.NotAgreed(manifesto.Value.LicenceName));
            var (source, heldAt) = SourceOf(request);
            var (file, sheet) = Open(seekable, request);
            var plan = TablePlan.Create(file, sheet, request.Mapping, source, manifesto.Value, words);
            var import = New(source, heldAt, request.Format, plan.Mapping);
            var forecast = await forecasts.MakeAsync(file, import, plan.Mapping, notesShown: 0, cancellationToken);
            var report = Report(import, request.DryRun, file, plan, forecast);
            return request.DryRun || forecast.New == 0 ? new TableOutcome.Done(report) : await ImportAsync(file, import with { Rows = forecast.Rows }, report, progress, cancellationToken);
        }
        catch (WrongFileException wrong)
        {
            return new TableOutcome.Refused(words.NoteImport.NothingImported(wrong.Message));
        }
    }

    private async Task<TableOutcome> ImportAsync(NoteFile file, WorkshopImport import, TableReport report, IProgress<(int Done, int All)>? progress, CancellationToken cancellationToken)
    {
        // Before its notes, so that curators can take back whatever a killed run has added.
        await register.AddAsync(import, cancellationToken);
        foreach (var next in reader.Read(file, import, import.Mapping!).Chunk(NoteImport.RowsAtOnce))
        {
            import = await notes.AddAsync(next, import, await forecasts.CanBeHereAsync(import, cancellationToken), cancellationToken);
            var isDone = import.Done >= import.Rows;
            if (!await WriteAsync(import with { State = isDone ? ImportState.Done : ImportState.Running, Mapping = isDone ? null : import.Mapping }, cancellationToken))
                return new TableOutcome.Refused(words.NoteImport.BeingTakenBack(import.Done));
            progress?.Report((import.Done, import.Rows));
        }

        return new TableOutcome.Done(report with { Import = import.Id.ToString(), Imported = import.Imported, HereAlready = import.HereAlready });
    }

    /// <returns>False if a curator is taking the import back.</returns>
    private async Task<bool> WriteAsync(WorkshopImport import, CancellationToken cancellationToken)
    {
        // Stopped: it takes longer than imports do whose file is gone.
        while (await register.FindAsync(import.Id, cancellationToken) is { Value.State: ImportState.Running or ImportState.Stopped } before)
        {
            if (await register.ReplaceAsync(before, import, cancellationToken) is not null)
                return true;
        }

        return false;
    }

    private (string Source, DateTimeOffset? HeldAt) SourceOf(TableRequest request)
    {
        var name = TypedText.Line(request.Source);
        if (!TypedText.IsVisible(name) || TypedText.Length(name) > WorkshopImport.MaxNameLength)
            throw new WrongFileException(words.NoteImport.WrongSource(WorkshopImport.MaxNameLength));
        if (request.Date is null)
            return (name, null);
        if (!DateOnly.TryParseExact(request.Date, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) || WorkshopImport.HeldOn(day, clock.GetUtcNow()) is not { } heldAt)
            throw new WrongFileException(words.NoteImport.WrongDate);
        return (words.Workshop.Source(name, words.Language.Day(heldAt)), heldAt);
    }

    private (NoteFile File, int Sheet) Open(Stream seekable, TableRequest request)
    {
        var format = NoteFile.Recognise(seekable, words.Table);
        if (format != request.Format)
            throw new WrongFileException(words.NoteImport.UseOther(format));
        var first = NoteFile.Open(seekable, new(format), words.Table, MaxRows);
        var sheet = request.Sheet is null ? 0 : first.Sheets.Index().Where(known => known.Item == request.Sheet).Select(known => known.Index).DefaultIfEmpty(-1).First();
        if (sheet < 0)
            throw new WrongFileException(words.NoteImport.NoSuchSheet(request.Sheet!, first.Sheets));
        var file = sheet == 0 ? first : NoteFile.Open(seekable, new(format, sheet), words.Table, MaxRows);
        return file.Columns > 0 ? (file, sheet) : throw new WrongFileException(words.NoteImport.EmptySheet(file.Sheets[sheet]));
    }

    private WorkshopImport New(string source, DateTimeOffset? heldAt, ImportFormat format, NoteMapping mapping)
    {
        var id = ContributionId.New();
        var act = new ImportAct(id.ToString(), clock.GetUtcNow(), CuratorId: null, CuratorName: null);
        return new(id, source, heldAt, format, act) { State = ImportState.Running, Started = act, Mapping = mapping };
    }

    private TableReport Report(WorkshopImport import, bool dryRun, NoteFile file, TablePlan plan, NoteForecast forecast)
    {
        var (mapping, sample) = (plan.Mapping, plan.Table.Sample);
        var hasKinds = mapping.Columns.Contains(NoteColumn.Kind);
        var values = ColumnGuess.ValuesOf(sample, mapping, NoteColumn.Category).Select(value => (Text: value.Value, Meaning: mapping.Values[value.Key])).ToList();
        return new(
            import.Source, dryRun, Import: null, file.Sheets.ElementAtOrDefault(mapping.Sheet), mapping.Kind, NameOf(mapping.Category), forecast.New, forecast.HereAlready, forecast.LeftOut)
        {
            OtherSheets = [.. file.Sheets.Where((_, index) => index != mapping.Sheet)],
            Columns = [.. sample.Columns.Select((column, index) => new TableColumn(index + 1, column.Name, mapping.Columns[index], plan.Table.People.Contains(index)))],
            Values = [.. values.Select(value => new TableMeaning(value.Text, value.Meaning.Kind ?? (hasKinds ? null : mapping.Kind), NameOf(value.Meaning.Category ?? mapping.Category), value.Meaning.LeaveOut))],
            Kinds = [.. ColumnGuess.ValuesOf(sample, mapping, NoteColumn.Kind).Select(value => new TableMeaning(value.Value, mapping.Kinds[value.Key], null, LeaveOut: false))],
            Refused = [.. forecast.Refused.Select(row => new RefusedNote(row.Row, row.Title, row.Sentence))],
            Unmapped =
            [
                .. values.Where(value => !value.Meaning.LeaveOut && (value.Meaning.Category ?? mapping.Category) is null)
                    .Select(value => new UnmappedValue(value.Text, value.Meaning.Kind)),
            ],
            WithoutCategory = forecast.Refused.Count(row => row.Sentence == words.Import.RowWithoutCategory),
            Warnings = plan.Warnings,
        };
    }

    private string? NameOf(string? category) => manifesto.Value.FindCategory(category)?.Name;
}

/// <param name="Format">What the file is to be.</param>
/// <param name="Source">Name of the workshop.</param>
/// <param name="Date">Its day, such as 2022-10-08.</param>
/// <param name="Sheet">Name of a sheet; null for the first.</param>
/// <param name="Agreed">The operator confirms that the notes may be published.</param>
public sealed record TableRequest(ImportFormat Format, string Source, string? Date, TableMapping Mapping, string? Sheet, bool DryRun, bool Agreed);

public abstract record TableOutcome
{
    public sealed record Done(TableReport Report) : TableOutcome;

    /// <summary>It could not be done, or not to its end.</summary>
    public sealed record Refused(string Sentence) : TableOutcome;
}
