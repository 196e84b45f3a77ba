using System.Globalization;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Desk;

/// <summary>
/// What curators did with the contributions that the desk's filter finds, as CSV: a row for each entry of their histories. Nothing in it is
/// from the person who sent a contribution but its title, so it is the same before and after a decision.
/// </summary>
public sealed class DecisionsCsv(
    DeskAccess access, ContributionStore contributions, Projection projection, IOptions<ManifestoSettings> manifesto, AllWords words, TimeProvider clock)
{
    private const int ReadsAtOnce = 8;

    /// <summary>The most contributions in one file, because only their own rows have their whole histories: each is a read.</summary>
    public int MostContributions { get; init; } = 1_000;

    public async Task<DeskOutcome> CreateAsync(string? token, DeskFilter filter, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        if (entered is null)
            return refusal!;
        var ids = await projection.DeskIdsAsync(filter, cancellationToken).Take(MostContributions + 1).ToListAsync(cancellationToken);
        var read = new Contribution?[Math.Min(ids.Count, MostContributions)];
        await Parallel.ForAsync(
            0,
            read.Length,
            new ParallelOptions { MaxDegreeOfParallelism = ReadsAtOnce, CancellationToken = cancellationToken },
            async (index, token) => read[index] = (await contributions.FindAsync(ids[index], token))?.Value);
        return new DecisionsFile(
            string.Create(CultureInfo.InvariantCulture, $"decisions-{clock.GetUtcNow():yyyy-MM-dd}.csv"),
            Create(read.OfType<Contribution>(), isWhole: ids.Count <= MostContributions));
    }

    /// <summary>The link of the desk, with its filter.</summary>
    public static string Query(string token, DeskFilter filter) => new QueryBuilder([new("token", token), .. DeskAddress.Fields(new(filter, After: null))]).ToString();

    private ReadOnlyMemory<byte> Create(IEnumerable<Contribution> found, bool isWhole)
    {
        var text = words.DecisionsFile;
        var rows = found.SelectMany(contribution => contribution.History.Where(IsDecision).Select(entry => Row(contribution, entry)));
        return SafeCsv.Create(
            [text.Reference, text.Kind, text.Category, text.Title, text.What, text.Who, text.When, text.Why],
            isWhole ? rows : rows.Append([text.OnlySome(MostContributions), .. Enumerable.Repeat<string?>(null, 7)]));
    }

    private string?[] Row(Contribution contribution, HistoryEntry entry) =>
    [
        contribution.Id.Reference,
        words.Form.KindOf(contribution.Kind),
        manifesto.Value.FindCategory(contribution.Category)?.Name,
        contribution.Title,
        words.Review.HappenedIn(entry),
        entry.CuratorName,
        entry.At.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
        entry.Why,
    ];

    /// <summary>By a curator, or by time because nobody answered.</summary>
    private static bool IsDecision(HistoryEntry entry) => entry.CuratorId is not null || entry.Action == HistoryAction.Released;
}

/// <param name="Name">Without the link's token: downloaded files are shared.</param>
public sealed record DecisionsFile(string Name, ReadOnlyMemory<byte> Csv) : DeskOutcome;
