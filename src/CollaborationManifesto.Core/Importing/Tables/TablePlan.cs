using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>What the columns of a table are taken for, and their values: what is most likely, unless an operator's mapping says it.</summary>
/// <param name="Warnings">What of the mapping the table does not have.</param>
internal sealed record TablePlan(NoteTable Table, NoteMapping Mapping, ImmutableArray<string> Warnings)
{
    /// <exception cref="WrongFileException">The mapping does not fit the table, or no notes can be found in it.</exception>
    public static TablePlan Create(NoteFile file, int sheet, TableMapping mapping, string source, ManifestoSettings manifesto, AllWords words)
    {
        var guess = new ColumnGuess(words.Columns, [.. manifesto.Categories]);
        var table = NoteTable.Take(file, mapping.Header, guess);
        var guessed = guess.Guess(table.Sample, table.HeaderRows, source, Chosen(table, mapping, words));
        var category = IdOf(mapping.Category, manifesto, words) ?? guessed.Category;
        var planned = guess.WithValues(guessed with { Sheet = sheet, Kind = mapping.Kind ?? guessed.Kind, Category = category }, table.Sample);
        Check(table.Sample, planned, words);
        planned = planned with
        {
            Values = planned.Values.SetItems(Known(mapping.Values, planned.Values.Keys).Select(value => KeyValuePair.Create(value.Key, new MappedValue(IdOf(value.Value.Category, manifesto, words), value.Value.Kind, value.Value.LeaveOut)))),
            Kinds = planned.Kinds.SetItems(Known(mapping.Kinds, planned.Kinds.Keys)),
        };
        return new(table, planned, [.. Unknown(mapping.Values.Keys, planned.Values.Keys).Concat(Unknown(mapping.Kinds.Keys, planned.Kinds.Keys)).Select(words.NoteImport.NoSuchValue)]);
    }

    private static Dictionary<int, NoteColumn> Chosen(NoteTable table, TableMapping mapping, AllWords words)
    {
        var chosen = new Dictionary<int, NoteColumn>();
        foreach (var (name, column) in mapping.Columns)
        {
            var indexes = IndexesOf(name, table.Sample.Columns);
            if (indexes.Count == 0)
                throw new WrongFileException(words.NoteImport.NoSuchColumn(name, [.. table.Sample.Columns.Select((known, index) => known.Name is { Length: > 0 } named ? named : Number(index))]));
            foreach (var index in indexes)
            {
                if (table.People.Contains(index) && column != NoteColumn.LeaveOut)
                    throw new WrongFileException(words.Workshop.PeopleColumn(index + 1, table.Sample.Columns[index].Name));
                chosen[index] = column;
            }
        }

        foreach (var single in ColumnGuess.Single.Where(single => chosen.Values.Count(column => column == single) > 1))
            throw new WrongFileException(words.NoteImport.TwoColumns(words.NoteImport.NameOf(single)));
        return chosen;
    }

    private static IReadOnlyList<int> IndexesOf(string name, IReadOnlyList<ColumnSample> columns)
    {
        var named = columns.Index().Where(column => column.Item.Name is { } known && Names.ValueKey(known) == Names.ValueKey(name)).Select(column => column.Index).ToList();
        return named.Count > 0 ? named : int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= columns.Count ? [number - 1] : [];
    }

    private static void Check(NoteSample sample, NoteMapping planned, AllWords words)
    {
        if (!planned.Columns.Contains(NoteColumn.Title) && !planned.Columns.Contains(NoteColumn.Text))
            throw new WrongFileException(words.NoteImport.NoNoteColumn);
        foreach (var column in ColumnGuess.FindTooManyValues(sample, planned))
        {
            var index = planned.Columns.IndexOf(column);
            throw new WrongFileException(words.NoteImport.TooManyValues(sample.Columns[index].Name is { Length: > 0 } name ? name : Number(index), ColumnSample.MostValues, words.NoteImport.NameOf(column)));
        }
    }

    private static string? IdOf(string? category, ManifestoSettings manifesto, AllWords words) => category is null
        ? null
        : manifesto.Categories.FirstOrDefault(known => Names.Key(known.Name) == Names.Key(category))?.Id
            ?? throw new WrongFileException(words.NoteImport.UnknownCategory(category, [.. manifesto.Categories.Select(known => known.Name)]));

    private static IEnumerable<KeyValuePair<string, T>> Known<T>(IReadOnlyDictionary<string, T> mapped, IEnumerable<string> keys) =>
        mapped.Select(value => KeyValuePair.Create(Names.ValueKey(value.Key), value.Value)).Where(value => keys.Contains(value.Key));

    private static IEnumerable<string> Unknown(IEnumerable<string> mapped, IEnumerable<string> keys) => mapped.Where(value => !keys.Contains(Names.ValueKey(value)));

    private static string Number(int index) => (index + 1).ToString(CultureInfo.InvariantCulture);
}
