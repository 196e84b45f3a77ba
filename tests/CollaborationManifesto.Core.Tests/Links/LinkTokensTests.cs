using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using Microsoft.AspNetCore.DataProtection;

namespace CollaborationManifesto.Core.Tests.Links;

public sealed class LinkTokensTests
{
    private static readonly ContributionId Id = A.Id("contribution");
    private readonly EphemeralDataProtectionProvider _keys = new();
    private readonly LinkTokens _tokens;

    public LinkTokensTests() => _tokens = new(_keys);

    private string Submission => _tokens.ForSubmission(new(Id, A.Morning));

    private string Status => _tokens.ForStatus(Id);

    private string Review => _tokens.ForReview(new(Id, "amina", A.Morning));

    private string Desk => _tokens.ForDesk(new("amina", A.Morning));

    private string MailWish => _tokens.ForEmailPreference("amina");

    private string Address => _tokens.ForAddress(Id);

    private string Sealed => _tokens.Seal("ada@example.org");

    [Fact]
    public void A_token_says_what_it_was_made_for()
    {
        Assert.Equal(new SubmissionToken(Id, A.Morning), _tokens.ReadSubmission(Submission));
        Assert.Equal(Id, _tokens.ReadStatus(Status));
        Assert.Equal(new ReviewToken(Id, "amina", A.Morning), _tokens.ReadReview(Review));
        Assert.Equal(new DeskToken("amina", A.Morning), _tokens.ReadDesk(Desk));
        Assert.Equal("amina", _tokens.ReadEmailPreference(MailWish));
        Assert.Equal(Id, _tokens.ReadAddress(Address));
        Assert.Equal("ada@example.org", _tokens.Unseal(Sealed));
    }

    /// <summary>
    /// RFC 5322, 3.2.3: characters allowed before the @ without quotation marks, and letters of other scripts (RFC 6531).
    /// </summary>
    [Theory]
    [InlineData("!")]
    [InlineData("#")]
    [InlineData("$")]
    [InlineData("%")]
    [InlineData("&")]
    [InlineData("'")]
    [InlineData("*")]
    [InlineData("+")]
    [InlineData("-")]
    [InlineData("/")]
    [InlineData("=")]
    [InlineData("?")]
    [InlineData("^")]
    [InlineData("_")]
    [InlineData("`")]
    [InlineData("{")]
    [InlineData("|")]
    [InlineData("}")]
    [InlineData("~")]
    [InlineData("é")]
    [InlineData("д")]
    [InlineData("😀")]
    public void Any_legal_address_can_be_sealed(string character)
    {
        foreach (var text in new[] { $"ada{character}lovelace@example.org", $"{character}@example.org", $"ada{character}@example.org" })
        {
            // Some are refused now but were accepted earlier.
            var stored = EmailAddress.FromStorage(text)!;
            Assert.Equal(text, stored.StoredAs ?? stored.Value);
            Assert.Equal(text, _tokens.Unseal(_tokens.Seal(text)));
        }
    }

    [Theory]
    [InlineData("|")]
    [InlineData("a|b")]
    [InlineData("[\"a\"]")]
    [InlineData("")]
    public void A_curators_id_is_read_as_it_was_put_in(string id)
    {
        Assert.Equal(new ReviewToken(Id, id, A.Morning), _tokens.ReadReview(_tokens.ForReview(new(Id, id, A.Morning))));
        Assert.Equal(new DeskToken(id, A.Morning), _tokens.ReadDesk(_tokens.ForDesk(new(id, A.Morning))));
        Assert.Equal(id, _tokens.ReadEmailPreference(_tokens.ForEmailPreference(id)));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_review_link_says_whether_it_came_from_the_desk(bool fromDesk)
    {
        var token = new ReviewToken(Id, "amina", A.Morning) { FromDesk = fromDesk };

        Assert.Equal(token, _tokens.ReadReview(_tokens.ForReview(token)));
    }

    [Fact]
    public void An_expired_link_still_says_whose_it_was_and_when_it_expired()
    {
        var longAgo = new ReviewToken(Id, "amina", new(2001, 9, 9, 1, 46, 40, TimeSpan.Zero));

        Assert.Equal(longAgo, _tokens.ReadReview(_tokens.ForReview(longAgo)));
    }

    [Fact]
    public void A_token_is_nothing_on_another_page()
    {
        Assert.Null(_tokens.ReadSubmission(Status));
        Assert.Null(_tokens.ReadSubmission(Review));
        Assert.Null(_tokens.ReadStatus(Submission));
        Assert.Null(_tokens.ReadStatus(Review));
        Assert.Null(_tokens.ReadReview(Submission));
        Assert.Null(_tokens.ReadReview(Status));
        Assert.Null(_tokens.ReadEmailPreference(Status));
        Assert.Null(_tokens.ReadStatus(MailWish));
        Assert.Null(_tokens.ReadDesk(MailWish));
    }

    [Fact]
    public void Each_kind_of_token_opens_for_its_own_purpose_and_no_other()
    {
        (string Purpose, string Token)[] made = [("submission", Submission), ("status", Status), ("review", Review), ("desk", Desk), ("mail wish", MailWish), ("address", Address), ("sealed", Sealed)];

        foreach (var (purpose, _) in made)
        {
            var protector = _keys.CreateProtector("CollaborationManifesto", purpose);
            var opened = made.Where(other => Record.Exception(() => protector.Unprotect(other.Token)) is null);
            Assert.Equal([purpose], opened.Select(other => other.Purpose));
        }
    }

    [Fact]
    public void A_changed_token_is_invalid()
    {
        var token = Review;

        // The last letter's bits need not all count.
        for (var i = 0; i < token.Length - 1; i++)
            Assert.Null(_tokens.ReadReview($"{token[..i]}{(token[i] == 'A' ? 'B' : 'A')}{token[(i + 1)..]}"));
    }

    [Fact]
    public void A_shortened_or_extended_token_is_invalid()
    {
        var token = Status;

        for (var length = 0; length < token.Length; length++)
            Assert.Null(_tokens.ReadStatus(token[..length]));
        Assert.Null(_tokens.ReadStatus(token + "AAAA"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not base64url: ½")]
    [InlineData("5mzd6snv1v1kb2m06q4bczyx0f")]
    public void A_foreign_token_is_invalid(string? token)
    {
        Assert.Null(_tokens.ReadSubmission(token));
        Assert.Null(_tokens.ReadStatus(token));
        Assert.Null(_tokens.ReadReview(token));
    }

    [Fact]
    public void A_token_from_other_keys_is_invalid() =>
        Assert.Null(new LinkTokens(new EphemeralDataProtectionProvider()).ReadStatus(Status));

    [Fact]
    public void A_token_hides_what_it_says()
    {
        Assert.DoesNotContain(Id.ToString(), Status, StringComparison.Ordinal);
        Assert.NotEqual(Status, Status);
    }
}
