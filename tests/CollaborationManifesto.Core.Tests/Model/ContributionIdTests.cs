using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class ContributionIdTests
{
    // The first 16 bytes of the SHA-256 of "trello", a line feed and the key, in Crockford's Base32.
    private const string Known = "5mzd6snv1v1kb2m06q4bczyx0f";

    [Fact]
    public void A_key_gives_the_id_that_it_has_always_given() =>
        Assert.Equal(Known, ContributionId.FromKey("trello", "6345a1b2c3d4e5f601234567").ToString());

    [Fact]
    public void Another_key_or_scope_gives_another_id()
    {
        (string Scope, string Key)[] keys = [("a", "b"), ("a", "c"), ("b", "b"), ("ab", "")];

        Assert.Distinct(keys.Select(key => ContributionId.FromKey(key.Scope, key.Key)));
    }

    [Fact]
    public void An_id_reads_back_as_itself()
    {
        for (var i = 0; i < 100; i++)
        {
            var id = ContributionId.New();
            Assert.Matches("^[0-7][0-9a-hjkmnp-tv-z]{25}$", id.ToString());
            Assert.Equal(id, ContributionId.Parse(id.ToString()));
        }
    }

    [Fact]
    public void New_ids_differ() => Assert.Distinct(Enumerable.Range(0, 100).Select(_ => ContributionId.New()));

    [Fact]
    public void The_reference_is_short_enough_to_say_over_the_phone() => Assert.Equal("5MZD-6SNV", ContributionId.Parse(Known).Reference);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5MZD-6SNV")]
    [InlineData("5mzd6snv1v1kb2m06q4bczyx0")]
    [InlineData("5mzd6snv1v1kb2m06q4bczyx0f0")]
    [InlineData(" 5mzd6snv1v1kb2m06q4bczyx0")]
    [InlineData("5MZD6SNV1V1KB2M06Q4BCZYX0F")]
    [InlineData("5mzd6snv1v1kb2m06q4bczyx0i")]
    [InlineData("5mzd6snv1v1kb2m06q4bczyx0l")]
    [InlineData("5mzd6snv1v1kb2m06q4bczyx0o")]
    [InlineData("5mzd6snv1v1kb2m06q4bczyx0u")]
    [InlineData("5mzd6snv1v1kb2m06q4bczyx0'")]
    [InlineData("8mzd6snv1v1kb2m06q4bczyx0f")]
    [InlineData("5mzd6snv1v1kb2m06q4bczyx0٣")]
    public void An_invalid_id_is_refused(string? text)
    {
        Assert.False(ContributionId.TryParse(text, out var id));
        Assert.Equal(default, id);
        Assert.Throws<FormatException>(() => ContributionId.Parse(text!));
    }

    [Fact]
    public void An_id_that_was_never_made_cannot_be_written() => Assert.Throws<InvalidOperationException>(() => default(ContributionId).ToString());
}
