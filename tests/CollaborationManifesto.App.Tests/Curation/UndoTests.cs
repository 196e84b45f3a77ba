using System.Net;
using System.Text.Json;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Any curator can undo a decision for a while. Its contributor is told only afterwards.</summary>
public sealed class UndoTests(SharedAzurite azurite)
{
    private const string Title = "The minutes are never read";
    private const string Address = "sam@example.org";

    [Fact]
    public async Task An_undone_decision_unpublishes_and_asks_everyone_again()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: "--Curation:UndoMinutes=15");
        await app.Contributor.Sends(Title);
        await app.Curators.Decides(Curators.Amina, Title, "approve");
        await app.Published("/manifesto.json", Title);

        var undone = await app.Curators.Decides(Curators.Ben, Title, "undo", "I pressed the wrong one <sorry>");

        Assert.Equal("Decide on this barrier", undone.Heading);
        Assert.Contains("It needs 1 approval.", undone.Text, StringComparison.Ordinal);
        Assert.Contains("Ben undid the decision I pressed the wrong one <sorry>", undone.Text, StringComparison.Ordinal);
        await app.Gone("/manifesto.json", Title);
        await app.Gone("/board/", Title);
        foreach (var curator in new[] { Curators.Amina, Curators.Ben, Curators.Carys })
        {
            var mail = await Eventually.Some(
                () => app.Mails().LastOrDefault(mail => mail.To == curator && mail.Text.Contains("undid the decision", StringComparison.Ordinal)), $"a second mail to {curator}");
            Assert.Contains("> I pressed the wrong one <sorry>", mail.Text, StringComparison.Ordinal);
            Assert.Contains("I pressed the wrong one &lt;sorry&gt;", mail.Html, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_late_objection_unpublishes_until_it_is_taken_back()
    {
        await using var app = await ManifestoApp.Start(azurite, settings: "--Curation:UndoMinutes=15");
        await app.Contributor.Sends(Title);
        await app.Curators.Decides(Curators.Amina, Title, "approve");
        await app.Published("/manifesto.json", Title);

        var held = await app.Curators.Decides(Curators.Carys, Title, "object", "It is about one council");
        Assert.Contains("On hold: 1 objection.", held.Text, StringComparison.Ordinal);
        Assert.Contains("Amina approved", held.Text, StringComparison.Ordinal);
        await app.Gone("/manifesto.json", Title);

        var freed = await held.Choose("decision", "take-back").Submit();
        Assert.Contains("is approved", freed.Text, StringComparison.Ordinal);
        await app.Published("/manifesto.json", Title);
    }

    [Fact]
    public async Task Undo_is_not_offered_after_the_time_limit()
    {
        var clock = new MovableClock();
        await using var app = await ManifestoApp.Start(azurite, services => services.AddSingleton<TimeProvider>(clock), "--Curation:UndoMinutes=15");
        await app.Contributor.Sends(Title);
        var decided = await app.Curators.Decides(Curators.Amina, Title, "approve");
        Assert.Contains("You can undo this until", decided.Text, StringComparison.Ordinal);

        clock.Advance(TimeSpan.FromMinutes(15));

        var late = await decided.Choose("decision", "undo").Type("reason", "Too late a thought").Submit();
        Assert.Equal((HttpStatusCode.Conflict, "It is too late to undo this. Nothing was changed"), (late.Status, late.Errors.Single()));
        Assert.Contains("Too late a thought", late.Text, StringComparison.Ordinal);
        Assert.Empty(late.Document.QuerySelectorAll("main form.cm-decision"));
        Assert.NotNull(late.Document.GetElementById("decision"));
    }

    [Theory]
    [InlineData("undo", "Enter your reason")]
    [InlineData("object", "Enter your reason")]
    [InlineData(null, "Select your decision")]
    public async Task Taking_back_needs_a_choice_and_a_reason(string? decision, string error)
    {
        await using var app = await ManifestoApp.Start(azurite, settings: "--Curation:UndoMinutes=15");
        await app.Contributor.Sends(Title);
        var decided = await app.Curators.Decides(Curators.Amina, Title, "approve");

        var answer = await (decision is null ? decided : decided.Choose("decision", decision)).Submit();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, error), (answer.Status, answer.Errors.Single()));
        Assert.Contains("is approved", (await app.Curators.Reloads(decided)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_contributor_is_emailed_when_the_decision_is_final()
    {
        var clock = new MovableClock();
        await using var app = await ManifestoApp.Start(
            azurite,
            services =>
            {
                services.AddSingleton<TimeProvider>(clock);
                services.RemovePumps();
            },
            "--Curation:UndoMinutes=15");
        await (await (await app.Contributor.Fills(Title)).Type("email", Address).Submit()).Submit();
        await app.HandleMessages();
        var question = await app.MailTo(Address, "Is this your address?");
        await (await app.Browser.Open(new(question.Text.Split('\n').Single(line => line.StartsWith("http", StringComparison.Ordinal))))).Choose("answer", "yes").Submit();
        await app.Curators.Decides(Curators.Amina, Title, "decline", "It is a test");
        await app.HandleMessages();

        clock.Advance(TimeSpan.FromMinutes(14));
        await LookAgain(app);
        Assert.DoesNotContain(app.Mails(), mail => mail.Subject.Contains("Your contribution ", StringComparison.Ordinal));
        Assert.True(await app.QueueLength() > 0, "A message waits for the time to come.");

        clock.Advance(TimeSpan.FromMinutes(2));
        await LookAgain(app);
        Assert.Contains("> It is a test", (await app.MailTo(Address, "Your contribution ")).Text, StringComparison.Ordinal);
    }

    /// <summary>Does what the delayed message would do.</summary>
    private static async Task LookAgain(ManifestoApp app)
    {
        var id = ContributionId.Parse((await app.ContributionIds()).Single());
        var message = JsonSerializer.Serialize(new { id = id.ToString(), commandId = id.ToString(), acceptedAt = DateTimeOffset.UnixEpoch });
        Assert.NotNull(await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None));
        await app.Get<ChangeHandler>().HandleAsync(message, CancellationToken.None);
    }
}
