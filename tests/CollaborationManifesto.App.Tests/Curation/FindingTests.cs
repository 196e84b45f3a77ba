using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using CollaborationManifesto.App.Tests.Publishing;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.TestData;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Anything unusual is accepted, and curators see it in the email and on the page.</summary>
public sealed class FindingTests(SharedAzurite azurite)
{
    private const string Slowly = "--Intake:MinSeconds=0";
    private const string Title = "Four columns of decisions";
    private const string Text = "Our partnership kept having the same argument, so I added a table to the shared page.";

    [Fact]
    public async Task An_ordinary_contribution_is_not_flagged()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: Slowly);
        await app.Contributor.Sends(Title, $"{Text} See [one](https://example.org), <https://example.com> and https://example.net 👩‍👩‍👧");

        Assert.Empty(await Findings(app, Title));
    }

    [Fact]
    public async Task A_filled_honeypot_is_accepted_and_flagged()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: Slowly);
        var form = (await app.Contributor.Fills(Title)).Type("website", "https://spam.example").Type("email", "wrong");
        var corrected = (await form.Submit()).Type("email", "");

        var receipt = await (await corrected.Submit()).Submit();

        Assert.Equal("We have your contribution", receipt.Heading);
        Assert.True((await Stored(app)).Flags.HoneypotFilled);
        Assert.Equal(
            ["A field that people cannot see was filled in. Programs do this, and sometimes a browser’s autofill."],
            await Findings(app, Title));
        Assert.DoesNotContain("spam.example", (await app.Curators.Mail(Curators.Amina, Title)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_very_fast_contribution_is_accepted_and_flagged()
    {
        var clock = new MovableClock();
        await using var app = await ManifestoApp.Start(azurite, services => services.AddSingleton<TimeProvider>(clock), "--Intake:MinSeconds=60");
        var slow = await (await app.Contributor.Fills("Sent slowly")).Submit();
        clock.Advance(TimeSpan.FromSeconds(40));
        var fast = await (await app.Contributor.Fills(Title)).Submit();
        clock.Advance(TimeSpan.FromSeconds(20));

        await slow.Submit();
        var receipt = await fast.Submit();

        Assert.Equal("We have your contribution", receipt.Heading);
        Assert.Matches("^It was sent within [2-5][0-9] seconds of the check page\\. ", Assert.Single(await Findings(app, Title)));
        Assert.DoesNotContain("It was sent within", (await app.Curators.Mail(Curators.Amina, "Sent slowly")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task JSON_contributions_are_not_flagged_as_automated()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var body = new { kind = "barrier", category = "tools", title = Title, attribution = "anonymous", licence = "yes", website = "https://example.org" };

        await app.Browser.Http.PostAsJsonAsync(app.Function("contributions"), body);

        Assert.Empty(await Findings(app, Title));
        Assert.Equal(default, (await Stored(app)).Flags);
    }

    [Fact]
    public async Task Many_links_and_invisible_characters_are_counted()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: Slowly);
        await app.Contributor.Sends("Hid\u200bden", "https://a.example https://b.example [c](https://c.example) www.d.example, in\u2060visible");

        Assert.Equal(["It has 4 links.", "It contains 2 invisible characters."], await Findings(app, "Hid\u200bden"));
        Assert.Equal("Hid\u200bden", (await Stored(app)).Title);
    }

    [Fact]
    public async Task A_flag_names_the_similar_contribution_and_escapes_its_title()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: Slowly);
        const string first = "<script>alert(1)</script> & decisions";
        var reference = Reference(await app.Contributor.Sends(first, Text));
        await app.Curators.Mail(Curators.Amina, first);

        await app.Contributor.Sends("Decisions again", Text);

        Assert.Equal([$"It looks like {reference}, which is also waiting for a decision: {first}"], await Findings(app, "Decisions again"));
        const string escaped = "<bdi>&lt;script&gt;alert(1)&lt;/script&gt; &amp; decisions</bdi>";
        Assert.Contains(escaped, (await app.Curators.Mail(Curators.Amina, "Decisions again")).Html, StringComparison.Ordinal);
        Assert.Contains(escaped, (await app.Curators.OpensReview(Curators.Amina, "Decisions again")).Html, StringComparison.Ordinal);
        Assert.Empty(await Findings(app, first));
    }

    [Fact]
    public async Task Published_contributions_are_compared_and_declined_ones_are_not()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: Slowly);
        var published = Reference(await app.Contributor.Sends("Published", Text));
        await app.Curators.Decides(Curators.Amina, "Published", "approve");
        await app.Contributor.Sends("Another matter", "Nobody knows who may decide, and so nobody does.");
        await app.Curators.Decides(Curators.Amina, "Another matter", "decline", "Too general");
        await app.IsIdle();

        await app.Contributor.Sends("Once more", Text);
        await app.Contributor.Sends("Of another matter", "Nobody knows who may decide, and so nobody does.");

        Assert.Equal([$"It looks like {published}, which is published: Published"], await Findings(app, "Once more"));
        Assert.Empty(await Findings(app, "Of another matter"));
    }

    [Fact]
    public async Task A_similarity_flag_disappears_with_the_other_or_after_the_decision()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: Slowly);
        await app.Contributor.Sends("The first", Text);
        await app.Curators.Mail(Curators.Amina, "The first");
        await app.Contributor.Sends("The second", Text);
        var review = await app.Curators.OpensReview(Curators.Amina, "The second");
        Assert.Single(Findings(review));

        await app.Curators.Decides(Curators.Amina, "The first", "decline", "The second says it better");
        Assert.Empty(Findings(await app.Browser.Open(review.Address)));

        Assert.Empty(Findings(await review.Choose("decision", "approve").Submit()));
    }

    [Fact]
    public async Task A_new_instance_knows_earlier_contributions()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        using SimilarContributions other = ActivatorUtilities.CreateInstance<SimilarContributions>(app.Services);
        var first = await Take("The first");
        var second = await Take("The second");
        Assert.Equal([first.Id], await other.FindAndStoreAsync(second, CancellationToken.None));

        var third = await Take("The third");

        Assert.Equal([first.Id, second.Id], (await other.FindAndStoreAsync(third, CancellationToken.None)).OrderBy(id => id == second.Id));

        async Task<Contribution> Take(string title)
        {
            var id = app.IdIn(await app.Contributor.Sends(title, Text));
            await app.HandleMessages();
            return (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None))!.Value.Value;
        }
    }

    [Fact]
    public async Task The_second_of_two_similar_contributions_to_be_handled_is_flagged()
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());
        var (projection, similar) = (app.Get<Projection>(), app.Get<SimilarContributions>());
        var (first, second) = (Sent("first", minute: 1), Sent("second", minute: 2));

        foreach (var (one, other) in new[] { (second, first), (Sent("third", minute: 3), Sent("fourth", minute: 4)) })
        {
            var copy = other with { Title = one.Title, Text = one.Text };
            await projection.ShowAsync(one, CancellationToken.None);
            Assert.Empty(await similar.FindAndStoreAsync(one, CancellationToken.None));
            await projection.ShowAsync(copy, CancellationToken.None);
            Assert.Equal([one.Id], await similar.FindAndStoreAsync(copy, CancellationToken.None));
            // A second look, for instance after a vote, gives the same result.
            Assert.Empty(await similar.FindAndStoreAsync(one, CancellationToken.None));
            Assert.Equal([one.Id], await similar.FindAndStoreAsync(copy, CancellationToken.None));
        }

        static Contribution Sent(string key, int minute) =>
            Given.Approved(key, ContributionKind.Barrier) with
            {
                Text = string.Join(' ', Enumerable.Repeat(key, 5)),
                State = ContributionState.Pending,
                FirstApprovedAt = null,
                SubmittedAt = DateTimeOffset.UnixEpoch.AddMinutes(minute),
            };
    }

    [Fact]
    public async Task An_import_flags_one_of_each_similar_pair()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var board = new Board("Tools");
        for (var number = 0; number < 20; number++)
            board.Card(number, $"Card of pair {number % 10}", "Tools", ("desc", string.Concat(Enumerable.Repeat($"{(char)('a' + (number % 10))}{number % 10}", 40))));

        await using (var export = board.Export)
            await app.Get<BoardImport>().ImportAsync(export, ListMapping.None, ImportMode.Waiting, import: null, null, CancellationToken.None);
        await app.IsIdle();

        var contributions = await app.Get<ContributionStore>().AllAsync(CancellationToken.None).Select(read => read.Value).ToListAsync();
        foreach (var pair in contributions.GroupBy(contribution => contribution.Title))
        {
            var found = new List<ContributionId>();
            foreach (var one in pair)
                found.AddRange(await app.Get<SimilarContributions>().ReadFoundAsync(one, CancellationToken.None));
            Assert.NotEmpty(found);
            Assert.Empty(found.Except(pair.Select(one => one.Id)));
        }
    }

    /// <summary>The flags as curators read them, the same in the email's text, its HTML and on the page.</summary>
    private static async Task<IReadOnlyList<string>> Findings(ManifestoApp app, string title)
    {
        var mail = await app.Curators.Mail(Curators.Amina, title);
        var page = Findings(await app.Curators.OpensReview(Curators.Amina, title));
        Assert.Equal(page, new HtmlParser().ParseDocument(mail.Html).QuerySelectorAll("h2 + ul li").Select(item => item.TextContent.Trim()));
        Assert.Equal(page, InText(mail));
        return page;
    }

    private static IReadOnlyList<string> Findings(WebPage review) =>
        [.. review.Document.QuerySelectorAll("[aria-labelledby=findings] li").Select(item => string.Join(' ', item.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))];

    private static IEnumerable<string> InText(ReceivedMail mail) =>
        mail.Text.Split("\n\n").Where(part => part.StartsWith("Before you decide:", StringComparison.Ordinal))
            .SelectMany(part => part.Replace("\n> ", " ", StringComparison.Ordinal).Split("\n- ").Skip(1));

    private static async Task<Contribution> Stored(ManifestoApp app) =>
        (await app.Get<ContributionStore>().FindAsync(ContributionId.Parse((await app.ContributionIds()).Single()), CancellationToken.None))!.Value.Value;

    private static string Reference(WebPage receipt) => receipt.Document.QuerySelector(".cm-panel__reference")!.TextContent;
}
