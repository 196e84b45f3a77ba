using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>What is likely in each column of a file, from its names and values. A curator looks it over before anything is brought in.</summary>
internal sealed class ColumnGuess(ColumnWords words, IReadOnlyCollection<Category> categories)
{
    /// <summary>Only one column can be each of these.</summary>
    public static readonly NoteColumn[] Single = [NoteColumn.Title, NoteColumn.Category, NoteColumn.Kind, NoteColumn.Organisation];

    /// <summary>Letters of a name of a column that means people wherever it stands, such as "your name".</summary>
    private const int CertainName = 8;

    /// <summary>A longer name of a column is a question.</summary>
    private const int FewWords = 3;

    private readonly HashSet<string> _people = [.. words.People.Select(Names.Key)];
    private readonly HashSet<string> _other = [.. words.Other.Select(Names.Key).Where(key => key.Length > 0)];
    private readonly Dictionary<string, NoteColumn> _columns = new (IReadOnlyList<string> Names, NoteColumn Column)[]
    {
        (words.Title, NoteColumn.Title), (words.Text, NoteColumn.Text), (words.Category, NoteColumn.Category), (words.Kind, NoteColumn.Kind), (words.Organisation, NoteColumn.Organisation),
    }.SelectMany(column => column.Names.Select(name => (Key: Names.Key(name), column.Column))).DistinctBy(name => name.Key).ToDictionary(name => name.Key, name => name.Column);

    /// <summary>True if a row looks like the names of the columns. A list of one column has notes such as "Email" too, and so has a row further down.</summary>
    public bool IsHeader(IReadOnlyList<string> row, bool isFirst)
    {
        var known = row.Select(Names.Key).Where(key => _columns.ContainsKey(key) || _people.Contains(key) || _other.Contains(key)).ToList();
        return isFirst && row.Count == 1 ? known is [var only] && _columns.GetValueOrDefault(only) == NoteColumn.Title : known.Count >= (isFirst ? 1 : 2);
    }

    /// <summary>Columns with the names or addresses of people, by their own name or because most of their values are email addresses.</summary>
    public ImmutableHashSet<int> FindPeople(NoteSample sample) =>
    [
        .. sample.Columns.Index()
            .Where(column => column.Item.IsMostlyAddresses || IsPeople(column.Item) || (KeyOf(column.Item) == Names.Key(words.Name) && sample.Columns.Any(CanBeNote)))
            .Select(column => column.Index),
    ];

    /// <param name="source">Name of the workshop.</param>
    /// <param name="chosen">What some of the columns are, by index.</param>
    public NoteMapping Guess(NoteSample sample, int headerRows, string source, IReadOnlyDictionary<int, NoteColumn>? chosen = null)
    {
        var people = FindPeople(sample);
        var columns = sample.Columns.Select((column, index) => IsChosen(index) ? chosen![index] : people.Contains(index) || IsOther(column) || column.Filled == 0 ? NoteColumn.LeaveOut : ByName(column) ?? ByValues(column)).ToArray();
        foreach (var single in Single)
        {
            if (chosen?.Values.Contains(single) == true)
                columns = [.. columns.Select((column, index) => column == single && !IsChosen(index) ? null : column)];
            KeepFirst(columns, single);
        }

        if (!columns.Contains(NoteColumn.Title))
            MakeTitle(columns, sample);
        var otherTexts = columns.Contains(NoteColumn.Text) ? NoteColumn.LeaveOut : NoteColumn.Text;
        var mapping = new NoteMapping
        {
            HeaderRows = headerRows,
            Columns = [.. columns.Select((column, index) => column ?? (sample.Columns[index].Worded > 0 ? otherTexts : NoteColumn.LeaveOut))],
            Kind = KindOf(source, words) ?? ContributionKind.Barrier,
            Category = Names.Category(source, categories)?.Id,
        };
        return WithValues(mapping, sample);

        bool IsChosen(int index) => chosen?.ContainsKey(index) == true;
    }

    /// <summary>The same columns, with what each value of their categories and kinds most likely means.</summary>
    public NoteMapping WithValues(NoteMapping mapping, NoteSample sample) => mapping with
    {
        Values = ValuesOf(sample, mapping, NoteColumn.Category).ToImmutableSortedDictionary(value => value.Key, value => MeaningOf(value.Value), StringComparer.Ordinal),
        Kinds = ValuesOf(sample, mapping, NoteColumn.Kind).ToImmutableSortedDictionary(value => value.Key, value => KindOf(value.Value, words) ?? mapping.Kind, StringComparer.Ordinal),
    };

    /// <summary>By key; empty if no column is mapped so, or if it has too many values.</summary>
    public static IReadOnlyDictionary<string, string> ValuesOf(NoteSample sample, NoteMapping mapping, NoteColumn column) =>
        mapping.Columns.IndexOf(column) is >= 0 and var index && sample.Columns[index].HasFewValues ? sample.Columns[index].Values : ImmutableDictionary<string, string>.Empty;

    /// <summary>What columns are mapped to that have too many different values for it.</summary>
    public static IEnumerable<NoteColumn> FindTooManyValues(NoteSample sample, NoteMapping mapping) =>
        new[] { NoteColumn.Category, NoteColumn.Kind }.Where(column => mapping.Columns.IndexOf(column) is >= 0 and var index && sample.Columns[index].HasTooManyValues);

    /// <summary>What the name of a list most likely means.</summary>
    public MappedValue MeaningOf(string name) => new(Names.Category(name, categories)?.Id, KindOf(name, words));

    /// <summary>The kind that a name tells of; null if it tells of none.</summary>
    public static ContributionKind? KindOf(string name, ColumnWords words)
    {
        var key = Names.Key(name);
        return Tells(words.Principles) ? ContributionKind.Principle : Tells(words.Guidance) ? ContributionKind.Guidance : Tells(words.Barriers) ? ContributionKind.Barrier : null;

        bool Tells(IReadOnlyList<string> parts) => parts.Any(part => key.Contains(Names.Key(part), StringComparison.Ordinal));
    }

    private static string KeyOf(ColumnSample column) => Names.Key(column.Name ?? "");

    /// <summary>Also "Your name (optional)" and "Author name", but not a question about email.</summary>
    private bool IsPeople(ColumnSample column)
    {
        var (key, parts) = (KeyOf(column), (column.Name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries));
        return _people.Contains(key) || _people.Any(name => name.Length >= CertainName && key.Contains(name, StringComparison.Ordinal))
            || (parts.Length is > 1 and <= FewWords && parts.Any(part => _people.Contains(Names.Key(part))));
    }

    private bool IsOther(ColumnSample column) => column.Name is not null && _other.Contains(KeyOf(column));

    private NoteColumn? ByName(ColumnSample column) =>
        column.Name is null ? null
        : _columns.TryGetValue(KeyOf(column), out var known) ? known is (NoteColumn.Category or NoteColumn.Kind) && column.HasTooManyValues ? null : known
        // A question of a form, such as "Which theme is it?".
        : column.HasFewValues && column.Name.Split(' ').Any(word => _columns.GetValueOrDefault(Names.Key(word)) == NoteColumn.Category) ? NoteColumn.Category
        : null;

    private NoteColumn? ByValues(ColumnSample column)
    {
        if (!column.HasFewValues)
            return null;
        var known = column.Values.Values.Count(value => Names.Category(value, categories) is not null);
        return known * 2 > column.Values.Count ? NoteColumn.Category : null;
    }

    /// <summary>A column other than "Name" that has the words of notes.</summary>
    private bool CanBeNote(ColumnSample column) =>
        KeyOf(column) != Names.Key(words.Name) && !IsPeople(column) && !IsOther(column) && !column.IsMostlyAddresses && column.Worded > 0
        && (ByName(column) ?? ByValues(column)) is null or NoteColumn.Title or NoteColumn.Text;

    private static void KeepFirst(NoteColumn?[] columns, NoteColumn single)
    {
        for (var index = Array.IndexOf(columns, single) + 1; index > 0 && index < columns.Length; index++)
            columns[index] = columns[index] == single ? NoteColumn.LeaveOut : columns[index];
    }

    /// <summary>The first column with words that nothing else is known of; otherwise the first one that was taken for a text.</summary>
    private static void MakeTitle(NoteColumn?[] columns, NoteSample sample)
    {
        var free = Array.FindIndex(columns, column => column is null);
        while (free >= 0 && sample.Columns[free].Worded == 0)
            free = Array.FindIndex(columns, free + 1, column => column is null);
        var title = free >= 0 ? free : Array.IndexOf(columns, NoteColumn.Text);
        if (title >= 0)
            columns[title] = NoteColumn.Title;
    }
}
