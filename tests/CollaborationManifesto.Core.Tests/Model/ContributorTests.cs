using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class ContributorTests
{
    [Theory]
    [InlineData("Ada", "Dorset Council", Attribution.Named, "Ada, Dorset Council")]
    [InlineData("Ada", null, Attribution.Named, "Ada")]
    [InlineData("Ada", "Dorset Council", Attribution.Organisation, "Dorset Council")]
    [InlineData("Ada", "Dorset Council", Attribution.Anonymous, null)]
    public void A_contributor_is_credited_as_they_chose(string? name, string? organisation, Attribution attribution, string? credit) =>
        Assert.Equal(credit, new Contributor(name, organisation, EmailAddress.TryParse("ada@example.org"), attribution).PublicCredit);

    [Fact]
    public void An_unknown_contributor_is_credited_with_nothing() => Assert.Null(Contributor.Unknown.PublicCredit);
}
