using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class BarrierReferenceTests
{
    [Theory]
    [InlineData("7K3M-9QXP")]
    [InlineData("7k3m-9qxp")]
    [InlineData("7K3M9QXP")]
    [InlineData("  7k3m 9qxp\n")]
    [InlineData("7 K 3 M – 9 Q X P")]
    [InlineData("#7k3m-9qxp.")]
    [InlineData("# 7K3M 9QXP")]
    [InlineData("Barrier #7K3M-9QXP")]
    [InlineData("７Ｋ３Ｍ－９ＱＸＰ")]
    [InlineData("7K3M\u20119QXP")]
    [InlineData("7K3M−9QXP")]
    [InlineData("\u200e7K3M\u200b-9QXP\ufeff")]
    [InlineData("https://manifesto.example.org/contributions/7k3m9qxp0123456789abcdefgh/")]
    [InlineData("manifesto.example.org/contributions/7K3M9QXP0123456789ABCDEFGH")]
    [InlineData("https://manifesto.example.org/contributions/7k3m9qxp0123456789abcdefgh/?a=b#top")]
    [InlineData("https://manifesto.example.org/board/#7k3m-9qxp")]
    public void A_reference_is_recognised_in_any_spelling(string typed) => Assert.Equal("7K3M-9QXP", BarrierReference.TryParse(typed));

    [Fact]
    public void Letters_that_a_reference_never_has_are_the_digits_that_they_look_like() =>
        Assert.Equal("0110-0119", BarrierReference.TryParse("oIl0-oil9"));

    [Fact]
    public void Every_contributions_reference_is_valid()
    {
        for (var i = 0; i < 100; i++)
        {
            var reference = ContributionId.New().Reference;
            Assert.Equal(reference, BarrierReference.TryParse(reference));
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7K3M-9QX")]
    [InlineData("7K3M-9QXPA")]
    [InlineData("8K3M-9QXP")]
    [InlineData("7K3M-9QXU")]
    [InlineData("7K3M-9QX٣")]
    [InlineData("the one about tools")]
    [InlineData("https://api.example.org/api/contributions/status?token=7k3m9qxp0123456789abcdefgh")]
    [InlineData("https://api.example.org/api/contributions/7k3m9qxp")]
    [InlineData("https://manifesto.example.org/contributions/7k3m9qxp0123456789abcdefgu/")]
    [InlineData("https://manifesto.example.org/contributions/7k3m9qxp0123456789abcdefghj/")]
    [InlineData("https://manifesto.example.org/board/")]
    [InlineData("#")]
    public void Other_text_is_not_a_reference(string? typed) => Assert.Null(BarrierReference.TryParse(typed));
}
