using System.Buffers.Text;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Tokens that are made up, expired, revoked, or made for another page, person or contribution.</summary>
internal static class ForgedTokens
{
    /// <summary>Below the eight kilobytes that a server accepts as an address.</summary>
    private const int Huge = 7_000;

    /// <summary>One of each kind first, then random changes to real tokens up to this count.</summary>
    public static async Task<IReadOnlyList<Forged>> About(ManifestoApp app, ContributionId id, int count)
    {
        var amina = (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None)).Single(curator => curator.Email.Value == Curators.Amina);
        var later = app.Get<TimeProvider>().GetUtcNow().AddDays(1);
        var revoked = await OfRevokedKey(app, () => Made(app.Get<LinkTokens>(), id, amina.Id, later));
        var good = Made(app.Get<LinkTokens>(), id, amina.Id, later);
        var strangers = Made(new(new EphemeralDataProtectionProvider()), id, amina.Id, later);
        var ofNothing = Made(app.Get<LinkTokens>(), ContributionId.FromKey("forged", "nothing"), amina.Id, later);
        var ofNobody = Made(app.Get<LinkTokens>(), id, "nobody", later);
        var expired = Made(app.Get<LinkTokens>(), id, amina.Id, DateTimeOffset.UnixEpoch);
        List<Forged> forged =
        [
            .. good.Keys.SelectMany(page => new Forged[]
            {
                new(page, "revoked key", revoked[page]), new(page, "another app's key", strangers[page]), new(page, "huge", new('A', Huge)), new(page, "words", "../../etc/passwd"),
            }),
            .. from page in good.Keys from other in good where other.Key != page select new Forged(page, "other purpose", other.Value),
            .. ItemPages.Select(page => new Forged(page, "other item", ofNothing[page])),
            .. CuratorPages.Select(page => new Forged(page, "other curator", ofNobody[page])),
            .. ExpiringPages.Select(page => new Forged(page, "expired", expired[page])),
            // Without a token the desk asks for an email address.
            .. good.Keys.Where(page => page != "desk").Select(page => new Forged(page, "empty", "")),
        ];
        var random = new Random(11);
        while (forged.Count < count)
            forged.Add(Changed(good, random));
        return forged;
    }

    public sealed record Forged(string Page, string How, string Token);

    private static readonly string[] ItemPages = ["contributions/status", "contributions/address", "review"];

    private static readonly string[] CuratorPages = ["review", "desk", "curators/mail"];

    private static readonly string[] ExpiringPages = ["review", "desk"];

    /// <summary>A token for each page that needs one.</summary>
    public static Dictionary<string, string> Made(LinkTokens tokens, ContributionId id, string curator, DateTimeOffset expires) => new()
    {
        ["contributions/status"] = tokens.ForStatus(id),
        ["contributions/address"] = tokens.ForAddress(id),
        ["review"] = tokens.ForReview(new(id, curator, expires)),
        ["desk"] = tokens.ForDesk(new(curator, expires)),
        ["curators/mail"] = tokens.ForEmailPreference(curator),
        ["problems/status"] = tokens.ForReport(id),
        ["problems/address"] = tokens.ForReportAddress(id),
        ["signatures/own"] = tokens.ForSignature(id),
    };

    /// <summary>Makes the tokens, then revokes the key they were made with.</summary>
    private static async Task<Dictionary<string, string>> OfRevokedKey(ManifestoApp app, Func<Dictionary<string, string>> make)
    {
        var tokens = make();
        var keys = app.Get<IKeyManager>();
        var first = Assert.Single(keys.GetAllKeys());
        keys.CreateNewKey(first.ActivationDate.AddSeconds(1), first.ExpirationDate.AddDays(30));
        keys.RevokeKey(first.KeyId, "Its file was copied");
        // The ring is reloaded in the background.
        await Eventually.True(() => app.Get<LinkTokens>().ReadDesk(tokens["desk"]) is null, "the first key to be useless");
        return tokens;
    }

    private static Forged Changed(Dictionary<string, string> good, Random random)
    {
        var (page, token) = good.ElementAt(random.Next(good.Count));
        var other = good.ElementAt(random.Next(good.Count)).Value;
        return random.Next(5) switch
        {
            0 => new(page, "cut", token[..random.Next(1, token.Length)]),
            1 => new(page, "longer", token + new string('A', 4 * random.Next(1, 10))),
            2 => new(page, "begins as another", other[..^random.Next(1, other.Length)] + token[^random.Next(1, token.Length)..] + "AAAA"),
            3 => new(page, "bytes of chance", Base64Url.EncodeToString([.. Base64Url.DecodeFromChars(token)[..20], .. Bytes(random, 92)])),
            _ => new(page, "bit", Flipped(token, random)),
        };
    }

    /// <summary>Flips a bit of the bytes, not of the letters: the last bits of some letters do not count.</summary>
    private static string Flipped(string token, Random random)
    {
        var bytes = Base64Url.DecodeFromChars(token);
        bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
        return Base64Url.EncodeToString(bytes);
    }

    private static byte[] Bytes(Random random, int count)
    {
        var bytes = new byte[count];
        random.NextBytes(bytes);
        return bytes;
    }
}
