using System.Net;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Worker;

/// <summary>The deployed app on the real worker, driven over the host's own protocol (docs/adr/0001).</summary>
public sealed class WorkerTests(SharedAzurite azurite, ITestOutputHelper output)
{
    [Fact]
    public async Task A_contribution_goes_the_whole_way_on_the_real_worker()
    {
        await using var app = await WorkerApp.Start(azurite);
        app.Pump();
        // Otherwise each call shows as two requests in the telemetry, both named "Invoke".
        Assert.Contains("WorkerOpenTelemetrySchemaVersion", app.Worker.Capabilities.Keys);

        var receipt = await app.Contributor.Sends("Nobody wrote down why");
        Assert.Equal("We have your contribution", receipt.Heading);
        await app.Curators.Decides(Curators.Ben, "Nobody wrote down why", "approve");
        await app.IsIdle();
        Assert.Equal(WorkerConnection.Success, (await app.Worker.Timer("PublishManifesto")).Status);

        Assert.Contains("Nobody wrote down why", (await app.Browser.Open(new(app.Site, "/board/"))).Text, StringComparison.Ordinal);
        Assert.Equal("Your contribution is published", (await app.Browser.Open(receipt.Address)).Heading);
        foreach (var timer in new[] { "ApplyRetention", "Reconcile", "SendDigests", "WatchPoison" })
            Assert.Equal(WorkerConnection.Success, (await app.Worker.Timer(timer)).Status);
        Assert.All(app.Worker.Connection.Ended, call => Assert.Equal(WorkerConnection.Success, call.Result.Status));
        Assert.Empty(app.Worker.Connection.Errors);
        output.WriteLine($"From the start of the process to the first answer: {app.Worker.FirstAnswer!.Value.TotalSeconds:0.0} s");
    }

    [Fact]
    public async Task HEAD_is_answered_as_GET_without_a_body()
    {
        await using var app = await WorkerApp.Start(azurite);

        foreach (var route in new[] { "health/live", "health/ready", "openapi.json", "manifesto.json", "contributions/new", "contributions/status?token=x", "review?token=x", "desk?token=x", "contributions/check", "review/link" })
        {
            using var get = await app.Browser.Http.GetAsync(app.Function(route));
            using var head = await app.Browser.Http.SendAsync(new(HttpMethod.Head, app.Function(route)));

            Assert.Equal(get.StatusCode, head.StatusCode);
            Assert.Equal(get.StatusCode == HttpStatusCode.MethodNotAllowed ? ["POST"] : [], get.Content.Headers.Allow);
            Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
            Assert.Empty(await head.Content.ReadAsByteArrayAsync());
        }
    }

    [Fact]
    public async Task A_function_that_throws_is_a_failure_of_its_message_alone()
    {
        await using var app = await WorkerApp.Start(azurite);

        var failed = await app.Worker.Message("NotifyCurators", "not ours");

        Assert.NotEqual(WorkerConnection.Success, failed.Status);
        Assert.Contains("invalid JSON", failed.Exception.Message, StringComparison.Ordinal);
        Assert.Equal("We have your contribution", (await app.Contributor.Sends()).Heading);
    }

    [Fact]
    public async Task A_handler_that_has_begun_ends_its_message_when_the_host_stops()
    {
        await using var app = await WorkerApp.Start(azurite, holdsMail: true);
        await app.Contributor.Sends("In the middle");
        var handling = app.HandleOneMessage();
        await app.MailIsHeld();

        // To stop, the host cancels what runs, waits for it and only then ends the worker.
        app.Worker.Connection.CancelAll();
        app.LetMailGo();

        Assert.Equal(WorkerConnection.Success, (await handling).Status);
        app.Worker.Terminate();
        Assert.Equal(0, await app.Worker.Exit());
        Assert.Equal(3, app.Mails().Count);
    }

    [Fact]
    public async Task Each_client_has_its_own_limit_whatever_address_it_claims()
    {
        await using var app = await WorkerApp.Start(azurite, settings: ["--Limits:Burst=2", "--Limits:PerMinute=1"]);
        var form = await app.Contributor.Fills();

        Task<HttpStatusCode> Post(string? forwardedFor) => app.Post(form, forwardedFor);

        Assert.Equal(HttpStatusCode.OK, await Post("203.0.113.7:50123"));
        Assert.Equal(HttpStatusCode.OK, await Post("198.51.100.1, 203.0.113.7:50124"));
        Assert.Equal(HttpStatusCode.TooManyRequests, await Post("198.51.100.2, 203.0.113.7:50125"));
        Assert.Equal(HttpStatusCode.OK, await Post("203.0.113.8:50123"));
        Assert.Equal("forwarded", await app.ToldApartBy("203.0.113.7:50123"));
        Assert.Equal("platform", await app.ToldApartBy("169.254.1.1"));
        // The platform's own address identifies nobody, and one shared limit would refuse everyone.
        for (var post = 0; post < 5; post++)
            Assert.Equal(HttpStatusCode.OK, await Post(post % 2 == 0 ? null : "169.254.1.1"));
    }

    [Fact]
    public async Task A_client_that_leaves_or_breaks_off_is_no_failure_of_the_function()
    {
        await using var app = await WorkerApp.Start(azurite);

        await app.BreaksOff("contributions/check");

        await Eventually.True(() => !app.Worker.Connection.Ended.IsEmpty, "the broken-off post to end");
        Assert.All(app.Worker.Connection.Ended, call => Assert.Equal(WorkerConnection.Success, call.Result.Status));
        Assert.Empty(app.Worker.Connection.Errors);
    }
}
