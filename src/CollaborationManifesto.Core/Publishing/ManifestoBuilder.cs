using System.Collections.Immutable;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Publishing;

/// <summary>Turns the projection's rows into the manifesto. A pure function: the same rows give the same manifesto.</summary>
public static class ManifestoBuilder
{
    public static Manifesto Build(IEnumerable<PublishedRow> rows, ManifestoSettings settings)
    {
        var all = rows.OrderBy(row => row.FirstApprovedAt).ThenBy(row => row.Id.ToString(), StringComparer.Ordinal).ToList();
        var live = all.Where(row => row.Content is not null).OrderBy(row => row.Content!.Position ?? double.MaxValue).ToList();
        var links = PrincipleLinks(all);

        var barriers = live.Where(row => row.Kind == ContributionKind.Barrier)
            .Select(row => new Barrier(
                row.Id, row.Content!.Title, row.Content.Text, settings.FindCategory(row.Content.Category), ToOrigin(row.Content), Linked(row, links)))
            .OrderBy(barrier => barrier.Category is { } category ? settings.Categories.IndexOf(category) : int.MaxValue)
            .ToImmutableArray();
        var guidance = live.Where(row => row.Kind == ContributionKind.Guidance)
            .Select(row => new Guidance(
                row.Id, row.Content!.Title, row.Content.Text, settings.FindCategory(row.Content.Category), ToOrigin(row.Content), Linked(row, links)))
            .ToList();
        var principles = live.Where(row => links.ContainsKey(row.Id))
            .OrderBy(row => links[row.Id].Number)
            .Select(row => ToPrinciple(
                row,
                links[row.Id],
                [.. guidance.Where(item => item.Supports.Contains(links[row.Id]))],
                [.. barriers.Where(barrier => barrier.AnsweredBy.Contains(links[row.Id]))]))
            .ToImmutableArray();

        return new(
            principles,
            barriers,
            [.. guidance.Where(item => item.Supports.IsEmpty)],
            live.Count == 0 ? null : live.Max(row => row.Content!.ChangedAt));
    }

    /// <summary>
    /// Numbers and slugs of the published principles. A slug that two titles share belongs to the one that was published first,
    /// also when that one is gone, so that an address never changes hands; the later one gets its reference behind it.
    /// </summary>
    private static Dictionary<ContributionId, PrincipleLink> PrincipleLinks(IEnumerable<PublishedRow> rows)
    {
        var taken = new HashSet<string>();
        var slugs = rows.Where(row => row.Kind == ContributionKind.Principle)
            .Select(row => (Row: row, Slug: taken.Add(row.Slug) && row.Slug.Length > 0 ? row.Slug : $"{row.Slug}-{row.Id.Reference.ToLowerInvariant()}".Trim('-')))
            .ToList();
        return slugs.Where(item => item.Row.Content is not null)
            .OrderBy(item => item.Row.Content!.Position ?? double.MaxValue)
            .Select((item, index) => new PrincipleLink(item.Row.Id, index + 1, item.Slug, item.Row.Content!.Title))
            .ToDictionary(link => link.Id);
    }

    private static ImmutableArray<PrincipleLink> Linked(PublishedRow row, Dictionary<ContributionId, PrincipleLink> links) =>
        [.. row.Content!.Principles.Distinct().Where(links.ContainsKey).Select(id => links[id]).OrderBy(link => link.Number)];

    private static Origin ToOrigin(PublishedContent content) => new(content.Credit, content.Board, content.Edited, content.WrittenAt);

    private static Principle ToPrinciple(PublishedRow row, PrincipleLink link, ImmutableArray<Guidance> guidance, ImmutableArray<Barrier> barriers)
    {
        var (statement, rest) = PrincipleText.Split(row.Content!.Text);
        return new(row.Id, link.Number, link.Slug, link.Title, statement, rest, guidance, barriers, ToOrigin(row.Content), row.Content.Version, row.Content.ChangedAt);
    }
}
