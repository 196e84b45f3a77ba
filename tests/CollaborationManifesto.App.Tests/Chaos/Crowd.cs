using System.Net;
using System.Net.Http.Json;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>
/// People who send contributions and decide over HTTP, and note each answer. Most retry with the same key when they get no answer; some
/// give up.
/// </summary>
internal sealed class Crowd(Uri api, LinkTokens tokens, IReadOnlyList<Curator> curators, Ledger ledger, Random random) : IDisposable
{
    private const int AtOnce = 8;
    private const int OneOfTheseGoesAway = 20;

    /// <summary>The pause between contributions and between tries, so that a fast machine is still running when faults begin.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(150);

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { Timeout = TimeSpan.FromSeconds(40) };

    public Task Act(int submissions) => Parallel.ForAsync(0, submissions, new ParallelOptions { MaxDegreeOfParallelism = AtOnce }, async (number, cancellation) =>
    {
        if (await Send($"key {number}") is { } id)
            await Task.WhenAll(Wishes(number).Select(wish => Decide(id, wish.Curator, wish.Decision)));
        await Task.Delay(Pause, cancellation);
    });

    /// <returns>Null if the person gave up before the acknowledgement.</returns>
    public async Task<ContributionId?> Send(string key)
    {
        var id = ContributionId.FromKey("idempotency", key);
        ledger.Tries(id);
        if (!await TryUntilTold(() => Submission(id, key), HttpStatusCode.Created))
            return null;
        ledger.Acknowledged(id);
        return id;
    }

    public async Task Decide(ContributionId id, Curator curator, string decision)
    {
        var nonce = ContributionId.FromKey("nonce", $"{id}-{curator.Id}");
        ledger.Tries($"{curator.Id}-{nonce}");
        var fields = new Dictionary<string, string>
        {
            ["token"] = tokens.ForReview(new(id, curator.Id, DateTimeOffset.MaxValue)),
            ["nonce"] = nonce.ToString(),
            ["contentVersion"] = "1",
            ["decision"] = decision,
            ["because"] = "other",
            ["reason"] = "Why.",
        };
        if (await TryUntilTold(() => new(HttpMethod.Post, new Uri(api, "/api/review")) { Content = new FormUrlEncodedContent(fields) }, HttpStatusCode.OK))
            ledger.Acknowledged($"{curator.Id}-{nonce}");
    }

    public void Dispose() => _http.Dispose();

    /// <summary>
    /// Of six contributions, one gets every approval, one a single approval, one an objection, one nothing and two a decline.
    /// </summary>
    private IEnumerable<(Curator Curator, string Decision)> Wishes(int number) => (number % 6) switch
    {
        0 => curators.Select(curator => (curator, "approve")),
        1 => [(curators[0], "approve")],
        2 => [(curators[1], "object")],
        3 => [],
        _ => [(curators[2], "decline")],
    };

    private HttpRequestMessage Submission(ContributionId id, string key)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, new Uri(api, "/api/contributions"))
        {
            Content = JsonContent.Create(new { kind = "barrier", category = "tools", title = Ledger.TitleOf(id), text = "Text.", attribution = "anonymous", licence = "yes" }),
        };
        request.Headers.Add("Idempotency-Key", key);
        return request;
    }

    /// <returns>Whether the server acknowledged it.</returns>
    private async Task<bool> TryUntilTold(Func<HttpRequestMessage> make, HttpStatusCode yes)
    {
        while (true)
        {
            try
            {
                using var request = make();
                using var answer = await _http.SendAsync(request);
                if (answer.StatusCode == yes)
                    return true;
                // A refusal by the rules would be a defect of this crowd. A failed request may have taken effect.
                Assert.True((int)answer.StatusCode >= 500, $"Refused with {answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
            }
            catch (Exception unanswered) when (unanswered is HttpRequestException or OperationCanceledException)
            {
                // The server is down or went down before answering.
            }

            if (GoesAway())
                return false;
            await Task.Delay(Pause);
        }
    }

    private bool GoesAway()
    {
        lock (random)
            return random.Next(OneOfTheseGoesAway) == 0;
    }
}
