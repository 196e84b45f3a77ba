using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Flagging;

/// <summary>
/// Keeps hashes of the projection's texts in this instance's memory, so that a search reads only changed texts from storage. It holds no
/// words and can be lost at any time. Not thread-safe.
/// </summary>
internal sealed class KnownTexts
{
    private readonly Dictionary<(string Partition, ContributionId Id), Known> _rows = [];

    /// <summary>Takes current rows, in any order; the same row may come more than once.</summary>
    public void Update(IEnumerable<ProjectedText> texts) =>
        Update(texts.Where(text => text.Words is null || !_rows.TryGetValue((text.Partition, text.Id), out var known) || known.ETag != text.ETag).Select(KnownText.From));

    public void Update(IEnumerable<KnownText> texts)
    {
        foreach (var (text, likeness) in texts)
        {
            if (likeness is null)
                _rows.Remove((text.Partition, text.Id));
            else
                _rows[(text.Partition, text.Id)] = new(text.Id, text.ETag, text.Words!.SubmittedAt, likeness);
        }
    }

    /// <summary>Contributions that share at least this percentage, most similar first, then the oldest first.</summary>
    public IEnumerable<ContributionId> FindSimilar(Contribution contribution, double percent) => FindSimilar(contribution.Id, contribution.Title, contribution.Text, percent);

    /// <param name="id">Whose title and text these are, if they are known already.</param>
    public IEnumerable<ContributionId> FindSimilar(ContributionId id, string title, string text, double percent)
    {
        var likeness = new TextSimilarity(title, text);
        return _rows.Values
            .Where(known => known.Id != id && known.Likeness.CanReach(likeness, percent))
            .Select(known => (known.Id, known.SubmittedAt, Percent: known.Likeness.Percent(likeness)))
            .Where(known => known.Percent >= percent)
            .OrderByDescending(known => known.Percent)
            .ThenBy(known => known.SubmittedAt)
            .ThenBy(known => known.Id.ToString(), StringComparer.Ordinal)
            .Select(known => known.Id)
            // A contribution that is being published is in two rows for a moment.
            .Distinct();
    }

    private sealed record Known(ContributionId Id, string ETag, DateTimeOffset SubmittedAt, TextSimilarity Likeness);
}

/// <summary>A row's text with its hashes.</summary>
/// <param name="Likeness">Null if the row has no words any more.</param>
internal sealed record KnownText(ProjectedText Projected, TextSimilarity? Likeness)
{
    public static KnownText From(ProjectedText text) => new(text, text.Words is { } words ? new(words.Title, words.Text) : null);
}
