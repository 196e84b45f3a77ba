using System.Text.Json;
using CollaborationManifesto.Core.Tests.Web;
using CollaborationManifesto.Exporting;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Model;

/// <summary>Earlier words that must not be shown any more, in the model, in rows and exports, and on the page that compares wordings.</summary>
public sealed class EarlierWordsTests
{
    private static readonly HistoryEntry Entry = new("command", A.Morning.AddHours(1), HistoryAction.Approved, "amina", "Amina");

    private static readonly Contribution Approved = Pending().WithEntry(Entry, ContributionState.Approved);

    [Fact]
    public void A_correction_hides_what_was_published_before()
    {
        var corrected = Corrected(Approved, "Other");
        var again = Corrected(corrected.WithEntry(Entry, ContributionState.Approved), "Third");

        Assert.Equal((3, 3), (corrected.ContentVersion, corrected.WordsRemovedBefore));
        Assert.Equal((5, 5), (again.ContentVersion, again.WordsRemovedBefore));
        // Curators and its contributor still compare them.
        Assert.Equal(new EarlierWording(Approved.Wording, Editor.Contributor), corrected.Earlier);
    }

    [Fact]
    public void A_correction_of_something_never_published_hides_nothing() => Assert.Null(Corrected(Pending(), "Other").WordsRemovedBefore);

    [Fact]
    public void A_decision_and_an_edit_keep_hidden_what_is_hidden()
    {
        var approved = Corrected(Approved, "Other").WithEntry(Entry, ContributionState.Approved);

        Assert.Equal((4, 3), (approved.ContentVersion, approved.WordsRemovedBefore));
        Assert.Equal(3, Reworded(approved, "Third").WordsRemovedBefore);
        Assert.Equal(3, approved.WithEntry(Entry, ContributionState.Pending).WordsRemovedBefore);
    }

    [Fact]
    public void Removed_words_are_kept_for_nobody()
    {
        var removed = Reworded(Approved, "Other").WithoutEarlierWords();

        Assert.Equal((new EarlierWording(null, Editor.Curators), 3), (removed.Earlier, removed.WordsRemovedBefore));
        Assert.True(removed.EditedByCurators);
        Assert.Equal(new EarlierWording(null, Editor.Curators), Reworded(removed, "Third").Earlier);
        Assert.Equal(new EarlierWording(removed.Wording, Editor.Contributor), Corrected(removed, "Third").Earlier);
        Assert.Null((Approved with { Earlier = null }).WithoutEarlierWords().Earlier);
    }

    [Theory]
    [InlineData("Say why", "say-why", "say-why")]
    [InlineData("Other", "other", null)]
    public void An_address_does_not_spell_a_removed_title(string title, string whilePublished, string? whileWaiting)
    {
        Assert.Equal(whilePublished, Reworded(Approved, title).WithoutEarlierWords().FirstSlug);
        Assert.Equal(whileWaiting, (Reworded(Approved, title) with { State = ContributionState.Pending }).WithoutEarlierWords().FirstSlug);
        Assert.Equal(whileWaiting, Corrected(Approved, title).FirstSlug);
        Assert.Equal(whilePublished, Corrected(Approved, title).WithEntry(Entry, ContributionState.Pending).WithEntry(Entry, ContributionState.Approved).FirstSlug);
        Assert.Equal("say-why", Reworded(Approved, title).FirstSlug);
        Assert.Null((Pending() with { Title = title }).WithoutEarlierWords().FirstSlug);
    }

    [Fact]
    public void A_principle_that_waits_after_a_correction_has_no_address_with_a_title()
    {
        var row = ProjectionRow.Write(Projection.Published, Corrected(Approved, "Other"), live: false);

        var moved = ManifestoBuilder.Build([ProjectionRow.Read(row)], A.Manifesto()).Moved;

        Assert.Equal([$"contributions/{Approved.Id}/"], moved.Select(page => page.Path));
    }

    [Fact]
    public void A_row_keeps_what_is_removed()
    {
        var removed = Reworded(Approved, "Other").WithoutEarlierWords();

        var read = ContributionRow.Read(ContributionRow.Write(removed));

        Assert.Equal((removed.Earlier, removed.WordsRemovedBefore), (read.Earlier, read.WordsRemovedBefore));
        Assert.Equal(3, PublishedContentOf(removed).WordsRemovedBefore);
    }

    [Fact]
    public void A_row_of_the_version_before_is_read()
    {
        var row = ContributionRow.Write(Reworded(Approved, "Other"));
        Assert.True(row.Remove("WordsRemovedBefore"));
        row["Earlier"] = """{"Wording":{"Kind":"Barrier","Category":"culture","Title":"Say why","Text":""},"ReplacedBy":"Curators"}""";

        var read = ContributionRow.Read(row);

        Assert.Equal((new(new(ContributionKind.Barrier, "culture", "Say why", ""), Editor.Curators), null), (read.Earlier, read.WordsRemovedBefore));
    }

    [Fact]
    public void An_export_keeps_what_is_removed_and_one_of_the_version_before_is_read()
    {
        var removed = Reworded(Approved, "Other").WithoutEarlierWords();
        Assert.Contains("""
            "earlier":{"replacedBy":"Curators"}
            """, Export(removed), StringComparison.Ordinal);

        Assert.Equal((removed.Earlier, 3), (Restored(Export(removed)).Earlier, Restored(Export(removed)).WordsRemovedBefore));
        var before = Reworded(Approved, "Other");
        Assert.DoesNotContain("wordsRemovedBefore", Export(before), StringComparison.Ordinal);
        Assert.Equal((before.Earlier, null), (Restored(Export(before)).Earlier, Restored(Export(before)).WordsRemovedBefore));
    }

    [Theory]
    [InlineData(Editor.Curators, "What curators changed")]
    [InlineData(Editor.Contributor, "What the person who sent it changed")]
    public async Task The_comparison_says_that_the_earlier_words_were_removed(Editor editor, string heading)
    {
        var now = new Wording(ContributionKind.Principle, "culture", "New title", "New text", "Importance", "Meaning");

        var page = Html.Parsed(await Page.TextAsync(WordingChanges.Create(new(AllWords.English, A.Manifesto(), new(null, editor), now))));

        Assert.Equal([heading, "The earlier words were removed."], page.QuerySelector("section")!.Children.Select(child => child.TextContent));
    }

    private static Contribution Pending() => A.Contribution() with { Kind = ContributionKind.Principle, Title = "Say why", Text = "Words." };

    private static Contribution Corrected(Contribution contribution, string title) =>
        contribution.CorrectedBy(Entry with { Action = HistoryAction.Corrected }, contribution.Wording with { Title = title, Text = $"{title} text." });

    private static Contribution Reworded(Contribution contribution, string title) =>
        contribution.WithWording(contribution.Wording with { Title = title, Text = $"{title} text." }, Editor.Curators, Entry.At) with { ContentVersion = contribution.ContentVersion + 1 };

    private static PublishedContent PublishedContentOf(Contribution contribution) =>
        ProjectionRow.Read(ProjectionRow.Write(Projection.Published, contribution, live: true)).Content!;

    private static string Export(Contribution contribution) => JsonSerializer.Serialize(new() { Contribution = contribution }, ExportJson.Default.ExportLine);

    private static Contribution Restored(string line) => JsonSerializer.Deserialize(line, ExportJson.Default.ExportLine)!.Contribution!;
}
