using System.Net;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>Curators' approvals over HTTP, against the bare four storage calls.</summary>
internal sealed class DecisionLoad(Product product, Floor floor, HttpClient http)
{
    public async Task<Comparison> Measure()
    {
        var curator = (await product.Get<CuratorRegister>().AllAsync(CancellationToken.None))[0];
        return await Turns.Take("A decision, one at a time", goal: null, rounds: 30, side => Round(side, curator, count: 15));
    }

    private async Task<IReadOnlyList<double>> Round(Side side, Curator curator, int count)
    {
        var requests = new List<HttpRequestMessage>();
        for (var number = 0; number < count; number++)
            requests.Add(side == Side.Ours ? await Ours(curator) : await Bare(curator));
        return await Turns.Time(requests, atOnce: 1, Send);
    }

    private async Task<HttpRequestMessage> Ours(Curator curator)
    {
        var id = ContributionId.New();
        await product.Get<Intake>().SubmitAsync(Submission.From(SubmissionLoad.Fields.GetValueOrDefault), id, CancellationToken.None);
        return new(HttpMethod.Post, new Uri(Product.Api, "api/review"))
        {
            Content = new FormUrlEncodedContent(new Dictionary<string, string>
            {
                ["token"] = product.Get<LinkTokens>().ForReview(new(id, curator.Id, TimeProvider.System.GetUtcNow().AddDays(1))),
                ["nonce"] = ContributionId.New().ToString(),
                ["contentVersion"] = "1",
                ["decision"] = "approve",
            }),
        };
    }

    private async Task<HttpRequestMessage> Bare(Curator curator) => new(HttpMethod.Post, new Uri(Floor.Api, $"decide/{curator.Id}/{await floor.Add()}"));

    private async Task Send(HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request);
        if (answer.StatusCode is not (HttpStatusCode.OK or HttpStatusCode.SeeOther))
            throw new InvalidOperationException($"{request.RequestUri} answered {(int)answer.StatusCode}.");
    }
}
