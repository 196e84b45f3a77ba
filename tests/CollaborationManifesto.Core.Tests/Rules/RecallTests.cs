using CollaborationManifesto.Flagging;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Rules;

/// <summary>Uses the default threshold on a smaller set than <c>benchmarks -- alike</c>.</summary>
public sealed class RecallTests
{
    private const int Texts = 400;
    private const double AlikePercent = SimilarContributions.ThresholdPercent;
    private readonly EditedTexts _texts = new(seed: 7);
    private readonly List<EditedTexts.Wording> _sent;
    private readonly KnownTexts _known = new();

    public RecallTests()
    {
        _sent = [.. Enumerable.Range(0, Texts).Select(_ => _texts.New())];
        _known.Update(_sent.Select((text, number) => Row(EditedTexts.Sent(text, number))));
    }

    [Fact]
    public void At_least_95_percent_of_edited_copies_are_found()
    {
        var copies = Enumerable.Range(0, Texts).SelectMany(number => _texts.EditsOf(_sent[number]).Select(edit => (number, edit.Text))).ToList();

        var found = copies.Count(copy => Like(copy.Text).Contains(EditedTexts.Id(copy.number)));

        Assert.InRange((double)found / copies.Count, 0.95, 1);
    }

    [Fact]
    public void At_least_95_percent_of_matches_are_right()
    {
        var copies = Enumerable.Range(0, Texts).SelectMany(number => _texts.EditsOf(_sent[number]).Select(edit => (Original: EditedTexts.Id(number), Like: Like(edit.Text)))).ToList();
        var others = Enumerable.Range(0, Texts).SelectMany(number => Like(_texts.Quoting(_sent[number])).Concat(Like(_texts.New()))).ToList();

        var right = copies.Sum(copy => copy.Like.Count(id => id == copy.Original));

        Assert.InRange((double)right / (copies.Sum(copy => copy.Like.Count) + others.Count), 0.95, 1);
    }

    [Fact]
    public void The_quick_comparison_misses_no_match()
    {
        foreach (var (one, other) in _sent.Zip(_sent.Select(text => _texts.EditsOf(text).Last().Text)))
        {
            var (original, copy) = (Likeness(one), Likeness(other));
            Assert.All([1, 20, 50, 80, 100], percent => Assert.True(original.CanReach(copy, percent) || original.Percent(copy) < percent));
        }
    }

    [Fact]
    public void Removed_texts_are_forgotten_and_edited_ones_relearned()
    {
        var (withdrawn, edited) = (EditedTexts.Sent(_sent[0], 0), EditedTexts.Sent(_sent[1], 1));
        var other = EditedTexts.Sent(_texts.New(), 1);

        _known.Update([Row(withdrawn) with { Words = null }, Row(other) with { ETag = "second" }]);

        Assert.Empty(Like(_sent[0]));
        Assert.Empty(Like(_sent[1]));
        Assert.Equal([edited.Id], _known.FindSimilar(other with { Id = EditedTexts.Id(Texts), SubmittedAt = other.SubmittedAt.AddDays(1) }, AlikePercent));
    }

    [Fact]
    public void A_text_matches_its_copies_but_not_itself()
    {
        var first = EditedTexts.Sent(_sent[2], 2);

        Assert.Empty(_known.FindSimilar(first, AlikePercent));
        Assert.Equal([first.Id], _known.FindSimilar(first with { Id = EditedTexts.Id(Texts), SubmittedAt = first.SubmittedAt.AddSeconds(-1) }, AlikePercent));
        Assert.Equal([first.Id], _known.FindSimilar(first with { Id = EditedTexts.Id(Texts), SubmittedAt = first.SubmittedAt.AddSeconds(1) }, AlikePercent));
    }

    private List<ContributionId> Like(EditedTexts.Wording text) => [.. _known.FindSimilar(EditedTexts.Sent(text, Texts), AlikePercent)];

    private static TextSimilarity Likeness(EditedTexts.Wording text) => new(text.Title, string.Join(' ', text.Sentences));

    private static ProjectedText Row(Contribution contribution) =>
        new("open", contribution.Id, "first", new(contribution.SubmittedAt, contribution.Title, contribution.Text));
}
