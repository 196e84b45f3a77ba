using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Publishing;

/// <summary>Builds the manifesto from the projection's rows and the themes. Pure: the same ones give the same manifesto.</summary>
public static class ManifestoBuilder
{
    /// <param name="themes">All of them, also those that are not on the site: what was merged into one is in it.</param>
    public static Manifesto Build(IEnumerable<PublishedRow> rows, ManifestoSettings settings, params IReadOnlyCollection<Theme> themes)
    {
        var all = rows.OrderBy(row => row.FirstApprovedAt ?? DateTimeOffset.MaxValue).ThenBy(row => row.Id.ToString(), StringComparer.Ordinal).ToList();
        var live = all.Where(row => row.Content is not null).OrderBy(row => row.Content!.Position ?? double.MaxValue).ToList();
        var slugs = Slugs(all);
        var links = PrincipleLinks(live, slugs);
        var merged = MergedRows.From(all);
        var titles = live.Where(row => !row.Content!.Retired).ToDictionary(row => row.Id, row => row.Content!.Title);

        var barriers = live.Where(row => row.Kind == ContributionKind.Barrier)
            .Select(row => new Barrier(
                row.Id, row.Content!.Title, row.Content.Text, settings.FindCategory(row.Content.Category), ToOrigin(row, merged, titles), Linked(row, links), row.Content.Version))
            .OrderBy(barrier => barrier.Category is { } category ? settings.Categories.IndexOf(category) : int.MaxValue)
            .ToImmutableArray();
        var guidance = live.Where(row => row.Kind == ContributionKind.Guidance)
            .Select(row => new Guidance(
                row.Id, row.Content!.Title, row.Content.Text, settings.FindCategory(row.Content.Category), ToOrigin(row, merged, titles), Linked(row, links), row.Content.Version))
            .ToList();
        var principles = live.Where(row => links.ContainsKey(row.Id))
            .OrderBy(row => links[row.Id].Number)
            .Select(row => ToPrinciple(
                row,
                links[row.Id],
                ToOrigin(row, merged, titles),
                [.. guidance.Where(item => item.Supports.Contains(links[row.Id]))],
                [.. barriers.Where(barrier => barrier.AnsweredBy.Contains(links[row.Id]))]))
            .ToImmutableArray();
        var retired = live.Where(row => row.Content!.Retired)
            .Select(row => ToPrinciple(row, new(row.Id, 0, slugs[row.Id], row.Content!.Title), ToOrigin(row, merged, titles), [], []));

        var experiences = Experiences(live, all, merged, titles);
        var shown = Themes(live, themes, principles.Select(ThemeItem.From).Concat(guidance.Select(ThemeItem.From)).Concat(barriers.Select(ThemeItem.From)));

        return new(
            principles,
            barriers,
            [.. guidance.Where(item => item.Supports.IsEmpty)],
            live.Where(row => row.Kind != ContributionKind.Experience).Max(row => (DateTimeOffset?)row.Content!.ChangedAt))
        {
            Retired = [.. retired],
            Moved =
            [
                .. all.Where(row => row is { Content: null, FirstApprovedAt: not null, Withdrawn: false }).SelectMany(row => Moved(row, slugs, links, merged)),
                .. live.Where(row => row.Kind == ContributionKind.Experience).Select(row => row.Id).Except(experiences.Select(experience => experience.Id)).Select(id => new MovedPage($"contributions/{id}/", null)),
            ],
            Experiences = experiences,
            ExperiencesChangedAt = live.Where(row => row.Kind == ContributionKind.Experience).Max(row => (DateTimeOffset?)row.Content!.ChangedAt),
            Themes = shown,
            ThemeChanges = ThemeLog.Of(themes, shown),
        };
    }

    /// <summary>Leaves out those whose item is no longer published, and follows those whose item was merged.</summary>
    private static ImmutableArray<Experience> Experiences(
        IEnumerable<PublishedRow> live, IEnumerable<PublishedRow> all, MergedRows merged, Dictionary<ContributionId, string> titles)
    {
        var items = all.Where(row => row.Kind != ContributionKind.Experience).ToDictionary(row => row.Id);
        return
        [
            .. from row in live
               where row.Kind == ContributionKind.Experience
               orderby row.FirstApprovedAt descending, row.Id.ToString()
               let content = row.Content!
               where content is { About: not null, Again: not null } && items.ContainsKey(content.About.Value)
               let sentFor = items[content.About!.Value]
               let item = sentFor.Content is null ? merged.TargetOf(sentFor) : sentFor
               where item is not null && item.Kind != ContributionKind.Experience
               select new Experience(row.Id, item.Id, content.Title, content.Text, content.Again!.Value, ToOrigin(row, merged, titles), content.Version),
        ];
    }

    /// <summary>
    /// Slugs of all principles that are or were published. If two titles share one, it belongs to the principle that was published first, even
    /// after that one is gone, so that an address never changes its meaning; the later one has its reference added.
    /// </summary>
    private static Dictionary<ContributionId, string> Slugs(IEnumerable<PublishedRow> rows)
    {
        var taken = new HashSet<string>();
        return rows.Where(row => row is { Kind: ContributionKind.Principle, Slug: not null })
            .ToDictionary(row => row.Id, row => taken.Add(row.Slug!) && row.Slug!.Length > 0 ? row.Slug : $"{row.Slug}-{row.Id.Reference.ToLowerInvariant()}".Trim('-'));
    }

    private static Dictionary<ContributionId, PrincipleLink> PrincipleLinks(IEnumerable<PublishedRow> live, Dictionary<ContributionId, string> slugs) =>
        live.Where(row => row.Kind == ContributionKind.Principle && !row.Content!.Retired)
            .Select((row, index) => new PrincipleLink(row.Id, index + 1, slugs[row.Id], row.Content!.Title))
            .ToDictionary(link => link.Id);

    private static ImmutableArray<PrincipleLink> Linked(PublishedRow row, Dictionary<ContributionId, PrincipleLink> links) =>
        [.. row.Content!.Principles.Distinct().Where(links.ContainsKey).Select(id => links[id]).OrderBy(link => link.Number)];

    /// <summary>Credits everyone whose contributions were merged into it.</summary>
    private static Origin ToOrigin(PublishedRow row, MergedRows merged, Dictionary<ContributionId, string> titles)
    {
        var credits = merged.Into(row.Id).Prepend(row).Select(one => one.Credit).OfType<string>().Distinct().ToList();
        var (content, published) = (row.Content!, row.FirstApprovedAt!.Value);
        var updated = content.WordsChangedAt > published ? content.WordsChangedAt.Value : published;
        return new(credits.Count == 0 ? null : string.Join("; ", credits), content.Board, content.Edited, content.WrittenAt, published, updated)
        {
            WrittenFrom = content.DraftedFrom is { } notes ? [.. notes.Distinct().Where(titles.ContainsKey).Select(id => new ItemLink(id, titles[id]))] : null,
        };
    }

    /// <summary>Addresses that were once published: they lead to what it was merged into, or say that it is no longer published.</summary>
    private static IEnumerable<MovedPage> Moved(
        PublishedRow row, Dictionary<ContributionId, string> slugs, Dictionary<ContributionId, PrincipleLink> links, MergedRows merged)
    {
        var to = merged.TargetOf(row) is not { } target ? null
            : links.TryGetValue(target.Id, out var link) ? $"principles/{link.Slug}/"
            : $"contributions/{target.Id}/";
        yield return new($"contributions/{row.Id}/", to);
        if (slugs.TryGetValue(row.Id, out var slug))
            yield return new($"principles/{slug}/", to);
    }

    private static ImmutableArray<PublishedTheme> Themes(IEnumerable<PublishedRow> live, IReadOnlyCollection<Theme> themes, IEnumerable<ThemeItem> items)
    {
        var map = new ThemeMap(themes);
        var places = live.ToDictionary(row => row.Id, row => map.Resolve(row.Content!.Theme)?.Id);
        var byTheme = items.ToLookup(item => places[item.Id]);
        return
        [
            .. map.Open.Where(theme => theme.Published is not null && byTheme.Contains(theme.Id))
                .OrderBy(FirstPublished).ThenBy(theme => theme.Id.ToString(), StringComparer.Ordinal)
                .Select(theme => new PublishedTheme(theme.Id, theme.Published!.Name, theme.Published.Note, theme.Published.At, [.. byTheme[theme.Id]])),
        ];
    }

    /// <summary>New words do not move a theme to the end.</summary>
    private static DateTimeOffset FirstPublished(Theme theme) => theme.History.FirstOrDefault(entry => entry.Action == ThemeAction.Published)?.At ?? theme.Published!.At;

    private static Principle ToPrinciple(
        PublishedRow row, PrincipleLink link, Origin origin, ImmutableArray<Guidance> guidance, ImmutableArray<Barrier> barriers)
    {
        var (text, importance, meaning) = PrincipleText.ExtractSections(row.Content!.Text, row.Content.Importance, row.Content.Meaning);
        var (statement, rest) = PrincipleText.Split(text);
        return new(row.Id, link.Number, link.Slug, link.Title, statement, rest, guidance, barriers, origin, row.Content.Version, row.Content.ChangedAt)
        {
            Importance = importance,
            Meaning = PrincipleText.SplitPoints(meaning),
        };
    }
}
