using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.Core.Tests.Publishing;

public sealed class FileStampsTests
{
    private static readonly string Stamp = new('a', 64);

    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("not hexadecimal at all")]
    [InlineData("0xaaaaaaaaaaaaaa")]
    [InlineData(" aaaaaaaaaaaaaaaa")]
    public void A_foreign_stamp_counts_as_different(string foreign)
    {
        var stamps = new FileStamps();
        stamps.Add("index.html", Stamp);

        Assert.True(stamps.Has("index.html", Stamp));
        Assert.False(stamps.Has("index.html", foreign));
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(15, false)]
    [InlineData(16, true)]
    [InlineData(17, false)]
    public void An_incomplete_record_is_ignored(int bytes, bool whole) => Assert.Equal(whole, FileStamps.Read(new byte[bytes]) is not null);
}
