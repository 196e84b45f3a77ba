using System.Diagnostics;
using System.Net;
using CollaborationManifesto.App.Tests.Faults;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost.FunctionsHost;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Telemetry;

public sealed class TraceTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_submission_is_one_trace_from_its_request_through_the_queue_to_the_mails()
    {
        using var seen = new SpansSeen();
        await using var app = await ManifestoApp.Start(azurite);
        var check = await (await app.Contributor.Fills()).Submit();
        app.Browser.Http.DefaultRequestHeaders.Add("traceparent", seen.Traceparent);

        await app.Browser.Http.SendAsync(check.ToRequest());
        await Eventually.True(() => app.Mails().Count == 3, "three mails");
        await app.IsIdle();

        var queue = app.Get<IOptions<StorageSettings>>().Value.ContributionsQueue;
        var mails = seen.All.Where(span => span.DisplayName == "POST /v3/mail/send").ToList();
        Assert.Equal(3, mails.Count);
        Assert.All(mails, mail => Assert.Equal((ActivityKind.Client, "202"), (mail.Kind, $"{mail.GetTagItem("http.response.status_code")}")));
        var handled = Assert.Single(mails.Select(seen.Parent).Distinct());
        Assert.Equal((ActivityKind.Consumer, $"process {queue}", "process"), (handled.Kind, handled.DisplayName, $"{handled.GetTagItem("messaging.operation.type")}"));
        var sent = seen.Parent(handled);
        Assert.Equal((ActivityKind.Producer, $"send {queue}", queue), (sent.Kind, sent.DisplayName, $"{sent.GetTagItem("messaging.destination.name")}"));
        Assert.Contains(handled.Links, link => link.Context.SpanId == sent.SpanId);
        Assert.Equal(ActivityKind.Server, seen.Parent(sent).Kind);
    }

    [Fact]
    public async Task A_desk_link_request_is_one_trace()
    {
        using var seen = new SpansSeen();
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends();
        await Eventually.True(() => app.Mails().Count == 3, "three mails");
        var ask = await app.Browser.Open(app.Function("desk"));
        app.Browser.Http.DefaultRequestHeaders.Add("traceparent", seen.Traceparent);

        await ask.Type("email", Curators.Amina).Submit();
        await app.MailTo(Curators.Amina, "Your link to the curators’ desk");

        var mail = await Eventually.Some(() => seen.All.FirstOrDefault(span => span.Kind == ActivityKind.Client), "the span of the mail");
        var handled = await Eventually.Some(() => seen.All.FirstOrDefault(span => span.SpanId == mail.ParentSpanId), "the span of the message");
        Assert.Equal($"process {app.Get<IOptions<StorageSettings>>().Value.DeskQueue}", handled.DisplayName);
        Assert.Equal([ActivityKind.Producer, ActivityKind.Server], [seen.Parent(handled).Kind, seen.Parent(seen.Parent(handled)).Kind]);
    }

    [Fact]
    public async Task A_message_span_links_to_the_platforms_span()
    {
        using var seen = new SpansSeen();
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        using var platform = new Activity("platform").Start();

        await app.Get<ChangeHandler>().HandleAsync(Message(seen.Traceparent), CancellationToken.None);

        var handled = Assert.Single(seen.All);
        Assert.NotEqual(platform.TraceId, handled.TraceId);
        Assert.Contains(handled.Links, link => link.Context == platform.Context);
    }

    [Fact]
    public async Task A_failed_span_names_the_exception_type_only()
    {
        using var seen = new SpansSeen();
        var outage = new MailOutage
        {
            Fault = body => body.Contains(Curators.Amina, StringComparison.Ordinal) ? throw new FormatException("Quillfailure") : MailOutage.Answer(HttpStatusCode.BadRequest),
        };
        await using var app = await ManifestoApp.Start(azurite, services =>
        {
            services.RemovePumps();
            outage.Install(services);
        });
        var check = await (await app.Contributor.Fills("Quillfailure")).Submit();
        app.Browser.Http.DefaultRequestHeaders.Add("traceparent", seen.Traceparent);
        await app.Browser.Http.SendAsync(check.ToRequest());

        await Assert.ThrowsAsync<FormatException>(app.HandleMessages);

        var handled = Assert.Single(seen.All, span => span.Kind == ActivityKind.Consumer);
        Assert.Equal((ActivityStatusCode.Error, null, typeof(FormatException).FullName), (handled.Status, handled.StatusDescription, handled.GetTagItem("error.type")));
        var mails = seen.All.Where(span => span.Kind == ActivityKind.Client).ToList();
        Assert.Equal(3, mails.Count);
        Assert.Equal(2, mails.Count(mail => mail.Status == ActivityStatusCode.Error && Equals(mail.GetTagItem("error.type"), "400")));
        Assert.DoesNotContain(seen.All, span => span.Events.Any());
    }

    [Fact]
    public async Task Each_timer_has_a_span_of_its_name()
    {
        using var seen = new SpansSeen();
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        using var around = new Activity("around").SetParentId(seen.Traceparent).Start();
        var timers = app.Get<FunctionCatalog>().With<TimerTriggerAttribute>().Select(found => found.Function).ToList();

        foreach (var timer in timers)
            await timer.CallAsync(new TimerInfo(), CancellationToken.None);

        Assert.NotEmpty(timers);
        var spans = seen.All.Where(span => Equals(span.GetTagItem("faas.trigger"), "timer"));
        Assert.Equal(timers.Select(timer => timer.Name).Order(), spans.Select(span => span.DisplayName).Order());
    }

    private static string Message(string traceparent) =>
        $$"""{"id":"{{ContributionId.New()}}","commandId":"none","acceptedAt":"2026-01-01T00:00:00Z","traceparent":"{{traceparent}}"}""";
}
