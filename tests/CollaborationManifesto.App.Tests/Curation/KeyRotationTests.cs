using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace CollaborationManifesto.App.Tests.Curation;

public sealed class KeyRotationTests(SharedAzurite azurite)
{
    [Fact]
    public async Task Links_of_an_older_key_work_until_that_key_is_revoked()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends("Before");
        var old = await app.Curators.OpensReview(Curators.Amina, "Before");
        var keys = app.Get<IKeyManager>();
        var first = Assert.Single(keys.GetAllKeys());

        keys.CreateNewKey(first.ActivationDate.AddSeconds(1), first.ExpirationDate.AddDays(30));
        // The ring is read again in the background.
        await Eventually.True(() => Key(app.Get<LinkTokens>().Seal("")) != Key(old.Address.Query["?token=".Length..]), "the new key in use");
        await app.Contributor.Sends("After");
        var fresh = await app.Curators.OpensReview(Curators.Amina, "After");
        Assert.Equal(HttpStatusCode.OK, (await app.Curators.Reloads(old)).Status);

        keys.RevokeKey(first.KeyId, "Its file was copied");
        await Eventually.Some(async () => (await app.Curators.Reloads(old)).Status == HttpStatusCode.NotFound ? "revoked" : null, "the old key to be useless");
        Assert.Equal(HttpStatusCode.OK, (await app.Curators.Reloads(fresh)).Status);
    }

    /// <summary>What a token begins with: four bytes of a mark and sixteen of its key's id.</summary>
    private static string Key(string token) => token[..26];
}
