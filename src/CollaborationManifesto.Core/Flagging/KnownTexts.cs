using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Flagging;

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

    /// <summary>Those that share so many percent with a contribution or more, most alike first and of those the ones that were sent first.</summary>
    public IEnumerable<ContributionId> Like(Contribution contribution, double percent)
    {
        var likeness = new Likeness(contribution.Title, contribution.Text);
        return _rows.Values
            .Where(known => known.Id != contribution.Id && known.Likeness.MayBe(likeness, percent))
            .Select(known => (known.Id, known.SubmittedAt, Percent: known.Likeness.Percent(likeness)))
            .Where(known => known.Percent >= percent)
            .OrderByDescending(known => known.Percent)
            .ThenBy(known => known.SubmittedAt)
            .ThenBy(known => known.Id.ToString(), StringComparer.Ordinal)
            .Select(known => known.Id)
            // What is just being published stands in two rows for a moment.
            .Distinct();
    }

    private sealed record Known(ContributionId Id, string ETag, DateTimeOffset SubmittedAt, Likeness Likeness);
}
