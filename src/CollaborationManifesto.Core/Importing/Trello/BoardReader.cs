using CollaborationManifesto.Checks;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Importing.Trello;

/// <summary>Turns a board's cards into contributions, or says why not. Writes nothing.</summary>
public sealed class BoardReader(DraftRules rules, IOptions<ManifestoSettings> manifesto, AllWords words, TimeProvider clock)
{
    private const int LongestTitleShown = 80;
    private const int MostLinks = 50;

    /// <summary>Maximum for all labels and links of a card, in characters.</summary>
    private const int MaxCharacters = 20_000;

    /// <exception cref="WrongExportException">Nothing can be imported.</exception>
    internal BoardToImport Open(Stream file, ListMapping mapping, bool approved, WorkshopImport? import)
    {
        var export = TrelloExport.Open(file, words.Import);
        var plan = BoardPlan.Create(export.Lists, mapping, manifesto.Value, words.Import);
        return new(export, plan, Cards(export, plan, approved, import));
    }

    private IEnumerable<CardRead> Cards(TrelloExport export, BoardPlan plan, bool approved, WorkshopImport? import)
    {
        var seen = new HashSet<string>();
        foreach (var card in export.Cards)
        {
            var reason = seen.Add(card.Id) ? Unwanted(card, plan) : SkipReason.Repeated;
            yield return reason is null ? Read(card, export, plan.For(card.IdList)!, approved, import) : Skip(card, reason.Value);
        }
    }

    private static SkipReason? Unwanted(TrelloCard card, BoardPlan plan)
    {
        if (card.Closed)
            return SkipReason.Archived;
        if (plan.For(card.IdList) is not { } list)
            return SkipReason.ListMissing;
        if (list.List.Closed)
            return SkipReason.ListArchived;
        if (card.IsTemplate)
            return SkipReason.Template;
        if (card.Role is "mirror")
            return SkipReason.Mirror;
        if (card.Role is "separator")
            return SkipReason.Separator;
        if (list.Skipped is { } skipped)
            return skipped;
        return TypedText.IsVisible(card.Name) || TypedText.IsVisible(card.Text) ? null : SkipReason.Empty;
    }

    private CardRead Read(TrelloCard card, TrelloExport export, PlannedList list, bool approved, WorkshopImport? import)
    {
        if ((list.Category ?? LabelledCategory(card)) is not { } category)
            return Skip(card, SkipReason.NoCategory);
        var (draft, errors) = rules.Parse(new()
        {
            Kind = list.Kind.ToString(),
            Category = category.Id,
            Title = card.Address is { } address ? Shortened($"{address.Host}{address.AbsolutePath.TrimEnd('/')}") : card.Name,
            Text = card.Address is null ? card.Text : $"{card.Address.AbsoluteUri}\n\n{card.Text}",
            Attribution = nameof(Attribution.Anonymous),
            Licence = "yes",
        });
        if (draft is null)
            return Skip(card, SkipReason.BreaksRule, errors[0].Message);
        var extras = export.ExtrasOf(card);
        var contribution = ToContribution(card, extras, export, draft, approved, import);
        return RowBudget.ForWords.Fits(contribution) ? new CardRead.Ready(card, extras, contribution) : Skip(card, SkipReason.NoRoom);
    }

    private Category? LabelledCategory(TrelloCard card) =>
        card.LabelNames.Select(label => Names.Category(label, manifesto.Value.Categories)).FirstOrDefault(category => category is not null);

    private Contribution ToContribution(TrelloCard card, CardExtras extras, TrelloExport export, Draft draft, bool approved, WorkshopImport? import)
    {
        var id = card.ContributionId;
        var now = clock.GetUtcNow();
        var linked = draft with { Principles = [.. LinksOf(card).Select(export.Find).OfType<ContributionId>().Where(other => other != id).Distinct().Take(Contribution.MaxPrinciples)] };
        var waiting = linked.ToContribution(id, now) with
        {
            Source = new(import?.Source ?? export.Board, card.ShortLink ?? card.Id, card.WrittenAt ?? now) { Import = import?.Id },
            Background = BackgroundOf(card, extras, export),
            Position = card.Pos,
            History = [new(id.ToString(), now, HistoryAction.Imported)],
        };
        return !approved ? waiting : waiting with
        {
            State = ContributionState.Approved,
            FirstApprovedAt = now,
            FirstSlug = Slug.FromTitle(draft.Title),
            DecidedAt = now,
        };
    }

    private static Background? BackgroundOf(TrelloCard card, CardExtras extras, TrelloExport export)
    {
        var links = LinksOf(card).Where(link => export.Find(link) is null).Select(link => link.AbsoluteUri).ToList();
        var (room, leftOut) = (MaxCharacters, extras.LeftOut + Math.Max(0, links.Count - MostLinks));
        var labels = CardExtras.TakeFitting(card.LabelNames, CardExtras.Size, ref room, ref leftOut);
        var kept = CardExtras.TakeFitting(links.Take(MostLinks), CardExtras.Size, ref room, ref leftOut);
        var background = new Background(card.Votes, labels, extras.Checklists, extras.Comments, kept, leftOut);
        return background is { Votes: 0, Labels: [], Checklists: [], Comments: [], Links: [], LeftOut: 0 } ? null : background;
    }

    private static IEnumerable<Uri> LinksOf(TrelloCard card) => card.Address is { } address ? card.Links.Prepend(address).Distinct() : card.Links;

    private CardRead.Skipped Skip(TrelloCard card, SkipReason reason, string? sentence = null) =>
        new(card, new(card.ShortLink ?? card.Id, Shortened(TypedText.Line(card.Name)), reason, sentence ?? words.Import.Skipped(reason)));

    private static string Shortened(string title) =>
        title.Length <= LongestTitleShown ? title : $"{TypedText.Cut(title, LongestTitleShown)}…";
}

/// <param name="Cards">Created one by one, as they are read.</param>
internal sealed record BoardToImport(TrelloExport Export, BoardPlan Plan, IEnumerable<CardRead> Cards);

internal abstract record CardRead(TrelloCard Card)
{
    public sealed record Ready(TrelloCard Card, CardExtras Extras, Contribution Contribution) : CardRead(Card);

    public sealed record Skipped(TrelloCard Card, SkippedCard Report) : CardRead(Card);
}
