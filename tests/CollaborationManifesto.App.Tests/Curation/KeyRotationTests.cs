using System.Net;
using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace CollaborationManifesto.App.Tests.Curation;

public sealed class KeyRotationTests(SharedAzurite azurite, ReliabilityTable table)
{
    [Fact]
    [Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
    public async Task Links_of_an_older_key_work_until_that_key_is_revoked()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var old = await LinksToEveryPage(app, "Before");
        var keys = app.Get<IKeyManager>();
        var first = Assert.Single(keys.GetAllKeys());

        keys.CreateNewKey(first.ActivationDate.AddSeconds(1), first.ExpirationDate.AddDays(30));
        // The ring is reloaded in the background.
        await Eventually.True(() => Key(app.Get<LinkTokens>().Seal("")) != Key(old[0].Query["?token=".Length..]), "the new key in use");
        var fresh = await LinksToEveryPage(app, "After");
        Assert.All(await Statuses(app, old.Concat(fresh)), status => Assert.Equal(HttpStatusCode.OK, status));

        keys.RevokeKey(first.KeyId, "Its file was copied");
        await Eventually.Some(async () => (await Statuses(app, old.Take(1))).Single() == HttpStatusCode.NotFound ? "revoked" : null, "the old key to be useless");
        Assert.All(await Statuses(app, old), status => Assert.Contains(status, new[] { HttpStatusCode.NotFound, HttpStatusCode.Gone }));
        Assert.All(await Statuses(app, fresh), status => Assert.Equal(HttpStatusCode.OK, status));
        table.Passed("key rotation in flight", $"{old.Count} kinds of link, of the old key and of the new one", "all work in the overlap, none of the old key after its revocation");
    }

    /// <summary>The emailed links to the status page, the review, the desk, the email preferences, a problem report and a signature.</summary>
    private static async Task<IReadOnlyList<Uri>> LinksToEveryPage(ManifestoApp app, string title)
    {
        var id = app.IdIn(await app.Contributor.Sends(title));
        await app.Get<ReportRegister>().AddAsync(new(id, "Home", title, DateTimeOffset.UnixEpoch), CancellationToken.None);
        await app.Get<SignatureRegister>().AddAsync(new SignatureRequest(id, SignatureText.Empty, app.Get<TimeProvider>().GetUtcNow()), CancellationToken.None);
        var amina = (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None)).Single(curator => curator.Email.Value == Curators.Amina);
        return [.. ForgedTokens.Made(app.Get<LinkTokens>(), id, amina.Id, app.Get<TimeProvider>().GetUtcNow().AddDays(1)).Select(link => app.Function($"{link.Key}?token={link.Value}"))];
    }

    private static Task<HttpStatusCode[]> Statuses(ManifestoApp app, IEnumerable<Uri> links) =>
        Task.WhenAll(links.Select(async link => (await app.Browser.Open(link)).Status));

    /// <summary>The start of a token: a mark of four bytes and a key id of sixteen.</summary>
    private static string Key(string token) => token[..26];
}
