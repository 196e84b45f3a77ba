using Azure.Data.Tables;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Storage;

public sealed class LongTextTests
{
    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    public void A_long_text_is_split_between_surrogate_pairs(string before)
    {
        var text = before + string.Concat(Enumerable.Repeat("😀", 40_000));
        var row = new TableEntity("partition", "row");

        LongText.Write(row, "Text", text);

        var parts = row.Where(property => property.Key.StartsWith("Text", StringComparison.Ordinal)).Select(property => (string)property.Value).ToList();
        Assert.Equal(3, parts.Count);
        Assert.All(parts, part => Assert.True(part.Length <= 32_000 && !char.IsHighSurrogate(part[^1]) && !char.IsLowSurrogate(part[0])));
        Assert.Equal(text, LongText.Read(row, "Text"));
    }
}
