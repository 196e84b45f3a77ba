using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class EmailAddressTests
{
    [Theory]
    [InlineData("name@example.org")]
    [InlineData("first.last+tag@mail.example.co.uk")]
    [InlineData("o'neill@example.org")]
    [InlineData("a!#$%&'*+-/=?^_`{|}~z@xn--exmple-cua.org")]
    public void A_valid_address_is_kept_unchanged(string text) => Assert.Equal(text, EmailAddress.TryParse(text)?.Value);

    [Fact]
    public void White_space_around_an_address_goes() => Assert.Equal("name@example.org", EmailAddress.TryParse(" name@example.org\r\n")?.ToString());

    [Theory]
    [InlineData("\u200esam@example.org")]
    [InlineData("sam\u200b@exam\u200dple.org\ufeff")]
    [InlineData("\u202dsam@example.org\u202c")]
    [InlineData("s\u00adam@example.org")]
    [InlineData("\u00a0sam@example.org\u3000")]
    [InlineData("sam@example.org\0")]
    [InlineData("mailto:sam@example.org")]
    [InlineData("MAILTO:sam@example.org?subject=Hello")]
    [InlineData("Sam <sam@example.org>")]
    [InlineData("\"Example, Sam\" <sam@example.org>;")]
    [InlineData("<mailto:sam@example.org>")]
    [InlineData("‘sam@example.org’")]
    [InlineData("(sam@example.org)")]
    [InlineData("sam@example.org.")]
    [InlineData("sam@example.org;")]
    [InlineData("sam@example.org, ")]
    [InlineData("ｓａｍ＠ｅｘａｍｐｌｅ．ｏｒｇ")]
    [InlineData("sam@example。org")]
    public void A_copied_address_is_cleaned(string text) => Assert.Equal("sam@example.org", EmailAddress.TryParse(text)?.Value);

    [Theory]
    [InlineData("sam@exämple.org")]
    [InlineData("sam@EXÄMPLE.org")]
    [InlineData("sam@exa\u0308mple.org")]
    public void A_domain_with_other_letters_is_written_as_mail_servers_know_it(string text) => Assert.Equal("sam@xn--exmple-cua.org", EmailAddress.TryParse(text)?.Value);

    [Theory]
    [InlineData("josé@example.org", EmailFault.NotPlain)]
    [InlineData("саша@example.org", EmailFault.NotPlain)]
    [InlineData("sam", EmailFault.Format)]
    public void An_address_the_provider_rejects_is_refused_with_a_reason(string text, EmailFault why)
    {
        Assert.Null(EmailAddress.TryParse(text, out var fault));
        Assert.Equal(why, fault);
    }

    [Fact]
    public void The_part_before_the_at_sign_has_at_most_64_characters()
    {
        Assert.NotNull(EmailAddress.TryParse($"{new string('a', 64)}@example.org"));
        Assert.Null(EmailAddress.TryParse($"{new string('a', 65)}@example.org", out var fault));
        Assert.Equal(EmailFault.TooLong, fault);
    }

    [Theory]
    [InlineData("sam@example.org", "sam@example.org", null)]
    [InlineData("\u200esam@example.org", "sam@example.org", "\u200esam@example.org")]
    [InlineData("josé@exämple.org", "josé@xn--exmple-cua.org", "josé@exämple.org")]
    [InlineData("odd@", "odd@", null)]
    public void A_stored_address_matches_both_spellings(string stored, string value, string? before)
    {
        var address = EmailAddress.FromStorage(stored);

        Assert.Equal((value, before), (address?.Value, address?.StoredAs));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("nobody")]
    public void An_empty_stored_address_is_no_address(string? stored) => Assert.Null(EmailAddress.FromStorage(stored));

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
    [InlineData("One <one@example.org>, Two <two@example.org>")]
    [InlineData("<one@example.org")]
    [InlineData("one@example.org>")]
    [InlineData("Sam <>")]
    [InlineData("mailto:")]
    [InlineData("\"name\"@example.org")]
    [InlineData("name@example.org\r\nBcc: all@example.org")]
    [InlineData("name@[127.0.0.1]")]
    [InlineData("name@127.0.0.1")]
    [InlineData("name@ex/ample.org")]
    [InlineData("name@-example.org")]
    [InlineData("name@example-.org")]
    public void Anything_but_one_address_is_refused(string? text) => Assert.Null(EmailAddress.TryParse(text));

    [Fact]
    public void An_address_has_at_most_254_characters()
    {
        var domain = string.Concat(Enumerable.Repeat("abcdefghi.", 20)) + "org";

        Assert.NotNull(EmailAddress.TryParse($"{new string('a', 254 - domain.Length - 1)}@{domain}"));
        Assert.Null(EmailAddress.TryParse($"{new string('a', 255 - domain.Length - 1)}@{domain}", out var fault));
        Assert.Equal(EmailFault.TooLong, fault);
    }
}
