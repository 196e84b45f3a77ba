using System.Net;
using CollaborationManifesto.App.Tests.Publishing;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Sessions;

/// <summary>What everyone with the code learns about the notes.</summary>
public sealed class OutcomesTests(SharedAzurite azurite)
{
    private readonly MovableClock _clock = new();

    [Fact]
    public async Task While_the_workshop_goes_on_it_leads_to_joining_and_to_the_wall_once_that_is_revealed()
    {
        await using var app = await Start();
        var room = await Room.Open(app);
        await room.Write("Secret so far");

        var page = await room.Outcomes();

        Assert.Equal("What became of the notes", page.Heading);
        Assert.Contains("LocalGov Camp, ", page.Text, StringComparison.Ordinal);
        Assert.Contains("Why did it fail?", page.Text, StringComparison.Ordinal);
        Assert.Equal([$"/api/join?code={room.Code}"], Links(page));
        await room.Reveal();
        _clock.Advance(TimeSpan.FromSeconds(2));
        page = await room.Outcomes();
        Assert.Equal([$"/api/join?code={room.Code}", $"/api/workshop/wall?code={room.Code}"], Links(page));
        Assert.DoesNotContain("Secret", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_says_when_a_workshop_opens_that_has_not()
    {
        await using var app = await Start();
        var room = await Room.Open(app, session => session with { OpensAt = session.OpensAt.AddHours(1) });

        Assert.Contains("The workshop opens on ", (await room.Outcomes()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Afterwards_it_says_in_the_order_of_sending_what_became_of_each_note()
    {
        await using var app = await Start();
        var (target, waitingTarget) = (Given.Approved("The same, said well", ContributionKind.Barrier), Given.Approved("Secret target", ContributionKind.Barrier) with { State = ContributionState.Pending });
        foreach (var contribution in new[] { target, waitingTarget })
            await app.Get<ContributionStore>().InsertAsync(contribution, CancellationToken.None);
        var room = await Room.Open(app);
        var published = await room.Write("Nobody wrote <b>it</b> down");
        await room.BringIn(await room.Write("Secret and waiting"));
        await room.BringIn(await room.Write("Secret and declined"), one => one with { State = ContributionState.Declined });
        await room.BringIn(await room.Write("Secret and withdrawn"), one => one with { State = ContributionState.Withdrawn });
        await room.BringIn(published, one => one with { State = ContributionState.Approved });
        await room.BringIn(await room.Write("Secret and merged"), one => one with { State = ContributionState.Merged, MergedInto = target.Id });
        await room.BringIn(await room.Write("Secret and merged into what waits"), one => one with { State = ContributionState.Merged, MergedInto = waitingTarget.Id });
        await room.BringIn(await room.Write("Secret and merged into nothing"), one => one with { State = ContributionState.Merged, MergedInto = ContributionId.New() });
        await room.Write("Secret and removed", note => note with { IsRemoved = true });
        await room.Write("Secret and deleted", note => note.WithoutWords() with { BroughtInAt = note.SentAt, ExpiredAt = note.SentAt });
        await room.Write("Secret and on its way");
        await room.Close();

        var page = await room.Outcomes();

        Assert.Equal(
            ["Published: Nobody wrote <b>it</b> down", "Waiting for a decision.", "Published as part of: The same, said well", "Waiting for a decision.", "On its way to the curators."],
            page.Document.QuerySelectorAll("main li").Select(line => line.TextContent));
        Assert.Equal([$"/contributions/{published.Id}/", $"/contributions/{target.Id}/"], Links(page));
        Assert.DoesNotContain("Secret", page.Html, StringComparison.Ordinal);
        Assert.NotNull(page.Document.QuerySelector("meta[name=robots][content=noindex]"));
    }

    [Fact]
    public async Task Both_parts_of_a_split_note_are_there()
    {
        await using var app = await Start();
        var room = await Room.Open(app);
        var note = await room.Write("Two ideas");
        await room.BringIn(note, one => one with { State = ContributionState.Approved, Title = "One" });
        var other = Given.Approved("Two", ContributionKind.Barrier) with { Whole = note.Id, Source = new(room.Session.Name, null, note.SentAt) { Import = room.Session.Id } };
        await app.Get<ContributionStore>().InsertAsync(other, CancellationToken.None);
        await room.Close();

        Assert.Equal(["Published: One", "Published: Two"], (await room.Outcomes()).Document.QuerySelectorAll("main li").Select(line => line.TextContent).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task It_is_there_for_ever_and_says_so_if_nothing_is_left()
    {
        await using var app = await Start();
        var room = await Room.Open(app);
        await room.BringIn(await room.Write("Secret and declined"), one => one with { State = ContributionState.Declined });
        await room.Close();
        _clock.Advance(TimeSpan.FromDays(1000));

        Assert.Contains("No note of this workshop is waiting for a decision or published.", (await room.Outcomes()).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_costs_four_reads_a_minute()
    {
        var calls = new StorageCalls();
        await using var app = await Start(calls.Watch);
        var room = await Room.Open(app);
        await room.BringIn(await room.Write("Waits"));
        await room.Close();
        calls.Forget();

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => room.Outcomes()));
        Assert.InRange(calls.All.Count(call => call.Contains("/contributionst", StringComparison.Ordinal)), 1, 1);
        // Each of the first may look the code up.
        calls.Forget();
        _clock.Advance(TimeSpan.FromSeconds(50));
        await room.Outcomes();
        Assert.Empty(calls.All);

        _clock.Advance(TimeSpan.FromSeconds(30));
        await room.Outcomes();
        // The code, the session, its notes and the contributions.
        Assert.Equal(["GET", "GET", "GET", "GET"], calls.All.Select(call => call.Split(' ')[0]));
    }

    [Theory]
    [InlineData("K7QX-29MN", "No workshop has this code.")]
    [InlineData("K7QX", "No workshop has this code.")]
    [InlineData("", "Enter the code of the workshop")]
    public async Task A_wrong_code_gets_a_form_that_says_how_codes_look(string code, string error)
    {
        await using var app = await Start();

        var page = await app.Browser.Open(app.Function($"workshop?code={code}"));

        Assert.Equal((HttpStatusCode.NotFound, "Check the code"), (page.Status, page.Heading));
        Assert.StartsWith(error, page.Errors.Single(), StringComparison.Ordinal);
        Assert.Contains("Eight letters and numbers, such as K7QX-29MN", page.Text, StringComparison.Ordinal);
        Assert.EndsWith("/api/join", page.Document.QuerySelector("main form")!.GetAttribute("action"), StringComparison.Ordinal);
    }

    private static IEnumerable<string> Links(WebPage page) => page.Document.QuerySelectorAll("main a").Select(link => new Uri(link.GetAttribute("href")!).PathAndQuery);

    private Task<ManifestoApp> Start(Action<IServiceCollection>? watch = null) => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        services.AddSingleton<TimeProvider>(_clock);
        watch?.Invoke(services);
    });
}
