using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Words;

/// <summary>People type London's time.</summary>
public sealed class TypedTimeTests
{
    [Theory]
    [InlineData("2026-01-10T14:05", "2026-01-10T14:05Z")]
    [InlineData(" 2026-07-10 14:05 ", "2026-07-10T13:05Z")]
    [InlineData("2026-07-10T14:05:00", "2026-07-10T13:05Z")]
    [InlineData("2026-10-25T01:30", "2026-10-25T00:30Z")]
    public void A_time_is_read(string typed, string expected) => Assert.Equal(DateTimeOffset.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Language.ParseTyped(typed));

    [Theory]
    [InlineData("2026-03-29T01:30")]
    [InlineData("0001-01-01T00:00")]
    [InlineData("2026-02-30T10:00")]
    [InlineData("tomorrow")]
    [InlineData("")]
    [InlineData(null)]
    public void What_is_no_time_is_not(string? typed) => Assert.Null(Language.ParseTyped(typed));

    [Fact]
    public void What_is_written_in_a_field_is_read_again() => Assert.Equal(A.Morning.AddMonths(4), Language.ParseTyped(Language.Typed(A.Morning.AddMonths(4))));
}
