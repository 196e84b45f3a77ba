using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Core.Tests.Contributions;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("name@example.org")]
    [InlineData("first.last+tag@mail.example.co.uk")]
    [InlineData("o'neill@example.org")]
    [InlineData("josé@exämple.org")]
    public void An_address_with_a_domain_is_taken_as_it_is(string text) => Assert.Equal(text, EmailAddress.TryParse(text)?.Value);

    [Fact]
    public void White_space_around_an_address_goes() => Assert.Equal("name@example.org", EmailAddress.TryParse(" name@example.org\r\n")?.ToString());

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("name")]
    [InlineData("@example.org")]
    [InlineData("name@")]
    [InlineData("name@example")]
    [InlineData("name@example.")]
    [InlineData("name@.example.org")]
    [InlineData("name@example..org")]
    [InlineData("na..me@example.org")]
    [InlineData("one@two@example.org")]
    [InlineData("one@example.org,two@example.org")]
    [InlineData("one@example.org;two@example.org")]
    [InlineData("one@example.org two@example.org")]
    [InlineData("Name <name@example.org>")]
    [InlineData("\"name\"@example.org")]
    [InlineData("name@example.org\r\nBcc: all@example.org")]
    [InlineData("na\u0000me@example.org")]
    [InlineData("na\u202eme@example.org")]
    [InlineData("name@[127.0.0.1]")]
    [InlineData("name@127.0.0.1")]
    [InlineData("name@ex/ample.org")]
    [InlineData("name@-example.org")]
    [InlineData("name@example-.org")]
    public void What_is_not_one_address_is_refused(string? text) => Assert.Null(EmailAddress.TryParse(text));

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        var domain = string.Concat(Enumerable.Repeat("abcdefghi.", 24)) + "org";

        Assert.NotNull(EmailAddress.TryParse($"{new string('a', 254 - domain.Length - 1)}@{domain}"));
        Assert.Null(EmailAddress.TryParse($"{new string('a', 255 - domain.Length - 1)}@{domain}"));
    }
}
