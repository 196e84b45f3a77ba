using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CsCheck;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>Double clicks, refreshes and retries after a timeout, in any order and all at once.</summary>
public sealed class RepeatedPostTests(SharedAzurite azurite)
{
    private const string Refused = "";

    private static readonly Gen<(bool ByForm, string Title)> Post = Gen.Select(Gen.Bool, Gen.Frequency((3, "First"), (1, "Second")));

    [Fact]
    public async Task Repeated_posts_make_one_contribution()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps(), "--Limits:Burst=100000", "--Limits:TotalBurst=100000");
        var (contributions, refusals) = (0, 0);

        await Gen.Select(Post.Array[1, 4].Array[1, 4], Gen.Guid).SampleAsync(
            async (rounds, key) =>
            {
                var check = await Check(app);
                var answers = new List<((bool ByForm, string Title) Post, string Receipt)>();
                foreach (var round in rounds)
                    answers.AddRange(round.Zip(await Task.WhenAll(round.Select(post => Send(app, check, key, post)))));

                foreach (var way in answers.GroupBy(answer => answer.Post.ByForm))
                {
                    AssertOneContribution([.. way.Select(answer => (answer.Post.Title, answer.Receipt))]);
                    Interlocked.Increment(ref contributions);
                }

                Interlocked.Add(ref refusals, answers.Count(answer => answer.Receipt == Refused));
            },
            iter: 40);

        Assert.Equal(contributions, (await app.ContributionIds()).Count);
        Assert.True(refusals > 10, $"{refusals} refusals");
    }

    /// <summary>The first body gets the receipt however often it is sent. Every other body is refused.</summary>
    private static void AssertOneContribution(IReadOnlyCollection<(string Title, string Receipt)> answers)
    {
        var accepted = answers.Where(answer => answer.Receipt != Refused).Distinct();
        var (title, _) = Assert.Single(accepted);
        Assert.All(answers, answer => Assert.Equal(answer.Title != title, answer.Receipt == Refused));
    }

    private static async Task<WebPage> Check(ManifestoApp app)
    {
        var form = await app.Browser.Open(app.Function("contributions/new"));
        form.Choose("kind", "barrier").Choose("category", "tools").Choose("attribution", "anonymous").Choose("licence", "yes");
        return await form.Type("title", "First").Submit();
    }

    private static Task<string> Send(ManifestoApp app, WebPage check, Guid key, (bool ByForm, string Title) post) =>
        post.ByForm ? SendForm(app, check.Type("title", post.Title).ToRequest(), post.Title) : SendJson(app, key, post.Title);

    /// <summary>Returns the id behind the receipt.</summary>
    private static async Task<string> SendForm(ManifestoApp app, HttpRequestMessage request, string title)
    {
        var answer = await app.Browser.Send(request);
        if (answer.Status != HttpStatusCode.OK)
            return AssertRefused(answer.Status, answer.Html);
        Assert.Equal(title, answer.Document.QuerySelector(".cm-note__title")!.TextContent);
        return app.IdIn(answer).ToString();
    }

    private static async Task<string> SendJson(ManifestoApp app, Guid key, string title)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, app.Function("contributions"))
        {
            Content = JsonContent.Create(new { kind = "barrier", category = "tools", title, attribution = "anonymous", licence = "yes" }),
        };
        request.Headers.Add("Idempotency-Key", key.ToString());
        using var answer = await app.Browser.Http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        return answer.StatusCode == HttpStatusCode.Created
            ? JsonElement.Parse(body).GetProperty("id").GetString()!
            : AssertRefused(answer.StatusCode, body);
    }

    private static string AssertRefused(HttpStatusCode status, string body)
    {
        Assert.Equal(HttpStatusCode.UnprocessableEntity, status);
        Assert.DoesNotContain("token", body, StringComparison.Ordinal);
        return Refused;
    }
}
