using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Words;

public sealed class PluralTests
{
    [Theory]
    [InlineData(0, "0 barriers")]
    [InlineData(1, "1 barrier")]
    [InlineData(2, "2 barriers")]
    [InlineData(1_234, "1,234 barriers")]
    public void Only_one_is_singular(int count, string counted) => Assert.Equal(counted, Plural.Format(count, "barrier", "barriers"));
}
