using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Model;

public sealed class CuratorTests
{
    [Fact]
    public void A_curator_is_known_by_the_address_however_it_is_written_and_whatever_the_name()
    {
        var curator = Curator.Create(" Amina ", EmailAddress.TryParse("Amina@Example.org")!);

        // The first 12 characters of the id made from "curator" and the address in lower case.
        Assert.Equal(("309645az7wvh", "Amina", "Amina@Example.org"), (curator.Id, curator.Name, curator.Email.Value));
        Assert.Equal(curator.Id, A.Curator("Amina").Id);
        Assert.NotEqual(curator.Id, A.Curator("Ben").Id);
    }
}
