using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class CuratorTests
{
    [Fact]
    public void A_curators_id_depends_only_on_the_address()
    {
        var curator = Curator.Create(" Amina ", EmailAddress.TryParse("Amina@Example.org")!);

        // The first 12 characters of the id made from "curator" and the lower-case address.
        Assert.Equal(("309645az7wvh", "Amina", "Amina@Example.org"), (curator.Id, curator.Name, curator.Email.Value));
        Assert.Equal(curator.Id, A.Curator("Amina").Id);
        Assert.NotEqual(curator.Id, A.Curator("Ben").Id);
    }
}
