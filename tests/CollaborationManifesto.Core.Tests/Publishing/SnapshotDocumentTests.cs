using System.Text;
using System.Text.RegularExpressions;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed partial class SnapshotDocumentTests
{
    private static readonly PublishedRow Kept = A.Barrier("Kept", text: "It stays.");
    private static readonly PublishedRow Before = At(A.Principle("Earlier title", text: "Earlier words."), version: 4);
    private static readonly PublishedRow After = Before with { Content = Before.Content! with { Title = "New title", Text = "New words.", Version = 5, WordsRemovedBefore = 5 } };

    [Fact]
    public void Each_item_says_its_version()
    {
        var snapshot = Text(Of(Before, At(A.Guidance("Guidance"), version: 7), At(A.Barrier("Barrier"), version: 9)));

        Assert.Equal(["4", "7", "9"], VersionFields().Matches(snapshot).Select(match => match.Groups[1].Value));
    }

    [Theory]
    [InlineData(4, true)]
    [InlineData(5, false)]
    [InlineData(6, false)]
    public void Only_words_from_before_the_version_are_removed(int version, bool removed)
    {
        var snapshot = SnapshotDocument.Without(SnapshotRemovals.From([After, Kept]), Of(At(Before, version), Kept));

        Assert.Equal(removed, snapshot is not null);
        if (snapshot is null)
            return;
        Assert.DoesNotContain("Earlier", Text(snapshot), StringComparison.Ordinal);
        Assert.Contains("It stays.", Text(snapshot), StringComparison.Ordinal);
        Assert.Contains($$"""{"id":"{{Before.Id}}","redacted":true}""", SpacesAndLines().Replace(Text(snapshot), ""), StringComparison.Ordinal);
        Assert.Null(SnapshotDocument.Without(SnapshotRemovals.From([After, Kept]), snapshot));
    }

    [Fact]
    public void An_item_without_a_version_may_have_earlier_words() =>
        Assert.NotNull(SnapshotDocument.Without(SnapshotRemovals.From([After]), Format1(Of(At(Before, 9)))));

    [Theory]
    [InlineData("\"5\"")]
    [InlineData("5.5")]
    [InlineData("99999999999")]
    [InlineData("null")]
    [InlineData("[]")]
    public void An_item_with_a_foreign_version_may_have_earlier_words(string version) =>
        Assert.NotNull(SnapshotDocument.Without(
            SnapshotRemovals.From([After]), Encoding.UTF8.GetBytes(Text(Of(Before)).Replace("\"version\": 4", $"\"version\": {version}", StringComparison.Ordinal))));

    [Fact]
    public void Nothing_is_removed_of_what_stays_as_it_was() => Assert.Null(SnapshotDocument.Without(SnapshotRemovals.From([Before, Kept]), Of(Before, Kept)));

    [Fact]
    public void A_removal_has_another_name_after_another_rewording_and_after_an_item_is_gone()
    {
        var again = After with { Content = After.Content! with { Version = 8, WordsRemovedBefore = 8 } };

        Assert.Equal(
            ["", $"{Before.Id}@5", $"{Before.Id}@8", $"{Before.Id}"],
            new[] { Before, After, again, A.Gone(again) }.Select(row => string.Join(' ', SnapshotRemovals.From([row, Kept]).Names)));
        Assert.Empty(SnapshotRemovals.From([A.Gone(Before) with { FirstApprovedAt = null }]).Names);
    }

    private static PublishedRow At(PublishedRow row, int version) => row with { Content = row.Content! with { Version = version } };

    private static ReadOnlyMemory<byte> Of(params PublishedRow[] rows) => SnapshotDocument.Create(ManifestoBuilder.Build(rows, A.Manifesto()), A.Manifesto(), A.Site);

    /// <summary>The same snapshot as the program wrote it before items had a version.</summary>
    private static ReadOnlyMemory<byte> Format1(ReadOnlyMemory<byte> snapshot) => Encoding.UTF8.GetBytes(VersionFields().Replace(Text(snapshot), ""));

    private static string Text(ReadOnlyMemory<byte> content) => Encoding.UTF8.GetString(content.Span);

    [GeneratedRegex("""\s+"version": (\d+),""")]
    private static partial Regex VersionFields();

    [GeneratedRegex(@"\s+")]
    private static partial Regex SpacesAndLines();
}
