using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using CollaborationManifesto.Importing;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Workshops;

/// <summary>What an import would do, before it is done. Writes nothing.</summary>
public sealed class ImportPreviews(
    NoteForecasts forecasts, BoardReader cards, BoardImport boards, IOptions<ManifestoSettings> manifesto, AllWords words)
{
    private const int NotesShown = 5;
    private const int RefusedShown = 20;

    private readonly ColumnGuess _guess = new(words.Columns, [.. manifesto.Value.Categories]);

    /// <param name="form">What the curator chose; null for what is most likely.</param>
    public Task<ImportPreview> CreateAsync(WorkshopImport import, byte[] content, ImportForm? form, CancellationToken cancellationToken) =>
        import.Format == ImportFormat.Trello ? OfBoardAsync(import, content, form, cancellationToken) : OfTableAsync(import, content, form, cancellationToken);

    /// <summary>Opens a file that was read before, when it was uploaded.</summary>
    internal NoteFile Open(byte[] content, ImportFormat format, NoteMapping mapping) =>
        NoteFile.Open(new MemoryStream(content, writable: false), new(format, mapping.Sheet, mapping.Lines), words.Table);

    private async Task<ImportPreview> OfTableAsync(WorkshopImport import, byte[] content, ImportForm? form, CancellationToken cancellationToken)
    {
        var reading = form?.Mapping ?? Likely(import, content);
        var file = Open(content, import.Format, reading);
        var table = NoteTable.Take(file, form?.Mapping is { } shown ? shown.HeaderRows > 0 : null, _guess);
        var (sample, people) = (table.Sample, table.People);
        var mapping = (Chosen(form, table) ?? _guess.Guess(sample, table.HeaderRows, import.Source)) with { Sheet = reading.Sheet, Lines = reading.Lines };
        var forecast = await forecasts.MakeAsync(file, import, mapping, NotesShown, cancellationToken);
        return new(mapping, new(forecast.New, 0, forecast.HereAlready, forecast.LeftOut, forecast.Refused.Length))
        {
            Columns = [.. sample.Columns.Select((column, index) => new PreviewedColumn(column.Name, people.Contains(index) ? [] : [.. column.First], people.Contains(index)))],
            Sheets = [.. file.Sheets],
            HasBlankLines = file.HasBlankLines,
            Values = ValuesOf(sample, mapping, NoteColumn.Category),
            Kinds = ValuesOf(sample, mapping, NoteColumn.Kind),
            TooManyValues = [.. ColumnGuess.FindTooManyValues(sample, mapping)],
            Notes = forecast.First,
            RefusedRows = [.. forecast.Refused.Take(RefusedShown).Select(row => new PreviewedRefusal(row.Row, row.Title, row.Sentence))],
        };
    }

    private async Task<ImportPreview> OfBoardAsync(WorkshopImport import, byte[] content, ImportForm? form, CancellationToken cancellationToken)
    {
        var export = TrelloExport.Open(new MemoryStream(content, writable: false), words.Import);
        var lists = export.Lists.Where(list => !list.Closed).DistinctBy(list => Names.ValueKey(list.Name)).ToImmutableDictionary(list => Names.ValueKey(list.Name), list => list.Name);
        var mapping = form?.Mapping ?? new() { Values = lists.ToImmutableSortedDictionary(list => list.Key, list => LikelyList(list.Value), StringComparer.Ordinal) };
        var plan = BoardLists.From(mapping, export, manifesto.Value);
        var outcome = await boards.ImportAsync(new MemoryStream(content, writable: false), plan, ImportMode.DryRun, import, progress: null, cancellationToken);
        var report = ((ImportOutcome.Done)outcome).Report;
        var leftOut = report.Skipped.Count(card => card.Reason is SkipReason.ListLeftOut);
        var refused = report.Skipped.Where(card => card.Reason is not SkipReason.ListLeftOut).ToList();
        return new(mapping, new(report.Imported, report.Updated, report.Unchanged, leftOut, refused.Count))
        {
            Values = [.. export.Lists.Select(list => (Key: Names.ValueKey(list.Name), list.Name)).Where(list => lists.ContainsKey(list.Key)).DistinctBy(list => list.Key).Select(list => new PreviewedValue(list.Key, list.Name))],
            Notes = [.. cards.Open(new MemoryStream(content, writable: false), plan, approved: false, import).Cards.OfType<CardRead.Ready>().Take(NotesShown).Select(card => card.Contribution)],
            RefusedRows = [.. refused.Take(RefusedShown).Select(card => new PreviewedRefusal(null, card.Title, card.Sentence))],
        };
    }

    /// <summary>The page shows a kind for each list.</summary>
    private MappedValue LikelyList(string name) => _guess.MeaningOf(name) is var likely && likely.Kind is null ? likely with { Kind = ContributionKind.Barrier } : likely;

    /// <summary>The first sheet that has something in it; pasted lines as their blank lines and headings suggest.</summary>
    private NoteMapping Likely(WorkshopImport import, byte[] content)
    {
        var first = Open(content, import.Format, new());
        if (first.HasBlankLines)
            return new() { Lines = HasHeadings(content) ? PastedLines.BlocksHaveHeadings : PastedLines.BlocksAreNotes };
        var sheet = first.Columns > 0 ? 0 : Enumerable.Range(0, first.Sheets.Count).FirstOrDefault(index => Open(content, import.Format, new() { Sheet = index }).Columns > 0);
        return new() { Sheet = sheet };
    }

    /// <summary>Most blocks of lines begin with the name of a category.</summary>
    private bool HasHeadings(byte[] content)
    {
        var blocks = Open(content, ImportFormat.Pasted, new() { Lines = PastedLines.BlocksAreNotes }).Rows().ToList();
        return blocks.Count(row => Names.Category(row.Cells[0], manifesto.Value.Categories) is not null) * 2 > blocks.Count && blocks.Any(row => row.Cells is [_, { Length: > 0 }, ..]);
    }

    /// <summary>Null if nothing was chosen, or if the columns on the page were those of another sheet or of another way to read it.</summary>
    private NoteMapping? Chosen(ImportForm? form, NoteTable table)
    {
        if (form?.Mapping is not { } chosen || chosen.Columns.Length != table.Sample.Columns.Count)
            return null;
        var mapping = chosen with { HeaderRows = table.HeaderRows, Category = manifesto.Value.FindCategory(chosen.Category)?.Id, Columns = [.. chosen.Columns.Select((column, index) => table.People.Contains(index) ? NoteColumn.LeaveOut : column)] };
        var listedTheSame = form.CategoryColumn == IndexOf(mapping, NoteColumn.Category) && form.KindColumn == IndexOf(mapping, NoteColumn.Kind)
            && mapping.Values.Keys.ToHashSet().SetEquals(ColumnGuess.ValuesOf(table.Sample, mapping, NoteColumn.Category).Keys)
            && mapping.Kinds.Keys.ToHashSet().SetEquals(ColumnGuess.ValuesOf(table.Sample, mapping, NoteColumn.Kind).Keys);
        return listedTheSame ? mapping : _guess.WithValues(mapping, table.Sample);
    }

    internal static int? IndexOf(NoteMapping mapping, NoteColumn column) => mapping.Columns.IndexOf(column) is >= 0 and var index ? index : null;

    private static ImmutableArray<PreviewedValue> ValuesOf(NoteSample sample, NoteMapping mapping, NoteColumn column) =>
        [.. ColumnGuess.ValuesOf(sample, mapping, column).Select(value => new PreviewedValue(value.Key, value.Value))];
}

/// <param name="Mapping">What was chosen, or what is most likely.</param>
public sealed record ImportPreview(NoteMapping Mapping, PreviewedCounts Counts)
{
    public ImmutableArray<PreviewedColumn> Columns { get; init; } = [];

    public ImmutableArray<string> Sheets { get; init; } = [];

    public bool HasBlankLines { get; init; }

    /// <summary>The values of the column of categories, or the lists of a board.</summary>
    public ImmutableArray<PreviewedValue> Values { get; init; } = [];

    public ImmutableArray<PreviewedValue> Kinds { get; init; } = [];

    /// <summary>What columns are taken for that have too many different values for it.</summary>
    public ImmutableArray<NoteColumn> TooManyValues { get; init; } = [];

    /// <summary>The first notes, as they will read.</summary>
    public ImmutableArray<Contribution> Notes { get; init; } = [];

    /// <summary>Differs for every mapping.</summary>
    public string Fingerprint => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(Mapping)))[..16];

    /// <summary>The first rows that would be refused.</summary>
    public ImmutableArray<PreviewedRefusal> RefusedRows { get; init; } = [];
}

public readonly record struct PreviewedCounts(int New, int Updated, int HereAlready, int LeftOut, int Refused)
{
    public int Rows => New + Updated + HereAlready + LeftOut + Refused;
}

/// <param name="Name">Null if the file does not name its columns.</param>
/// <param name="First">Its first values; none if it holds the names or addresses of people.</param>
public sealed record PreviewedColumn(string? Name, ImmutableArray<string> First, bool IsPeople);

public sealed record PreviewedValue(string Key, string Text);

/// <param name="Row">Null if the file has no rows that people count.</param>
/// <param name="Title">The beginning of its words; empty if there are none.</param>
public sealed record PreviewedRefusal(int? Row, string Title, string Sentence);
