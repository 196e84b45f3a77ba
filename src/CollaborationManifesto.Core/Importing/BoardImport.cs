using System.Collections.Immutable;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Importing;

/// <summary>
/// Brings in a Trello board whose cards are agreed already: they come in as approved. A card's id gives the contribution's,
/// so importing again adds only what is new.
/// </summary>
public sealed class BoardImport(
    DraftRules rules, IOptions<ManifestoSettings> manifesto, ContributionStore contributions, ChangeQueue changes, TimeProvider clock)
{
    private const int Parallel = 16;

    /// <param name="json">The board's own JSON export.</param>
    /// <param name="kinds">Kind of the cards of a list, by the list's name. Cards of a list that is named like a category are barriers of it.</param>
    public async Task<ImportReport> Import(Stream json, IReadOnlyDictionary<string, ContributionKind> kinds, CancellationToken cancellation)
    {
        var board = await TrelloBoard.Read(json, cancellation);
        var lists = board.Lists.ToDictionary(list => list.Id, list => list.Name);
        var ids = board.Cards.Where(card => card.ShortLink is not null).ToDictionary(card => card.ShortLink!, card => IdOf(card));
        var skipped = ImmutableArray.CreateBuilder<SkippedCard>();
        var ready = new List<Contribution>();
        foreach (var card in board.Cards)
        {
            var (draft, errors) = rules.Parse(ToSubmission(card, lists[card.IdList], kinds));
            if (draft is null)
                skipped.Add(new(card.Name, errors[0].Message));
            else
                ready.Add(ToContribution(card, board.Name, draft with { Principles = [.. Linked(card, ids)] }));
        }

        await System.Threading.Tasks.Parallel.ForEachAsync(
            ready,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellation },
            async (contribution, token) =>
            {
                await changes.Announce(contribution.Id, contribution.History[0].CommandId, token);
                await contributions.Insert(contribution, token);
            });
        return new(ready.Count, skipped.ToImmutable());
    }

    private Submission ToSubmission(TrelloCard card, string list, IReadOnlyDictionary<string, ContributionKind> kinds)
    {
        var named = card.Labels?.Select(label => label.Name).Prepend(list) ?? [list];
        return new()
        {
            Kind = kinds.GetValueOrDefault(list, ContributionKind.Barrier).ToString(),
            Category = manifesto.Value.Categories.FirstOrDefault(category => named.Contains(category.Name))?.Id,
            Title = card.Name,
            Text = card.Desc,
            Attribution = nameof(Attribution.Anonymous),
            Licence = "yes",
        };
    }

    private Contribution ToContribution(TrelloCard card, string board, Draft draft)
    {
        var id = IdOf(card);
        var now = clock.GetUtcNow();
        return draft.ToContribution(id, now) with
        {
            Source = new(board, card.ShortLink ?? card.Id, card.CreatedAt),
            Position = card.Pos,
            State = ContributionState.Approved,
            FirstApprovedAt = now,
            FirstSlug = Slug.Of(draft.Title),
            DecidedAt = now,
            History = [new(id.ToString(), now, HistoryAction.Imported)],
        };
    }

    private static ContributionId IdOf(TrelloCard card) => ContributionId.FromKey("trello", card.Id);

    /// <summary>Cards that this card is attached to, by their addresses such as https://trello.com/c/AbCd1234/12-title.</summary>
    private static IEnumerable<ContributionId> Linked(TrelloCard card, Dictionary<string, ContributionId> ids) =>
        from attachment in card.Attachments ?? []
        where Uri.TryCreate(attachment.Url, UriKind.Absolute, out _)
        let address = new Uri(attachment.Url!)
        where address.Host == "trello.com" && address.Segments is [_, "c/", ..]
        let shortLink = address.Segments[2].TrimEnd('/')
        where ids.ContainsKey(shortLink)
        select ids[shortLink];
}
