using System.Net.Http.Json;
using System.Reflection;
using CollaborationManifesto.App.Tests.Publishing;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Functions;
using CollaborationManifesto.LocalHost;
using CollaborationManifesto.Web.Pages;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Every response of every function has exactly these headers for caching, framing, sniffing and referrers.</summary>
public sealed class SecurityHeadersTests(SharedAzurite azurite, EveryAnswerSeen every) : IClassFixture<EveryAnswerSeen>
{
    private const string NotAPage = "default-src 'none'; form-action 'none'; base-uri 'none'; frame-ancestors 'none'";

    [Fact]
    public async Task Every_answer_carries_exactly_the_headers_of_its_kind()
    {
        var (app, seen) = (every.App, every.Seen);

        Assert.Equal((await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "answers.txt"))).Order(StringComparer.Ordinal), Lines(app, seen));
        var routes = seen.All.Where(answer => answer.Port == app.Api.Port).Select(answer => $"{answer.Method} {answer.Route}");
        Assert.Empty(Functions().Except(routes));
    }

    [Fact]
    public async Task Every_page_among_them_is_valid_html()
    {
        Assert.True(every.Seen.Pages.Count > 40);
        Assert.Empty(await HtmlCheckers.HtmlValidate(every.Seen.Pages));
    }

    [Fact]
    public async Task The_Nu_checker_finds_no_error_on_any_page_among_them()
    {
        Assert.SkipWhen(HtmlCheckers.WhyNoNu is not null, HtmlCheckers.WhyNoNu ?? "");
        Assert.Empty(await HtmlCheckers.Nu(every.Seen.Pages));
    }

    [Fact]
    public async Task While_the_form_is_closed_its_refusals_carry_them_too()
    {
        var seen = new AnswersSeen();
        await using var app = await ManifestoApp.Start(azurite, services => services.AddSingleton<IStartupFilter>(seen), "--Intake:Open=false");

        await app.Browser.Open(app.Function("contributions/new"));
        using var json = await app.Browser.Http.PostAsJsonAsync(app.Function("contributions"), new { title = "x" });

        Assert.Equal(["GET api/contributions/new 403 private page", "POST api/contributions 403 data"], Lines(app, seen));
    }

    [Fact]
    public async Task A_redirect_always_leads_to_our_own_site()
    {
        var seen = new AnswersSeen();
        await using var app = await ManifestoApp.Start(azurite, services => services.AddSingleton<IStartupFilter>(seen));
        var check = await (await app.Contributor.Fills()).Submit();
        var request = check.ToRequest();
        request.RequestUri = app.Function("contributions?returnUrl=https://evil.example/&token=//evil.example");
        request.Headers.Host = "evil.example";
        foreach (var name in new[] { "X-Forwarded-Host", "X-Original-Host", "Forwarded", "X-Original-URL", "Referer" })
            request.Headers.Add(name, name == "Forwarded" ? "host=evil.example;proto=https" : "https://evil.example/");

        await app.Browser.Send(request);

        Assert.StartsWith($"{LocalOptions.Origin(app.Api)}/api/contributions/status?token=", seen.All.Single(answer => answer.Status == 303).Location, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Lines(ManifestoApp app, AnswersSeen seen) => seen.All
        .Where(answer => answer.Port == app.Api.Port)
        .Select(answer => $"{answer.Method} {answer.Route} {answer.Status} {Kind(app, answer)}")
        .Distinct()
        .Order(StringComparer.Ordinal);

    /// <summary>The kind with these headers, or the headers themselves if no kind has them.</summary>
    private static string Kind(ManifestoApp app, AnswersSeen.Answer answer)
    {
        var site = LocalOptions.Origin(app.Site);
        var page = $"default-src 'none'; style-src {site}; img-src {site}; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
        var kinds = new Dictionary<string, string>
        {
            [Headers("no-store", page)] = "private page",
            [Headers("private, no-cache", $"{page}; script-src {site}")] = "page with what was typed",
            [Headers("no-store", $"{page}; script-src {site}/{app.Get<SiteAssets>().Grouping.Path}")] = "private page with one script",
            [Headers("private, no-cache", page)] = "page to type again",
            [Headers("no-store", $"{page}; script-src {site}/{app.Get<SiteAssets>().Wall.Path}; connect-src 'self'").Replace("\nX-", "\nVary: Accept-Encoding\nX-", StringComparison.Ordinal)] = "wall",
            [Headers("no-store", NotAPage)] = "data",
            ["Access-Control-Allow-Origin: *\n" + Headers("public, max-age=60", NotAPage)] = "public data",
            ["Access-Control-Allow-Origin: *\n" + Headers("no-cache", NotAPage)] = "public description",
            // The host answers these before it calls a function, with the headers in host.json.
            [Headers(NotAPage)] = "of the host",
        };
        return kinds.GetValueOrDefault(answer.Headers) ?? answer.Headers;
    }

    private static string Headers(string cache, string policy) => $"Cache-Control: {cache}\n{Headers(policy)}";

    private static string Headers(string policy) =>
        $"""
        Content-Security-Policy: {policy}
        Referrer-Policy: no-referrer
        Strict-Transport-Security: max-age=31536000; includeSubDomains
        X-Content-Type-Options: nosniff
        """.ReplaceLineEndings("\n");

    private static IEnumerable<string> Functions() =>
        from method in typeof(NotificationFunctions).Assembly.GetExportedTypes().SelectMany(type => type.GetMethods())
        from parameter in method.GetParameters()
        let trigger = parameter.GetCustomAttribute<HttpTriggerAttribute>()
        where trigger is not null
        from name in trigger.Methods!
        select $"{name.ToUpperInvariant()} api/{trigger.Route}";
}
