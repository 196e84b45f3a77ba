using System.Collections.Concurrent;
using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Forged = CollaborationManifesto.App.Tests.Proof.ForgedTokens.Forged;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Nobody decides, reads or changes anything with a token made for something else.</summary>
public sealed class ForgedTokenTests(SharedAzurite azurite, ReliabilityTable table)
{
    private const string Title = "Nobody wrote down why";

    private static readonly HttpStatusCode[] Refusals = [HttpStatusCode.NotFound, HttpStatusCode.Gone, HttpStatusCode.Forbidden];

    [Fact]
    [Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
    public async Task No_forged_token_opens_a_page_or_decides_and_none_is_a_server_error()
    {
        // Otherwise most would be refused for their number, not as forgeries.
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps(), "--Limits:Burst=100000", "--Limits:TotalBurst=1000000");
        var id = app.IdIn(await app.Contributor.Sends(Title));
        var forged = await ForgedTokens.About(app, id, ReliabilityTable.Size(2_000, 100_000));
        await app.HandleMessages();
        var before = await app.Rows();
        var answers = new ConcurrentBag<(string What, HttpStatusCode Status)>();

        await Parallel.ForEachAsync(forged, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (one, cancellation) =>
        {
            foreach (var request in Requests(app, one))
            {
                using var answer = await app.Browser.Http.SendAsync(request, cancellation);
                answers.Add(($"{one.How}: {request.Method} {one.Page} {(int)answer.StatusCode}", answer.StatusCode));
            }
        });

        Assert.Empty(answers.Where(answer => !Refusals.Contains(answer.Status)).Select(answer => answer.What).Distinct());
        Assert.Equal(before, await app.Rows());
        Assert.Equal(0, await app.QueueLength());
        Assert.Contains("is approved", (await (await Opened(app, id)).Choose("decision", "approve").Submit()).Text, StringComparison.Ordinal);
        table.Passed("forged tokens", $"{forged.Count:N0} tokens, {answers.Count:N0} requests", "0 accepted, 0 server errors, 0 rows changed");
    }

    /// <summary>Opening the page, sending its form filled in, and an email program's one-click post.</summary>
    private static IEnumerable<HttpRequestMessage> Requests(ManifestoApp app, Forged one)
    {
        var withToken = app.Function($"{one.Page}?token={Uri.EscapeDataString(one.Token)}");
        yield return new(HttpMethod.Get, withToken);
        yield return new(HttpMethod.Post, app.Function(one.Page)) { Content = new FormUrlEncodedContent(Filled(one.Token)) };
        if (one.Page == "curators/mail")
            yield return new(HttpMethod.Post, withToken) { Content = new FormUrlEncodedContent([new("List-Unsubscribe", "One-Click")]) };
    }

    /// <summary>Everything that the pages ask for, so that only the token can be wrong.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Filled(string token) =>
    [
        new("token", token), new("nonce", ContributionId.New().ToString()), new("contentVersion", "1"), new("decision", "approve"),
        new("wish", "withdraw"), new("answer", "yes"), new("mails", "Each"), new("action", "approve"), new("confirmed", "yes"),
    ];

    private static async Task<WebPage> Opened(ManifestoApp app, ContributionId id)
    {
        var amina = (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None)).Single(curator => curator.Email.Value == Curators.Amina);
        return await app.Browser.Open(app.Function($"review?token={app.Get<LinkTokens>().ForReview(new(id, amina.Id, DateTimeOffset.MaxValue))}"));
    }
}
