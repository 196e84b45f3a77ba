using System.Globalization;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Words;

public sealed class DatesTests
{
    [Theory]
    [InlineData("2026-03-29T00:59:00Z", "29 March 2026 at 00:59")]
    [InlineData("2026-03-29T01:00:00Z", "29 March 2026 at 02:00")]
    [InlineData("2026-10-25T00:59:00Z", "25 October 2026 at 01:59")]
    [InlineData("2026-10-25T01:00:00Z", "25 October 2026 at 01:00")]
    [InlineData("2022-10-12T09:05:00+02:00", "12 October 2022 at 08:05")]
    public void Times_are_in_British_time(string time, string told) => Assert.Equal(told, Language.British.Minute(Time(time)));

    [Theory]
    [InlineData("2026-06-30T22:59:59Z", "30 June 2026")]
    [InlineData("2026-06-30T23:00:00Z", "1 July 2026")]
    [InlineData("2026-12-31T23:59:59Z", "31 December 2026")]
    [InlineData("2027-01-01T00:00:00Z", "1 January 2027")]
    public void A_day_begins_at_midnight_in_britain(string time, string told) => Assert.Equal(told, Language.British.Day(Time(time)));

    private static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);
}
