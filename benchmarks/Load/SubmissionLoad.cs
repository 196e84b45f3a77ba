using System.Net;
using System.Net.Http.Json;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>Contributions sent over HTTP, by check page and as JSON, against the bare two storage calls.</summary>
internal sealed class SubmissionLoad(Product product, HttpClient http)
{
    private const double Goal = 1.25;

    /// <summary>These run first, and the runtime needs a few dozen calls to optimise a method.</summary>
    private const int Warming = 25;

    private static readonly Uri Bare = new(Floor.Api, "submit");
    private static readonly Uri Ours = new(Product.Api, "api/contributions");

    public static readonly Dictionary<string, string> Fields = new()
    {
        ["kind"] = "barrier",
        ["category"] = "tools",
        ["title"] = "Every council had its own tool for the same job",
        ["text"] = string.Join("\n\n", Enumerable.Repeat("We wrote down each decision where *everyone* could find it, and still three of the partners kept a list of their own.", 5)),
        ["attribution"] = "organisation",
        ["organisation"] = "Example Council",
        ["licence"] = "yes",
    };

    public async Task<IReadOnlyList<Comparison>> Measure() =>
    [
        await Turns.Take("A form's contribution, one at a time", Goal, rounds: 30, side => Round(side, Form, count: 20, atOnce: 1), Warming),
        await Turns.Take("A form's contribution, 16 at once", Goal, rounds: 20, side => Round(side, Form, count: 96, atOnce: 16), Warming),
        await Turns.Take("A program's contribution, one at a time", Goal, rounds: 30, side => Round(side, Json, count: 20, atOnce: 1), Warming),
        await Turns.Take("A program's contribution, 16 at once", Goal, rounds: 20, side => Round(side, Json, count: 96, atOnce: 16), Warming),
    ];

    public async Task<Comparison> Allocations()
    {
        const int rounds = 10;
        const int count = 100;
        var above = new List<double>();
        for (var round = -1; round < rounds; round++)
        {
            var ours = await Allocated(Side.Ours, count);
            var bare = await Allocated(Side.Bare, count);
            if (round >= 0)
                above.Add((ours - bare) / 1024);
        }

        return new("Kilobytes that a form's contribution allocates above its bare calls", 50, Spread.Of(above)) { Unit = "KB" };
    }

    private async Task<double> Allocated(Side side, int count)
    {
        var requests = Requests(side, Form, count);
        var before = GC.GetTotalAllocatedBytes(precise: true);
        foreach (var request in requests)
            await Send(request);
        return (double)(GC.GetTotalAllocatedBytes(precise: true) - before) / count;
    }

    private Task<IReadOnlyList<double>> Round(Side side, Func<HttpRequestMessage> write, int count, int atOnce) =>
        Turns.Time(Requests(side, write, count), atOnce, Send);

    /// <summary>Built before the timing starts.</summary>
    private static List<HttpRequestMessage> Requests(Side side, Func<HttpRequestMessage> write, int count)
    {
        var requests = Enumerable.Range(0, count).Select(_ => write()).ToList();
        if (side == Side.Bare)
            requests.ForEach(request => request.RequestUri = Bare);
        return requests;
    }

    public HttpRequestMessage Form()
    {
        var token = product.Get<LinkTokens>().ForSubmission(new(ContributionId.New(), TimeProvider.System.GetUtcNow()));
        return new(HttpMethod.Post, Ours) { Content = new FormUrlEncodedContent(Fields.Append(new("token", token))) };
    }

    private static HttpRequestMessage Json() => new(HttpMethod.Post, Ours)
    {
        Content = JsonContent.Create(Fields),
        Headers = { { "Idempotency-Key", ContributionId.New().ToString() } },
    };

    public async Task Send(HttpRequestMessage request)
    {
        using var answer = await http.SendAsync(request);
        if (answer.StatusCode is not (HttpStatusCode.Created or HttpStatusCode.SeeOther))
            throw new InvalidOperationException($"{request.RequestUri} answered {(int)answer.StatusCode}.");
    }
}
