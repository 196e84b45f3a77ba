using System.Net;
using System.Net.Http.Json;
using System.Reflection;
using Azure;
using Azure.Identity;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Functions;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>People who cannot be served are told so, and when to come back.</summary>
public sealed class StorageOutageTests(SharedAzurite azurite)
{
    private const string Heading = "We cannot answer at the moment";

    private readonly StorageOutage _storage = new();

    public static TheoryData<string> Failures => ["too busy", "tried in vain", "time-out", "no sign-in", "hangs"];

    [Theory]
    [MemberData(nameof(Failures))]
    public async Task A_contributor_gets_a_page_sends_again_later_and_has_one_contribution(string failure)
    {
        await using var app = await ManifestoApp.Start(azurite, _storage.Watch, "--Limits:AnswerSeconds=2");
        var check = await (await app.Contributor.Fills()).Submit();
        _storage.Fails = cancellation => Fail(failure, cancellation);
        _storage.Away = call => call.StartsWith("POST /", StringComparison.Ordinal);

        using var answer = await app.Browser.Http.SendAsync(check.ToRequest());

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "30", "no-store"), (answer.StatusCode, $"{answer.Headers.RetryAfter}", $"{answer.Headers.CacheControl}"));
        Assert.Contains(Heading, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        _storage.Away = _ => false;
        Assert.Equal("We have your contribution", (await check.Submit()).Heading);
        Assert.Single(await app.ContributionIds());
    }

    [Fact]
    public async Task A_program_gets_a_problem_and_the_log_has_no_more_than_ids()
    {
        var log = new LogLines();
        await using var app = await ManifestoApp.Start(
            azurite,
            services =>
            {
                _storage.Watch(services);
                services.AddSingleton<ILoggerProvider>(log);
            },
            "--Logging:LogLevel:Default=Information");
        _storage.Away = call => call.StartsWith("POST /", StringComparison.Ordinal);

        using var answer = await app.Browser.Http.PostAsJsonAsync(
            app.Function("contributions"), new { kind = "barrier", category = "tools", title = "By a program", attribution = "anonymous", licence = "yes" });

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "application/problem+json", "30"), (answer.StatusCode, answer.Content.Headers.ContentType!.MediaType, $"{answer.Headers.RetryAfter}"));
        Assert.Contains(Heading, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Single(log.All, line => line.StartsWith("A request was not served: storage failed with status 503", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, line => line.Contains("Elderstorage", StringComparison.Ordinal) && !line.StartsWith("Function", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(400)]
    [InlineData(403)]
    [InlineData(404)]
    [InlineData(413)]
    public async Task A_permanent_storage_error_does_not_suggest_retrying(int status)
    {
        var log = new LogLines();
        await using var app = await ManifestoApp.Start(azurite, services =>
        {
            _storage.Watch(services);
            services.AddSingleton<ILoggerProvider>(log);
        }, "--Logging:LogLevel:Default=Information");
        var check = await (await app.Contributor.Fills()).Submit();
        _storage.Fails = _ => throw new RequestFailedException(status, "Elderstorage refuses.");
        _storage.Away = call => call.StartsWith("POST /", StringComparison.Ordinal);

        using var page = await app.Browser.Http.SendAsync(check.ToRequest());
        using var problem = await app.Browser.Http.PostAsJsonAsync(
            app.Function("contributions"), new { kind = "barrier", category = "tools", title = "By a program", attribution = "anonymous", licence = "yes" });

        Assert.Equal((HttpStatusCode.InternalServerError, null, "no-store"), (page.StatusCode, page.Headers.RetryAfter, $"{page.Headers.CacheControl}"));
        Assert.Contains("Something is wrong with this service", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal((HttpStatusCode.InternalServerError, "application/problem+json", null), (problem.StatusCode, problem.Content.Headers.ContentType!.MediaType, problem.Headers.RetryAfter));
        Assert.Contains(log.All, line => line.StartsWith($"A request was not served: storage refused it for good, with status {status}", StringComparison.Ordinal));
        Assert.DoesNotContain(log.All, line => line.Contains("Elderstorage", StringComparison.Ordinal) && !line.StartsWith("Function", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("too busy")]
    [InlineData("hangs")]
    public async Task A_link_is_not_called_wrong_while_its_key_cannot_be_read(string failure)
    {
        _storage.Fails = cancellation => Fail(failure, cancellation);
        var status = "";
        var names = StorageNames.New();
        await using (var before = await ManifestoApp.Start(azurite, null, [.. names.AsArguments()]))
            status = (await before.Contributor.Sends()).Address.Query;
        // From the start, because a key ring is cached after its first read.
        _storage.Away = call => call.StartsWith("GET ", StringComparison.Ordinal) && call.Contains(names.KeysContainer, StringComparison.Ordinal);
        await using var app = await ManifestoApp.Start(azurite, _storage.Watch, [.. names.AsArguments()]);

        Assert.Equal(Heading, (await app.Browser.Open(app.Function($"contributions/status{status}"))).Heading);

        _storage.Away = _ => false;
        Assert.Equal("We have your contribution", (await app.Browser.Open(app.Function($"contributions/status{status}"))).Heading);
    }

    [Fact]
    public async Task Every_function_but_the_probes_and_the_description_waits_for_its_turn()
    {
        var held = new TaskCompletionSource();
        await using var app = await ManifestoApp.Start(azurite, services =>
        {
            services.RemovePumps();
            _storage.Watch(services);
        }, "--Limits:AtOnce=1", "--Limits:Waiting=0");
        var arrived = new TaskCompletionSource();
        _storage.Fails = _ =>
        {
            arrived.TrySetResult();
            return held.Task;
        };
        _storage.Away = call => call.Contains("/manifesto.json", StringComparison.Ordinal);
        var first = app.Browser.Http.GetAsync(app.Function("manifesto.json"));
        await arrived.Task;

        var served = new List<string>();
        foreach (var (method, route) in Routes())
        {
            using var answer = await app.Browser.Http.SendAsync(new(method, app.Function(route)));
            if (answer.StatusCode != HttpStatusCode.ServiceUnavailable)
                served.Add($"{method} {route}");
            else
                Assert.Equal("30", $"{answer.Headers.RetryAfter}");
        }

        held.SetResult();
        (await first).Dispose();
        Assert.Equal(["GET health/live", "GET health/ready", "GET openapi.json", "HEAD health/live", "HEAD health/ready", "HEAD openapi.json"], served.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_queued_request_is_served_in_turn()
    {
        var held = new TaskCompletionSource();
        await using var app = await ManifestoApp.Start(azurite, _storage.Watch, "--Limits:AtOnce=1", "--Limits:Waiting=1");
        var arrived = new TaskCompletionSource();
        _storage.Fails = _ =>
        {
            arrived.TrySetResult();
            return held.Task;
        };
        _storage.Away = call => call.StartsWith("GET", StringComparison.Ordinal) && call.Contains("/manifesto.json", StringComparison.Ordinal);
        var first = app.Browser.Http.GetAsync(app.Function("manifesto.json"));
        await arrived.Task;
        var second = app.Browser.Open(app.Function("desk"));

        held.SetResult();

        using var answer = await first;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await second).Status);
    }

    private static Task Fail(string failure, CancellationToken cancellation) => failure switch
    {
        "too busy" => throw new RequestFailedException(503, "Elderstorage is too busy."),
        "tried in vain" => throw new AggregateException(new RequestFailedException(0, "No answer."), new RequestFailedException(0, "No answer.")),
        "time-out" => throw new TimeoutException(),
        "no sign-in" => throw new AuthenticationFailedException("No token."),
        _ => Task.Delay(Timeout.Infinite, cancellation),
    };

    private static IEnumerable<(HttpMethod Method, string Route)> Routes() =>
        from type in typeof(NotificationFunctions).Assembly.GetExportedTypes()
        from method in type.GetMethods()
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        from name in trigger.Methods!
        select (HttpMethod.Parse(name), trigger.Route!);
}
