using CollaborationManifesto.Contributions;
using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.Curation;

/// <summary>
/// What the projection's texts are like, in this instance's memory, so that a search asks storage only for what has changed. It holds no words
/// and can be lost at any time. Not for several threads at once.
/// </summary>
internal sealed class KnownTexts
{
    private readonly Dictionary<(string Partition, ContributionId Id), Known> _rows = [];

    /// <summary>Takes the rows as they are now, in any order and however often.</summary>
    public void Learn(IEnumerable<ProjectedText> texts)
    {
        foreach (var text in texts)
        {
            var row = (text.Partition, text.Id);
            if (text.Words is not { } words)
                _rows.Remove(row);
            else if (!_rows.TryGetValue(row, out var known) || known.ETag != text.ETag)
                _rows[row] = new(text.Id, text.ETag, words.SubmittedAt, new(words.Title, words.Text));
        }
    }

    /// <summary>Those sent before a contribution that share so many percent with it or more, most alike first.</summary>
    public IEnumerable<ContributionId> Like(Contribution contribution, double percent)
    {
        var likeness = new Likeness(contribution.Title, contribution.Text);
        return _rows.Values
            .Where(known => known.Likeness.MayBe(likeness, percent) && IsEarlier(known, contribution))
            .Select(known => (known.Id, Percent: known.Likeness.Percent(likeness)))
            .Where(known => known.Percent >= percent)
            .OrderByDescending(known => known.Percent)
            .Select(known => known.Id)
            // What is just being published stands in two rows for a moment.
            .Distinct();
    }

    /// <summary>Of two that look alike the later one is flagged.</summary>
    private static bool IsEarlier(Known known, Contribution contribution) =>
        known.SubmittedAt < contribution.SubmittedAt
        || (known.SubmittedAt == contribution.SubmittedAt && string.CompareOrdinal(known.Id.ToString(), contribution.Id.ToString()) < 0);

    private sealed record Known(ContributionId Id, string ETag, DateTimeOffset SubmittedAt, Likeness Likeness);
}
