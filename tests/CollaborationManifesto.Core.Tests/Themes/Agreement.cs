namespace CollaborationManifesto.Core.Tests.Themes;

/// <summary>
/// Compares suggested groups with the pairs that belong together. For two partitions, the index is the adjusted Rand index of Hubert and
/// Arabie (1985), written for pairs as by Warrens (2008); it is also defined when an item belongs to two groups.
/// </summary>
/// <param name="Right">Suggested pairs that belong together.</param>
/// <param name="Suggested">Suggested pairs.</param>
/// <param name="Belonging">Pairs that belong together.</param>
/// <param name="Pairs">All pairs.</param>
internal readonly record struct Agreement(long Right, long Suggested, long Belonging, long Pairs)
{
    /// <summary>1 for perfect agreement, about 0 for chance, less than 0 for worse.</summary>
    public double AdjustedRandIndex
    {
        get
        {
            var (wrong, missed) = (Suggested - Right, Belonging - Right);
            var apart = Pairs - Right - wrong - missed;
            var scale = ((double)Suggested * (wrong + apart)) + ((double)Belonging * (missed + apart));
            return scale == 0 ? 1 : 2 * (((double)Right * apart) - ((double)wrong * missed)) / scale;
        }
    }

    /// <summary>Share of the suggested pairs that belong together.</summary>
    public double Precision => Suggested == 0 ? double.NaN : (double)Right / Suggested;

    /// <summary>An item that is in no group is alone.</summary>
    public static Agreement Of<T>(IEnumerable<IEnumerable<T>> groups, IReadOnlyList<T> items, Func<T, T, bool> belong)
        where T : notnull
    {
        var groupOf = groups.SelectMany((group, number) => group.Select(item => (item, number))).ToDictionary(place => place.item, place => place.number);
        var agreement = default(Agreement);
        for (var i = 0; i < items.Count; i++)
        {
            for (var j = i + 1; j < items.Count; j++)
            {
                var suggested = groupOf.TryGetValue(items[i], out var one) && groupOf.TryGetValue(items[j], out var other) && one == other;
                var together = belong(items[i], items[j]);
                agreement = new(
                    agreement.Right + (suggested && together ? 1 : 0),
                    agreement.Suggested + (suggested ? 1 : 0),
                    agreement.Belonging + (together ? 1 : 0),
                    agreement.Pairs + 1);
            }
        }

        return agreement;
    }
}
