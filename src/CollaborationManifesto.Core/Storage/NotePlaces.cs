using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>
/// Reads, for curators who put contributions into themes, where each one is, and the words of some. It reads the table <c>contributions</c>
/// itself, so that a move is seen by everyone at the next page.
/// </summary>
public sealed class NotePlaces(TableServiceClient tables, IOptions<StorageSettings> names)
{
    /// <summary>Rows between two wanted ones that are read along, because another request takes longer than they do.</summary>
    private const int MostBetween = 20;
    private const int Parallel = 8;

    internal static readonly IReadOnlyList<string> PlaceColumns = ["PartitionKey", "State", "DraftedTheme", ContributionRow.Provisional, .. ContributionRow.PlaceColumns];
    internal static readonly IReadOnlyList<string> NoteColumns = [.. PlaceColumns, "Title", "Text", "Kind", "Category"];

    private readonly TableClient _table = tables.GetTableClient(names.Value.ContributionsTable);

    /// <summary>What waits for a decision or is published, but no experiences, no principles that were drafted from a theme and no parts of a split that is not finished, by id. A search reads the words too.</summary>
    /// <param name="filter">Its view and flags do not count.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<NotePlace>> AllAsync(DeskFilter filter, CancellationToken cancellationToken)
    {
        var search = filter.Search is null ? null : new DeskSearch(filter.Search);
        return await _table.QueryAsync<TableEntity>(Condition(filter), select: search is null ? PlaceColumns : [.. PlaceColumns, "Title", "Text"], cancellationToken: cancellationToken)
            .Where(row => row.GetString("DraftedTheme") is null && row.GetBoolean(ContributionRow.Provisional) != true && search?.Finds(IdOf(row), row) != false)
            .Select(row => new NotePlace(IdOf(row), row.GetString("State") == nameof(ContributionState.Approved), ContributionRow.ReadPlace(row)))
            .OrderBy(place => place.Id.ToString(), StringComparer.Ordinal)
            .ToListAsync(cancellationToken);
    }

    /// <summary>The words of some of them, in their order. Neighbours are read with one request.</summary>
    /// <param name="all">What <see cref="AllAsync"/> found with the same filter.</param>
    public async Task<IReadOnlyList<ThemeNote>> ReadAsync(DeskFilter filter, IReadOnlyList<NotePlace> all, IEnumerable<ContributionId> some, CancellationToken cancellationToken)
    {
        var wanted = some.ToHashSet();
        var found = new System.Collections.Concurrent.ConcurrentBag<ThemeNote>();
        await System.Threading.Tasks.Parallel.ForEachAsync(
            Stretches([.. all.Index().Where(one => wanted.Contains(one.Item.Id)).Select(one => one.Index)]),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (stretch, token) =>
            {
                var (first, last) = (all[stretch.First].Id.ToString(), all[stretch.Last].Id.ToString());
                var condition = $"{TableClient.CreateQueryFilter($"PartitionKey ge {first} and PartitionKey le {last}")} and {Condition(filter)}";
                await foreach (var row in _table.QueryAsync<TableEntity>(condition, select: NoteColumns, cancellationToken: token))
                {
                    if (wanted.Contains(IdOf(row)))
                        found.Add(Read(row));
                }
            });
        return [.. found.OrderBy(note => note.Id.ToString(), StringComparer.Ordinal)];
    }

    /// <summary>Numbers that follow each other closely, as ranges.</summary>
    internal static IEnumerable<(int First, int Last)> Stretches(IReadOnlyList<int> numbers)
    {
        for (var (start, end) = (0, 1); start < numbers.Count; (start, end) = (end, end + 1))
        {
            while (end < numbers.Count && numbers[end] - numbers[end - 1] <= MostBetween)
                end++;
            yield return (numbers[start], numbers[end - 1]);
        }
    }

    private static ContributionId IdOf(TableEntity row) => ContributionId.Parse(row.PartitionKey);

    private static ThemeNote Read(TableEntity row) => new(
        IdOf(row),
        row.GetString("State") == nameof(ContributionState.Approved),
        Enum.Parse<ContributionKind>(row.GetString("Kind")),
        row.GetString("Category"),
        row.GetString("Title"),
        LongText.Read(row, "Text"),
        ContributionRow.ReadPlace(row));

    private static string Condition(DeskFilter filter)
    {
        var conditions = new List<string> { TableClient.CreateQueryFilter($"(State eq {nameof(ContributionState.Pending)} or State eq {nameof(ContributionState.Approved)}) and Retired eq false and Kind ne {nameof(ContributionKind.Experience)}") };
        if (filter.Kind is { } kind)
            conditions.Add(TableClient.CreateQueryFilter($"Kind eq {kind.ToString()}"));
        if (filter.Category is { } category)
            conditions.Add(TableClient.CreateQueryFilter($"Category eq {category}"));
        if (filter.Import is { } import)
            conditions.Add(TableClient.CreateQueryFilter($"Import eq {import.ToString()}"));
        return string.Join(" and ", conditions);
    }
}

/// <summary>Where a contribution is among the themes.</summary>
/// <param name="Place">Null if it never was in one.</param>
public sealed record NotePlace(ContributionId Id, bool IsPublished, ThemePlace? Place);

/// <param name="Text">As typed; of a very long text, the part that its first column holds.</param>
public sealed record ThemeNote(ContributionId Id, bool IsPublished, ContributionKind Kind, string Category, string Title, string Text, ThemePlace? Place);
