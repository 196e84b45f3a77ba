using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Sessions;
using CollaborationManifesto.App.Tests.Signing;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Reporting;
using CollaborationManifesto.Sessions;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Signing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Themes;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>An app that has sent every kind of email and then stands still.</summary>
internal static partial class EveryMail
{
    public const string Address = "sam@example.org";

    /// <summary>A sentence that identifies each kind of email.</summary>
    public static readonly string[] Kinds =
    [
        "A new barrier needs a decision", "The person who sent it has changed it", "edited it.", "undid the decision", "objected to it", "You asked for a new link",
        "The curators have a question", "Your link to the desk", "This is your summary of everything new", "still waiting. We will not send another reminder",
        "on hold while the objection stands", "changed what is published", "undid the last change", "gave this address, to be told", "Your contribution is published", "Your contribution is not published",
        "It is named when another curator confirms it", "These texts use its words",
        "asks you to lead this workshop", "People have written", "asked us to email its link",
        "A reader reported a problem", "gave this address for the answer", "This is the answer:",
        "wants to sign the", "Someone has confirmed an address", "It is among the signatories. With", "It is among the signatories, without", "before they publish what you sent", "The version before stays published. You can", "The curators did not publish this version", "There is a new edition",
    ];

    public static async Task<ManifestoApp> Sent(SharedAzurite azurite)
    {
        var clock = new MovableClock();
        var app = await ManifestoApp.Start(
            azurite,
            services => services.AddSingleton<TimeProvider>(clock),
            "--Curation:UndoMinutes=15",
            "--Mail:QuestionsPerAddressAndDay=20",
            "--Notices:ReminderDays=14");
        await app.Contributor.Sends("Expired");
        var expired = await app.Curators.OpensReview(Curators.Ben, "Expired");
        clock.Advance(TimeSpan.FromDays(15));
        await (await app.Curators.Reloads(expired)).Choose("answer", "yes").Submit();

        await (await app.Contributor.Sends("Linked")).Type("email", "linked@example.org").Submit("link");
        await Corrected(app);
        await Edited(app);
        await Amended(app);
        await Reopened(app, "Undone", "undo", 3);
        await Reopened(app, "Objected", "object", 2);
        await Asked(app);
        await (await app.Browser.Open(app.Function("desk"))).Type("email", Curators.Amina).Submit();
        await app.MailTo(Curators.Amina, "Your link to the curators’ desk");
        await Told(app, clock, "Published", "approve");
        await Told(app, clock, "Declined", "decline");
        await Settled(app);
        await Quoted(app);
        await Settled(app);
        await Proposed(app);
        await Digested(app, clock);
        await Invited(app);
        await GoesOn(app);
        await Settled(app);
        await Reported(app, clock);
        await Signed(app, clock);
        return app;
    }

    /// <summary>One email of each kind. The others differ only in names and titles.</summary>
    public static IReadOnlyList<ReceivedMail> OfEachKind(ManifestoApp app) =>
        [.. Kinds.Select(kind => app.Mails().First(mail => mail.Text.Contains(kind, StringComparison.Ordinal)))];

    /// <summary>Every link to the functions in an email's text, HTML and headers.</summary>
    public static IEnumerable<Uri> LinksIn(IEnumerable<ReceivedMail> mails) =>
        mails.SelectMany(mail => Link().Matches($"{mail.Text}\n{System.Net.WebUtility.HtmlDecode(mail.Html)}\n{string.Join('\n', mail.Headers.Values)}"))
            .Select(match => new Uri(match.Value)).Distinct();

    private static async Task Corrected(ManifestoApp app)
    {
        var status = await app.Contributor.Sends("Corrected");
        await app.Curators.Mail(Curators.Carys, "Corrected");
        await (await status.Choose("wish", "correct").Submit()).Type("text", "Better words.").Submit();
        await Arrived(app, "Corrected", "has changed it", 3);
    }

    private static async Task Edited(ManifestoApp app)
    {
        await app.Contributor.Sends("Edited");
        foreach (var curator in new[] { Curators.Amina, Curators.Ben })
            await app.Curators.Mail(curator, "Edited");
        await app.Curators.Decides(Curators.Carys, "Edited", "object", "Why");
        await Arrived(app, "Edited", "on hold while the objection stands", 2);
        await (await app.Curators.Edits(Curators.Amina, "Edited")).Type("text", "Better words.").Submit();
        await Arrived(app, "Edited", "edited it.", 2);
    }

    private static async Task Quoted(ManifestoApp app)
    {
        var status = await app.Contributor.Sends("Quoted");
        await app.Curators.Mail(Curators.Carys, "Quoted");
        var theme = new Theme(ContributionId.New(), "Words", "Someone said “Quoted”.", [new("made", TimeProvider.System.GetUtcNow(), ThemeAction.Created, "carys", "Carys")]);
        await app.Get<ThemeRegister>().AddAsync(theme, CancellationToken.None);
        var carys = (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None)).Single(curator => curator.Email.Value == Curators.Carys);
        await app.Get<ThemeMoves>().ApplyAsync([new(app.IdIn(status), 0)], new("moved", theme.Id, LeftAlone: false, carys.Id, carys.Name, TimeProvider.System.GetUtcNow()), CancellationToken.None);
        await status.Confirms("withdraw");
        await Eventually.Some(() => Task.FromResult(app.Mails().Any(mail => mail.Text.Contains("These texts use its words", StringComparison.Ordinal)) ? "told" : null), "an email about a quoted note");
    }

    private static async Task Reported(ManifestoApp app, MovableClock clock)
    {
        const string Reader = "reader@example.org";
        await (await app.Browser.Open(app.Function("problems?page=%2Fboard%2F"))).Type("text", "The filter does nothing.").Type("email", Reader).Submit();
        await (await app.Browser.Open(LinksIn([await app.MailTo(Reader, "Is this your address?")]).Single())).Choose("answer", "yes").Submit();
        await app.MailTo(Curators.Carys, "A problem report is waiting");
        var report = (await app.Get<ReportRegister>().WaitingAsync(CancellationToken.None))[0].Id;
        var answered = new ReportEnding("answered", clock.GetUtcNow().AddHours(-1), "carys", "Carys", "We mended it.");
        await app.Get<ReportRegister>().UpdateAsync(report, current => (current with { Ending = answered }).ChangedBy(answered.CommandId), CancellationToken.None);
        await app.Get<ReportNotices>().AnnounceAsync(report, answered.CommandId, CancellationToken.None);
        await app.MailTo(Reader, "An answer to your problem report");
        // What scanners meet is a report that still waits.
        await app.Get<ReportRegister>().UpdateAsync(report, current => current with { Ending = null }, CancellationToken.None);
    }

    private static async Task Signed(ManifestoApp app, MovableClock clock)
    {
        const string Signatory = "signatory@example.org";
        await app.NamesEdition(2);
        await app.SendsSignature(await app.ChecksSignature("Sam", Signatory, commitment: "Share our plans"));
        await (await app.Browser.Open(LinksIn([await app.MailTo(Signatory, "Confirm your signature")]).Single())).Choose("answer", "yes").Submit();
        await app.MailTo(Curators.Carys, "A signature is waiting");
        var signature = (await app.Signatures())[0];
        foreach (var (verdict, number) in Enum.GetValues<SignatureVerdict>().Index().Select(one => (one.Item, one.Index)))
        {
            var decision = new SignatureDecision($"{verdict}", verdict, clock.GetUtcNow().AddHours(-1), "carys", "Carys", verdict == SignatureVerdict.Approved ? null : "We know why.");
            await app.Get<SignatureRegister>().UpdateAsync(signature.Key, current => (current with { Decision = null }).DecidedBy(decision), CancellationToken.None);
            await app.Get<SignatureNotices>().AnnounceAsync([signature.Key], decision.CommandId, changesSite: true, CancellationToken.None);
            var count = number + 2;
            await Eventually.Some(() => Task.FromResult(app.Mails().Count(mail => mail.To == Signatory) == count ? "told" : null), $"an email that says {verdict}");
        }

        await TellsOfEdition(app, "second@example.org");
        // What scanners meet is a signature that still waits, and one that nobody has confirmed.
        await app.Get<SignatureRegister>().UpdateAsync(signature.Key, current => current with { Decision = null }, CancellationToken.None);
        await app.SendsSignature(await app.ChecksSignature("Dan", "third@example.org"));
        await app.MailTo("third@example.org", "Confirm your signature");
        var import = await app.Browser.Open(app.Function($"desk/signatures/import{(await app.Desk(Curators.Carys)).Address.Query}"));
        var check = await import.Type("consent", "They signed on paper").Attach("file", "name,email\nListed,listed@example.org\n"u8.ToArray(), "list.csv").Submit();
        await check.Choose("sure", "yes").Submit();
        await app.MailTo("listed@example.org", "Confirm your signature");
        await Settled(app);
    }

    private static async Task TellsOfEdition(ManifestoApp app, string signatory)
    {
        await app.SendsSignature(await app.ChecksSignature("Eve", signatory, options: "news"));
        await (await app.Browser.Open(LinksIn([await app.MailTo(signatory, "Confirm your signature")]).Single())).Choose("answer", "yes").Submit();
        var signature = (await app.Signatures()).Single(signature => signature.Text.Name == "Eve");
        await app.Get<SignatureRegister>().UpdateAsync(signature.Key, current => current with { Standing = current.Text }, CancellationToken.None);
        await app.NamesEdition(3, asks: true);
        await app.Get<SignatureNotices>().ContinueLeftBehindAsync(CancellationToken.None);
        await app.MailTo(signatory, "Edition 3 of the");
    }

    /// <summary>A workshop that is open for days.</summary>
    private static async Task GoesOn(ManifestoApp app)
    {
        var workshop = await LiveWorkshop.Open(app, session => session with { OpensAt = session.OpensAt.AddDays(-1), ClosesAt = session.ClosesAt.AddDays(1) });
        await workshop.Sends("A note of a long workshop");
        await app.Get<SessionRunner>().ContinueLeftBehindAsync(CancellationToken.None);
    }

    /// <summary>From the desk, and undone from the email about it.</summary>
    private static async Task Amended(ManifestoApp app)
    {
        await app.Contributor.Sends("Amended");
        await app.Curators.Mail(Curators.Carys, "Amended");
        await app.Curators.Decides(Curators.Amina, "Amended", "approve");
        await app.IsIdle();
        var desk = (await app.Desk(Curators.Amina, "view=decided")).Document.QuerySelectorAll(".cm-desk__item a").First(link => link.TextContent.Contains("Amended", StringComparison.Ordinal));
        var edit = await (await app.Browser.Open(new(desk.GetAttribute("href")!))).Choose("decision", "amend").Submit();
        await edit.Type("text", "Better words.").Choose("earlier", "show").Submit();
        await Arrived(app, "Amended", "changed what is published", 2);
        var told = app.Mails().First(mail => mail.To == Curators.Carys && mail.Text.Contains("changed what is published", StringComparison.Ordinal));
        await (await app.Browser.Open(Curators.LinkIn(told))).Choose("decision", "restore").Type("reason", "Why").Submit();
        await Arrived(app, "Amended", "undid the last change", 2);
    }

    private static async Task Reopened(ManifestoApp app, string title, string decision, int told)
    {
        await app.Contributor.Sends(title);
        // Otherwise its first email could be about the next contribution.
        await app.Curators.Mail(Curators.Carys, title);
        await app.Curators.Decides(Curators.Amina, title, "approve");
        await app.Curators.Decides(Curators.Ben, title, decision, "Why");
        await Arrived(app, title, "Why", told);
    }

    private static async Task Asked(ManifestoApp app)
    {
        await Confirmed(app, "Asked");
        await app.Curators.Decides(Curators.Amina, "Asked", "ask", "Which council?");
        await app.MailTo(Address, "A question about");
    }

    /// <summary>Sends it and confirms the address.</summary>
    private static async Task<WebPage> Confirmed(ManifestoApp app, string title)
    {
        var asked = Questions(app).Count();
        var status = await (await (await app.Contributor.Fills(title)).Type("email", Address).Submit()).Submit();
        await app.Curators.Mail(Curators.Carys, title);
        var question = await Eventually.Some(() => Questions(app).Skip(asked).FirstOrDefault(), "the question");
        await (await app.Browser.Open(LinksIn([question]).Single())).Choose("answer", "yes").Submit();
        return status;
    }

    private static async Task Told(ManifestoApp app, MovableClock clock, string title, string decision)
    {
        var status = await Confirmed(app, title);
        await app.Curators.Decides(Curators.Amina, title, decision, "Why");
        clock.Advance(TimeSpan.FromMinutes(16));
        var id = app.IdIn(status);
        await app.Get<ChangeHandler>().HandleAsync(JsonSerializer.Serialize(new { id = id.ToString(), commandId = id.ToString(), acceptedAt = DateTimeOffset.UnixEpoch }), CancellationToken.None);
        await Eventually.True(() => app.Mails().Any(mail => mail.To == Address && mail.Text.Contains($"Your reference is {id.Reference}.", StringComparison.Ordinal)), "the decision");
    }

    private static async Task Proposed(ManifestoApp app)
    {
        var editions = await app.Browser.Open(app.Function($"desk/editions{(await app.Desk(Curators.Ben)).Address.Query}"));
        await editions.Type("title", "Spring").Choose("agreed", "yes").Submit();
        foreach (var other in new[] { Curators.Amina, Curators.Carys })
            await app.MailTo(other, "needs a second curator");
    }

    private static async Task Invited(ManifestoApp app)
    {
        var plan = await app.Browser.Open(app.Function($"desk/workshops{(await app.Desk(Curators.Ben)).Address.Query}"));
        await plan.Type("name", "Camp").Type("name-1", "Dana").Type("email-1", "dana@example.org").Submit();
        await app.MailTo("dana@example.org", "Lead the workshop");
        await Eventually.True(
            async () => (await app.Get<SessionRegister>().AllAsync(CancellationToken.None)).All(read => !read.Value.Facilitators.Any(one => one.IsToBeEmailed)), "the invitation to be noted as sent");
    }

    /// <summary>Amina gets a digest with something new, the others a reminder of the oldest contribution.</summary>
    private static async Task Digested(ManifestoApp app, MovableClock clock)
    {
        var curators = app.Get<CuratorRegister>();
        var amina = (await curators.AllAsync(CancellationToken.None)).Single(curator => curator.Email.Value == Curators.Amina);
        await curators.SetEmailPreferenceAsync(amina.Id, EmailPreference.DigestOnly, CancellationToken.None);
        await app.Contributor.Sends("Digested");
        await app.Curators.Mail(Curators.Carys, "Digested");
        clock.Advance(TimeSpan.FromHours(25));
        await app.Get<Digests>().SendDueAsync(CancellationToken.None);
    }

    private static IEnumerable<ReceivedMail> Questions(ManifestoApp app) =>
        app.Mails().Where(mail => mail.To == Address && mail.Subject.Contains("Is this your address?", StringComparison.Ordinal));

    private static Task Arrived(ManifestoApp app, string title, string text, int count) => Eventually.True(
        () => app.Mails().Count(mail => mail.Subject.Contains(title, StringComparison.Ordinal) && mail.Text.Contains(text, StringComparison.Ordinal)) == count, $"{count} mails: {text}");

    /// <summary>
    /// Waits until the queue has no visible messages and no email is due for a retry. Messages for decisions that are not final yet stay.
    /// </summary>
    public static async Task Settled(ManifestoApp app)
    {
        var before = -1;
        await Eventually.Some(
            async () =>
            {
                var mails = app.Mails().Count;
                var still = mails == before && await app.VisibleMessages() == 0 && !await Undelivered(app).AnyAsync();
                before = mails;
                return still ? "still" : null;
            },
            "the mail to settle");
    }

    private static IAsyncEnumerable<TableEntity> Undelivered(ManifestoApp app) =>
        app.Get<TableServiceClient>().GetTableClient(app.Get<IOptions<StorageSettings>>().Value.MailTable).QueryAsync<TableEntity>(row => row.PartitionKey == "undelivered");

    [GeneratedRegex(@"http://[^\s""<>]+/api/[^\s""<>]+")]
    private static partial Regex Link();
}
