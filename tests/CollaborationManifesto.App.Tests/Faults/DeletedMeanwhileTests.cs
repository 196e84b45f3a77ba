using System.Net;
using Azure.Data.Tables;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>
/// Someone deletes a contribution between page and answer, or between reading and writing its row. People are told and nothing breaks.
/// </summary>
public sealed class DeletedMeanwhileTests(SharedAzurite azurite)
{
    private const string Title = "Nobody wrote down why";

    private readonly Meanwhile _meanwhile = new();

    [Fact]
    public async Task A_decision_on_a_deleted_contribution_is_refused()
    {
        await using var app = await Start();
        var id = app.IdIn(await app.Contributor.Sends(Title));
        await app.HandleMessages();
        var page = (await app.Curators.OpensReview(Curators.Amina, Title)).Choose("decision", "approve");
        _meanwhile.BeforeNextInsert(() => Delete(app, id));

        var told = await page.Submit();

        Assert.Equal((HttpStatusCode.Gone, "This contribution no longer exists"), (told.Status, told.Heading));
        Assert.Empty(await app.ContributionIds());
    }

    [Fact]
    public async Task The_desk_reports_the_deleted_one_and_does_the_other()
    {
        await using var app = await Start();
        var id = app.IdIn(await app.Contributor.Sends(Title));
        await app.HandleMessages();
        var confirm = await (await app.Desk(Curators.Ben)).Tick(Title).Type("action", "approve").Submit();
        _meanwhile.BeforeNextInsert(() => Delete(app, id));

        var done = await confirm.Submit();

        Assert.Equal((HttpStatusCode.OK, "No contributions approved"), (done.Status, done.Heading));
        Assert.Contains($"1 contribution not changed {AllWords.English.Review.NotThereAnyMore}", done.Text, StringComparison.Ordinal);
        Assert.Contains(Title, done.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("withdraw")]
    [InlineData("correct")]
    public async Task A_contributors_change_to_a_deleted_contribution_is_refused(string wish)
    {
        await using var app = await Start();
        var status = await app.Contributor.Sends(Title);
        var page = await status.Choose("wish", wish).Submit();
        if (wish == "correct")
            page.Type("title", "Another title");
        _meanwhile.BeforeNextInsert(() => Delete(app, app.IdIn(status)));

        var told = await page.Submit();

        Assert.Equal((HttpStatusCode.NotFound, "This link does not work"), (told.Status, told.Heading));
        Assert.Contains("If your contribution was removed, its page went with it", told.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Confirming_an_address_for_a_deleted_contribution_is_refused()
    {
        await using var app = await Start();
        var id = app.IdIn(await Send(app));
        var page = (await app.Browser.Open(app.Function($"contributions/address?token={app.Get<LinkTokens>().ForAddress(id)}"))).Choose("answer", "yes");
        _meanwhile.BeforeNextInsert(() => Delete(app, id));

        Assert.Equal((HttpStatusCode.NotFound, "This link does not work"), (await page.Submit()) is var told ? (told.Status, told.Heading) : default);
    }

    [Fact]
    public async Task An_address_to_be_forgotten_is_forgotten_and_its_message_is_done()
    {
        await using var app = await Start();
        var id = app.IdIn(await Send(app));
        var read = (await app.Get<ContributionStore>().FindAsync(id, CancellationToken.None))!.Value.Value;
        var erased = read.ErasedBy(new("erase", read.SubmittedAt, HistoryAction.PersonalDataErased), app.Get<LinkTokens>().Seal);
        await Delete(app, id);

        Assert.IsType<Delivery.Complete>(await app.Get<ContributorNotices>().SendAsync(erased, CancellationToken.None));
    }

    [Fact]
    public async Task A_mail_whose_record_was_forgotten_while_it_was_sent_is_not_sent_again()
    {
        await using var app = await Start();
        EmailClaims claims = app.Get<EmailClaims>();
        EmailClaim claim = Assert.IsType<ClaimOutcome.Claimed>(await claims.ClaimAsync("to-someone", "question-1", NotifiedVersions.None, CancellationToken.None)).Claim;
        await app.Get<TableServiceClient>().GetTableClient(app.Get<IOptions<StorageSettings>>().Value.MailTable).DeleteEntityAsync("to-someone", "question-1");

        await claims.MarkSentAsync(claim, CancellationToken.None);
        await claims.MarkRefusedAsync(claim, CancellationToken.None);
    }

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        _meanwhile.Watch(services);
    });

    private static async Task<WebPage> Send(ManifestoApp app) =>
        await (await (await app.Contributor.Fills(Title)).Type("email", "ada@example.org").Submit()).Submit();

    private static async Task Delete(ManifestoApp app, ContributionId id) =>
        await app.Get<TableServiceClient>().GetTableClient(app.Get<IOptions<StorageSettings>>().Value.ContributionsTable).DeleteEntityAsync(id.ToString(), "contribution");
}
