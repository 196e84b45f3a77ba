using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Importing.Trello;

/// <summary>What to do with the cards of each list.</summary>
internal sealed class BoardPlan
{
    private readonly Dictionary<string, PlannedList> _lists = [];
    private readonly List<string> _warnings = [];

    private BoardPlan()
    {
    }

    public IReadOnlyCollection<PlannedList> Lists => _lists.Values;

    public IReadOnlyList<string> Warnings => _warnings;

    public PlannedList? For(string listId) => _lists.GetValueOrDefault(listId);

    /// <exception cref="WrongExportException">The mapping has an unknown category.</exception>
    public static BoardPlan Create(IReadOnlyList<TrelloList> lists, ListMapping mapping, ManifestoSettings manifesto, ImportWords words)
    {
        var plan = new BoardPlan();
        var mapped = mapping.Lists.ToLookup(list => Names.Key(list.Key));
        foreach (var list in lists)
        {
            var chosen = mapping.Lists.GetValueOrDefault(list.Id) ?? mapped[Names.Key(list.Name)].FirstOrDefault().Value;
            plan._lists.TryAdd(list.Id, chosen is null ? plan.Named(list, manifesto, words) : Mapped(list, chosen, manifesto, words));
        }

        var known = lists.SelectMany(list => new[] { Names.Key(list.Name), Names.Key(list.Id) }).ToHashSet();
        plan._warnings.AddRange(mapping.Lists.Keys.Where(name => !known.Contains(Names.Key(name))).Select(words.NoSuchList));
        return plan;
    }

    private PlannedList Named(TrelloList list, ManifestoSettings manifesto, ImportWords words)
    {
        var category = Names.Category(list.Name, manifesto.Categories);
        if (category is not null && Names.Key(category.Name) != Names.Key(list.Name))
            _warnings.Add(words.CategoryFromSpelling(list.Name));
        return new(list, ContributionKind.Barrier, category, category is null ? SkipReason.ListUnmapped : null);
    }

    private static PlannedList Mapped(TrelloList list, MappedList mapped, ManifestoSettings manifesto, ImportWords words)
    {
        var category = manifesto.Categories.FirstOrDefault(category => mapped.Category is not null && Names.Key(category.Name) == Names.Key(mapped.Category));
        if (mapped.Category is not null && category is null)
            throw new WrongExportException(words.UnknownCategory(list.Name, mapped.Category, string.Join(", ", manifesto.Categories.Select(known => known.Name))));
        return new(list, mapped.Kind, category, mapped.LeaveOut ? SkipReason.ListLeftOut : null);
    }
}

/// <param name="Category">Null if each card's labels decide, or if nothing does.</param>
/// <param name="Skipped">Why its cards are not imported; null if they are.</param>
internal sealed record PlannedList(TrelloList List, ContributionKind Kind, Category? Category, SkipReason? Skipped);
