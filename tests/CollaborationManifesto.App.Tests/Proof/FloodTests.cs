using System.Diagnostics;
using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Someone floods the app under many claimed addresses while two hundred people send a contribution.</summary>
public sealed class FloodTests(SharedAzurite azurite, ReliabilityTable table)
{
    private const int People = 200;

    /// <summary>Header values that a client may send before the platform adds the address it sees.</summary>
    private static readonly Func<int, string>[] Claims =
    [
        number => $"203.0.113.{number % 256}", number => $"198.51.100.{number % 256}, 203.0.113.{number % 256}", number => $"[2001:db8::{number:x}]:443", number => $"unknown, , {number}",
        number => $"127.0.1.{1 + (number % People)}", _ => "",
    ];

    [Fact]
    [Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
    public async Task A_source_that_claims_to_be_many_is_limited_as_one_and_nobody_else_is_refused()
    {
        Assert.SkipWhen(OperatingSystem.IsMacOS(), "macOS has only one loopback address.");
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        var limits = app.Get<IOptions<LimitSettings>>().Value;
        var form = await app.Contributor.Fills();
        var posts = ReliabilityTable.Size(1_000, 5_000);
        var watch = Stopwatch.StartNew();

        var flood = Flood(app, form, posts);
        var receipts = await Task.WhenAll(Enumerable.Range(1, People).Select(person => Send(form, IPAddress.Parse($"127.0.1.{person}"))));
        var answers = await flood;

        var taken = answers.Count(status => status == HttpStatusCode.OK);
        // One address leaves half of the total burst to others, then takes all that is refilled.
        var half = limits.TotalBurst / 2;
        var refilled = (int)(watch.Elapsed.TotalMinutes * limits.TotalPerMinute) + 1;
        Assert.All(receipts, receipt => Assert.Equal((HttpStatusCode.OK, "We have your contribution"), receipt));
        Assert.InRange(taken, half, half + refilled);
        Assert.Equal(posts - taken, answers.Count(status => status == HttpStatusCode.TooManyRequests));
        Assert.Equal(People, (await app.ContributionIds()).Count);
        table.Passed("posts of one source with spoofed forwarding headers", $"{posts:N0} posts beside {People} people", $"{taken} taken ({half}, half of the total burst, then what is refilled), {posts - taken:N0} limited; 0 people refused");
    }

    /// <summary>All from one address, over a few connections.</summary>
    private static async Task<IReadOnlyList<HttpStatusCode>> Flood(ManifestoApp app, WebPage form, int posts)
    {
        var answers = new HttpStatusCode[posts];
        await Parallel.ForEachAsync(Enumerable.Range(0, posts), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, cancellation) =>
        {
            using var request = form.ToRequest();
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", Claims[number % Claims.Length](number));
            using var answer = await app.Browser.Http.SendAsync(request, cancellation);
            answers[number] = answer.StatusCode;
        });
        return answers;
    }

    private static async Task<(HttpStatusCode, string)> Send(WebPage form, IPAddress from)
    {
        using var browser = new PlainBrowser(from);
        var receipt = await (await (form with { Browser = browser }).Submit()).Submit();
        return (receipt.Status, receipt.Heading);
    }
}
