using CollaborationManifesto.Themes;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Themes;

/// <summary>
/// What `dotnet run --project benchmarks -- suggestions` measures. The rules were chosen on the notes of the first, third, fifth and seventh
/// principle.
/// </summary>
public sealed class SampleSuggestionsTests
{
    /// <summary>In the adjusted Rand index. Measured: 0.07 to 0.08.</summary>
    private const double Margin = 0.05;

    private static readonly SampleGrouping Sample = SampleGrouping.Read();
    private static readonly IReadOnlyList<SampleGrouping.Note> HeldOut = Sample.Half(SampleGrouping.EvenPrinciples, withShared: true);

    [Fact]
    public void The_sample_has_94_notes_of_which_58_are_answered()
    {
        Assert.Equal(94, Sample.Notes.Length);
        Assert.Equal(58, Sample.Notes.Count(note => !note.Principles.IsEmpty));
        Assert.Empty(Sample.Half(SampleGrouping.OddPrinciples, withShared: false).Intersect(HeldOut));
    }

    [Fact]
    public void Suggestions_for_described_themes_agree_with_the_sample_better_than_its_categories()
    {
        var (suggested, categories) = (Suggested(), SampleGrouping.Compare(Sample.Categories(), HeldOut));

        Assert.InRange(suggested.AdjustedRandIndex, categories.AdjustedRandIndex + Margin, 1);
        Assert.InRange(suggested.Precision, categories.Precision, 1);
    }

    [Fact]
    public void Suggestions_for_described_themes_agree_with_the_sample_better_than_likeness_at_any_threshold()
    {
        var suggested = Suggested();

        Assert.All(Sample.Lookalikes(), alike => Assert.InRange(suggested.AdjustedRandIndex, SampleGrouping.Compare(alike.Groups, HeldOut).AdjustedRandIndex + Margin, 1));
    }

    /// <summary>With the words of the principles as the names and notes of themes.</summary>
    private static Agreement Suggested() =>
        SampleGrouping.Compare(Suggestions.Find(Sample.Texts, Sample.Principles, Language.British).Select(group => group.Notes.AsEnumerable()), HeldOut);
}
