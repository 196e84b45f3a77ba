using Azure.Data.Tables;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Storage;

public sealed class EntitySizeTests
{
    [Fact]
    public void An_entity_is_counted_as_the_service_counts_it()
    {
        var row = new TableEntity("partition", "key") // 4 + (9 + 3) * 2 = 28, and Timestamp: 8 + 9 * 2 + 8 = 34
        {
            ["Text"] = "Жук", // 8 + 4 * 2 + 3 * 2 + 4 = 26
            ["Emoji"] = "😀", // 8 + 5 * 2 + 2 * 2 + 4 = 26
            ["At"] = DateTimeOffset.UnixEpoch, // 8 + 2 * 2 + 8 = 20
            ["Position"] = 1.5, // 8 + 8 * 2 + 8 = 32
            ["Ticks"] = 1L, // 8 + 5 * 2 + 8 = 26
            ["Number"] = 1, // 8 + 6 * 2 + 4 = 24
            ["Is"] = true, // 8 + 2 * 2 + 1 = 13
            ["Nothing"] = null,
        };

        Assert.Equal(28 + 34 + 26 + 26 + 20 + 32 + 26 + 24 + 13, EntitySize.Measure(row));
    }

    [Theory]
    [InlineData(32_768, true)]
    [InlineData(32_769, false)]
    public void A_text_has_64_kibibytes(int length, bool fits) => Assert.Equal(fits, EntitySize.Fits(new("p", "r") { ["Text"] = new string('я', length) }));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void An_entity_has_a_mebibyte(int over, bool fits)
    {
        var row = new TableEntity("p", "r");
        for (var part = 0; part < 15; part++)
            row[$"Part{part:D2}"] = new string('a', 32_768);
        // What remains after a last property with a name of the same length.
        var rest = (EntitySize.MaxBytes - EntitySize.Measure(row) - (8 + 12 + 4)) / 2;
        row["Part15"] = new string('a', rest + over);

        Assert.Equal(fits, EntitySize.Fits(row));
        Assert.Equal(fits ? null : typeof(RowTooLargeException), Record.Exception(() => EntitySize.Checked(row))?.GetType());
    }
}
