using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class SlugTests
{
    [Theory]
    [InlineData("Everyone gets an equal voice", "everyone-gets-an-equal-voice")]
    [InlineData("  What -- stops / us?! ", "what-stops-us")]
    [InlineData("Don’t wait, don't ask", "dont-wait-dont-ask")]
    [InlineData("Café zoë ½", "cafe-zoe-1-2")]
    [InlineData("GOV.UK & 2FA", "gov-uk-2fa")]
    [InlineData("İstanbul", "istanbul")]
    [InlineData("Together 👩‍👩‍👧 now", "together-now")]
    [InlineData("Мир", "")]
    [InlineData("", "")]
    public void A_title_becomes_a_part_of_an_address(string title, string slug) => Assert.Equal(slug, Slug.FromTitle(title));

    [Fact]
    public void A_long_title_ends_after_the_last_word_that_fits()
    {
        var sixty = string.Join('-', Enumerable.Repeat("word", 12)) + "s";

        Assert.Equal(sixty, Slug.FromTitle(sixty));
        Assert.Equal(sixty, Slug.FromTitle(sixty + " and more"));
        Assert.Equal(sixty[..^6], Slug.FromTitle(sixty + "mith"));
    }

    [Fact]
    public void A_word_that_does_not_fit_is_cut() => Assert.Equal(new string('a', 60), Slug.FromTitle(new string('a', 61)));
}
