using System.Text.RegularExpressions;
using CollaborationManifesto.App.Tests.Curation;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Links;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Storage;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>The pages after sending a contribution, in each of their states.</summary>
internal sealed partial class LaterPages(IPage page, ManifestoApp app, string title)
{
    private const string Address = "sam@example.org";

    /// <param name="look">Called with the name of each open page.</param>
    public async Task Visit(Func<string, Task> look)
    {
        await page.Opens(app, "/contribute/");
        await page.FillsBarrier(title, $"{title}\n\n- {title}\n\n    {title}");
        await page.Locator("#email").FillAsync(Address);
        await page.Presses("Continue");
        await page.Presses("Send it to the curators");
        await page.Sees("We have your contribution");
        var status = page.Url;
        await TheUsedCheckPage(look);
        await TheStatusAndTheCorrection(status, look);
        await TheAddress(look);
        await TheQuestion(status, look);
        await TheReview(look);
        await TheObjection(look);
        await TheAmendment(look);
        await TheSplit(look);
        await page.GotoAsync(status);
        await page.Sees("Your contribution is not published");
        await look("the status page with a reason");
        await TheMailWish(look);
        await TheDesk(look);
        await TheOrder(look);
        await TheEditions(look);
        await TheWorkshop(look);
        await TheLiveWorkshop(look);
        await TheThemes(look);
        await TheReports(look);
        await TheSignatures(look);
        await ADigest();
        await TheInbox(look);
    }

    /// <summary>The emails received so far, without the inbox around them.</summary>
    public async Task VisitMails(Func<string, Task> look)
    {
        foreach (var (mail, number) in Mails)
        {
            await page.Opens(app, $"/inbox/{number}/html");
            await look($"“{mail.Subject}” by itself");
        }
    }

    /// <summary>One curator's emails are enough: the others' say the same.</summary>
    private IEnumerable<(ReceivedMail Mail, int Number)> Mails =>
        app.Mails().Select((mail, index) => (mail, index + 1)).DistinctBy(numbered => numbered.mail.Subject);

    private async Task TheUsedCheckPage(Func<string, Task> look)
    {
        await page.GoBackAsync();
        await page.Locator("[name=title]").EvaluateAsync("field => field.value = 'Another text'");
        await page.Presses("Send it to the curators");
        await page.Sees("This page was used already");
        await look("a refusal");
    }

    private async Task TheStatusAndTheCorrection(string status, Func<string, Task> look)
    {
        await page.GotoAsync(status);
        await page.Presses("Continue");
        await page.SeesError("Choose what you want to do");
        await look("the status page with an error");
        await page.GetByLabel("Withdraw it").CheckAsync();
        await page.Presses("Continue");
        await page.Sees("Withdraw my contribution");
        await look("the page that asks before it withdraws");
        await page.GetByRole(AriaRole.Link, new() { Name = "Leave it as it is" }).ClickAsync();
        await page.GetByLabel("Correct it").CheckAsync();
        await page.Presses("Continue");
        await page.Sees("Correct what you sent");
        await look("the correct page");
        await page.Locator("#title").FillAsync("");
        await page.Presses("Send the new version");
        await page.SeesError("Enter a title");
        await look("the correct page with an error");
    }

    private async Task TheAddress(Func<string, Task> look)
    {
        await page.GotoAsync(Link().Match((await app.MailTo(Address, "Is this your address?")).Text).Value);
        await page.Sees("Is this your email address?");
        await look("the address page");
        await page.Presses("Continue");
        await page.SeesError("Choose yes or no");
        await look("the address page with an error");
        await page.GetByLabel("Yes, email me what the curators decide").CheckAsync();
        await page.Presses("Continue");
        await page.Sees("Your address is confirmed");
        await look("the confirmed address");
    }

    private async Task TheQuestion(string status, Func<string, Task> look)
    {
        await app.Curators.Decides(Curators.Ben, title, "ask", title);
        await page.GotoAsync(status);
        await look("the status page with a question");
    }

    private async Task TheReview(Func<string, Task> look)
    {
        await page.GotoAsync(Curators.LinkIn(await app.Curators.Mail(Curators.Carys, title)).ToString());
        await look("the review page");
        await page.Presses("Send your decision");
        await Assertions.Expect(page.Locator(".govuk-error-summary")).ToBeVisibleAsync();
        await look("the review page with an error");
        await page.Decides("Edit it, then approve");
        await page.Sees("Edit this barrier");
        await look("the edit page");
        await page.GetByRole(AriaRole.Link, new() { Name = "Leave it as it is" }).ClickAsync();
        await page.GetByLabel("Decline", new() { Exact = true }).CheckAsync();
        await page.Locator("#because").SelectOptionAsync("other");
        await page.Decides("Decline", title);
        await Assertions.Expect(page.Locator(".cm-votes")).ToBeVisibleAsync();
        await look("the review page after the decision");
    }

    private async Task TheObjection(Func<string, Task> look)
    {
        var held = $"{title[^10..]} held";
        await app.Contributor.Sends(held);
        await app.Curators.Decides(Curators.Ben, held, "object", title);
        await (await app.Curators.Edits(Curators.Amina, held)).Type("text", title).Submit();
        await page.GotoAsync(Curators.LinkIn(await app.Curators.Mail(Curators.Ben, held)).ToString());
        await Assertions.Expect(page.GetByText("On hold because of an objection to the version before.")).ToBeVisibleAsync();
        await look("the review page of a change over an objection");
    }

    private async Task TheAmendment(Func<string, Task> look)
    {
        var published = $"{title[^10..]} published";
        await app.Contributor.Sends(published);
        await app.Curators.Decides(Curators.Ben, published, "approve");
        await app.IsIdle();
        var desk = await app.Desk(Curators.Ben, "view=decided");
        await page.GotoAsync(desk.Document.QuerySelectorAll(".cm-desk__item a").Single(link => link.TextContent.Contains(published, StringComparison.Ordinal)).GetAttribute("href")!);
        await page.Decides("Change what is published");
        await page.Locator("#title").FillAsync($"{published} again");
        await page.Presses("Publish this version");
        await page.SeesError("Select whether the earlier words are shown or removed");
        await look("the page that changes what is published, with an error");
        await page.GetByLabel("Show the earlier words").CheckAsync();
        await page.Presses("Publish this version");
        await Assertions.Expect(page.GetByText("Undo the last change")).ToBeVisibleAsync();
        await look("the review page of a change that can be undone");
    }

    private async Task TheSplit(Func<string, Task> look)
    {
        var (whole, one, two) = ($"{title[^10..]} whole", $"{title[^10..]} one", $"{title[^10..]} two");
        var status = await app.Contributor.Sends(whole);
        await page.GotoAsync(Curators.LinkIn(await app.Curators.Mail(Curators.Ben, whole)).ToString());
        await page.Decides("Split it, because it holds two ideas");
        await page.Sees("Split this barrier into two");
        await look("the page that splits a contribution");
        await page.Presses("Split it");
        await Assertions.Expect(page.Locator(".govuk-error-summary__list li")).ToHaveCountAsync(2);
        await look("the page that splits a contribution, with errors");
        await page.Locator("#title").FillAsync(one);
        await page.Locator("#second-title").FillAsync(two);
        await page.Presses("Split it");
        await Assertions.Expect(page.GetByText("The other part is")).ToBeVisibleAsync();
        await look("the review page of a part");
        await page.GotoAsync(status.Address.ToString());
        await Assertions.Expect(page.GetByText("The other part")).ToBeVisibleAsync();
        await look("the status page of a part");
    }

    private async Task TheMailWish(Func<string, Task> look)
    {
        var mail = await app.Curators.Mail(Curators.Carys, title);
        await page.GotoAsync(mail.Headers["List-Unsubscribe"].Trim('<', '>'));
        await page.Sees("What we email you");
        await look("the page about mails");
        await page.Presses("Save");
        await page.SeesError("Choose what we should email you");
        await look("the page about mails with an error");
        await page.GetByLabel("One summary a day").CheckAsync();
        await page.Presses("Save");
        await Assertions.Expect(page.GetByText("You get one summary a day, and an email when an edition needs a second curator. We will still send links you ask for.")).ToBeVisibleAsync();
        await look("the page about mails after a choice");
    }

    private async Task TheDesk(Func<string, Task> look)
    {
        await page.GotoAsync(app.Function("desk").ToString());
        await look("the question for an address");
        await app.Contributor.Sends($"{title[^10..]} at the desk");
        await app.Curators.Decides(Curators.Ben, $"{title[^10..]} at the desk", "object", title);
        await app.Contributor.Sends($"{title[..^5]} desk", title);
        await app.IsIdle();
        foreach (var view in new[] { "decided", "held", "waiting" })
        {
            await page.GotoAsync((await app.Desk(Curators.Ben, $"view={view}")).Address.ToString());
            await look($"the desk, {view}");
        }

        await page.Locator("[name=items]").First.CheckAsync();
        await page.Locator("[name=action]").First.SelectOptionAsync("approve");
        await page.GetByRole(AriaRole.Button, new() { Name = "Continue" }).First.ClickAsync();
        await Assertions.Expect(page.Locator("[name=confirmed]")).ToBeVisibleAsync();
        await look("the page that lists what will be approved");
        await page.Locator("[name=confirmed]").ClickAsync();
        await Assertions.Expect(page.Locator("[name=confirmed]")).ToHaveCountAsync(0);
        await look("the page of results");
    }

    private async Task TheOrder(Func<string, Task> look)
    {
        await app.PublishPrinciple(new('w', 120));
        await app.PublishPrinciple("The second");
        await page.GotoAsync(app.Function($"desk/order{(await app.Desk(Curators.Ben)).Address.Query}").ToString());
        await look("the order of the principles");
        await page.Presses("Save this order");
        await page.SeesError("Confirm that you want this order on the site");
        await page.GetByRole(AriaRole.Button, new() { NameRegex = MoveUp() }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { NameRegex = MoveDown() })).ToBeFocusedAsync();
        await look("an order that is not saved");
        await page.GetByLabel("Yes, show the principles in this order on the site").CheckAsync();
        await page.Presses("Save this order");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The order is saved");
        await look("the saved order");
    }

    private async Task TheReports(Func<string, Task> look)
    {
        await page.GotoAsync(app.Function("problems?page=%2Fboard%2F").ToString());
        await look("the form that reports a problem");
        await page.Presses("Send report");
        await page.SeesError("Enter what the problem is");
        await look("the form that reports a problem with an error");
        await page.Locator("#text").FillAsync($"{title}\n\n{title}");
        await page.Locator("#email").FillAsync("reader@example.org");
        await page.Presses("Send report");
        await page.Sees("We have your report");
        var own = page.Url;
        await look("a private page of a report");
        await page.Presses("Remove my report");
        await page.SeesError("Confirm that you want to remove your report");
        await look("a private page of a report with an error");
        await page.GotoAsync(EveryMail.LinksIn([await app.MailTo("reader@example.org", "Is this your address?")]).Single().ToString());
        await page.Presses("Continue");
        await page.SeesError("Choose yes or no");
        await look("the question about the address of a report");
        await page.GotoAsync(app.Function($"desk/problems{(await app.Desk(Curators.Ben)).Address.Query}").ToString());
        await look("the problem reports");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = AnswerOrClose() }).First.ClickAsync();
        await page.Presses("Send your decision");
        await page.SeesError("Select your decision");
        await look("a problem report with an error");
        await page.GetByLabel("Answer it", new() { Exact = true }).CheckAsync();
        await page.Locator("#answer").FillAsync(title);
        await page.Presses("Send your decision");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The report is answered");
        await look("the answered problem reports");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = OpenAgain() }).First.ClickAsync();
        await look("an answered problem report");
        await page.GotoAsync(own);
        await look("a private page of an answered report");
    }

    private async Task TheSignatures(Func<string, Task> look)
    {
        await page.GotoAsync(new Uri(app.Site, "/sign/").ToString());
        await look("the form to sign");
        await page.Presses("Continue");
        await page.SeesErrors();
        await look("the form to sign, with errors");
        await page.GetByLabel("For an organisation").CheckAsync();
        foreach (var (field, most) in new[] { ("name", SignatureText.MaxNameLength), ("role", SignatureText.MaxRoleLength), ("organisation", SignatureText.MaxOrganisationLength), ("commitment", SignatureText.MaxCommitmentLength) })
            await page.Locator($"#{field}").FillAsync(title[..Math.Min(title.Length, most)]);
        await page.Locator("#email").FillAsync("signatory@example.org");
        foreach (var option in await page.Locator("input[name=applies]").AllAsync())
            await option.CheckAsync();
        await page.Presses("Continue");
        await page.Sees("Check your signature");
        await look("the page that checks a signature");
        await page.Presses("Send");
        await page.Sees("Confirm your email address");
        await page.GotoAsync(EveryMail.LinksIn([await app.MailTo("signatory@example.org", "Confirm your signature")]).Single().ToString());
        await page.Presses("Continue");
        await page.SeesError("Choose yes or no");
        await look("the question about a signature");
        await page.GetByLabel("Yes, this is my signature").CheckAsync();
        await page.Presses("Continue");
        await page.Sees("Thank you: we have your signature");
        var own = page.Url;
        await page.Presses("Take back my signature");
        await page.SeesError("Tick that you want to take your signature back");
        await look("a private page of a signature with an error");
        await page.GotoAsync($"{own}&change=1");
        await page.Presses("Send new version");
        await page.SeesError("You changed nothing");
        await look("the form that changes a signature, with an error");
        var yesterday = app.Get<TimeProvider>().GetUtcNow().AddDays(-1);
        await app.Get<SignatureRegister>().AddAsync(
            new Signature("to-plain", ContributionId.New(), new(SignatoryKind.Person, title[..Math.Min(title.Length, SignatureText.MaxNameLength)], "", "", "", 1, false), yesterday, yesterday),
            CancellationToken.None);
        var desk = app.Function($"desk/signatures{(await app.Desk(Curators.Ben)).Address.Query}").ToString();
        await page.GotoAsync(desk);
        await look("the signatures");
        await page.Presses("Approve this signature");
        await page.SeesError("Tick that you have read the signatures");
        await look("the signatures with an error");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = DecideOn() }).Last.ClickAsync();
        await page.GetByLabel("Approve it without what they will do").CheckAsync();
        await page.Presses("Record decision");
        await page.SeesError("Enter your reason or question");
        await look("a signature with an error");
        await page.Locator("#reason").FillAsync(title);
        await page.Presses("Record decision");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The signature is approved");
        await look("the signatures after a decision");
        await page.GetByRole(AriaRole.Link, new() { NameRegex = UndoDecision() }).First.ClickAsync();
        await look("a decided signature");
        await page.GotoAsync(own);
        await look("a private page of a published signature");
        await page.GotoAsync(desk);
        await page.GetByRole(AriaRole.Link, new() { Name = "Import signatories from a list" }).ClickAsync();
        await page.Presses("Continue");
        await page.SeesErrors();
        await look("the page to import signatories, with errors");
        await page.Locator("#consent").FillAsync("They signed on paper");
        await page.Locator("#file").SetInputFilesAsync(new FilePayload
        {
            Name = "list.csv",
            MimeType = "text/csv",
            Buffer = System.Text.Encoding.UTF8.GetBytes($"name,organisation,email\n{title[..Math.Min(title.Length, 60)].Replace(',', ' ').Replace('"', ' ')},,listed@example.org\n,Kent,\n"),
        });
        await page.Presses("Continue");
        await page.Sees("Check the list");
        await page.Presses("Import them");
        await page.SeesError("Tick that all of them agreed to be named");
        await look("the page that checks a list of signatories, with an error");
        await page.GetByLabel("Yes, all of them agreed to be named").CheckAsync();
        await page.Presses("Import them");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("The list is imported");
        await page.GotoAsync(EveryMail.LinksIn([await app.MailTo("listed@example.org", "Confirm your signature")]).Single().ToString());
        await look("the question about an imported signature");
        await app.Published("/signatories/", "Kent");
        await page.GotoAsync(new Uri(app.Site, "/signatories/").ToString());
        await look("the signatories");
    }

    private async Task TheEditions(Func<string, Task> look)
    {
        await page.GotoAsync(app.Function($"desk/editions{(await app.Desk(Curators.Ben)).Address.Query}").ToString());
        await page.Locator("#title").FillAsync(title[..Math.Min(title.Length, Edition.MaxTitleLength)]);
        await page.Presses("Propose Edition 1");
        await page.SeesError("Confirm that you have looked at this version");
        await look("the page to name an edition, with an error");
        await page.GetByLabel("Yes, I have looked at it").CheckAsync();
        await page.Presses("Propose Edition 1");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("You proposed Edition 1");
        await look("an edition that its proposer can take back");
        await page.GotoAsync(app.Function($"desk/editions{(await app.Desk(Curators.Amina)).Address.Query}").ToString());
        await page.GetByLabel("Confirm Edition 1").CheckAsync();
        await look("an edition that needs a second curator");
        await page.Presses("Send your decision");
        await page.GotoAsync($"{page.Url}&correct=1");
        await look("the page to correct an edition");
    }

    private async Task TheThemes(Func<string, Task> look)
    {
        await page.GotoAsync(app.Function($"desk/themes{(await app.Desk(Curators.Ben)).Address.Query}").ToString());
        await page.Presses("Leave alone");
        await page.SeesError("Tick at least one note");
        await look("the page on themes, with an error");
        await page.Locator("input[name=items]").First.CheckAsync();
        await page.GetByLabel("A new theme").FillAsync(title[..Math.Min(title.Length, Theme.MaxNameLength)]);
        await page.Presses("Put into the new theme");
        await look("a note in a theme");
        await page.GetByRole(AriaRole.Link, new() { Name = "Suggest notes that seem to belong together" }).ClickAsync();
        await look("notes that seem to belong together");
        await page.Follows("Back to all notes");
        await page.Locator(".cm-grouping__list a").Filter(new() { HasText = "Change" }).First.ClickAsync();
        await look("the page of a theme");
        await page.Presses("Delete the theme");
        await page.SeesError("Tick that you want to delete it");
        await look("the page of a theme, with an error");
        await page.Follows("Draft a principle from this theme");
        await look("the form of a principle beside the notes of a theme");
        await page.Presses("Save and approve");
        await page.SeesErrors();
        await look("the form of a principle beside the notes of a theme, with an error");
    }

    private async Task TheWorkshop(Func<string, Task> look)
    {
        var upload = app.Function($"desk/import/file{(await app.Desk(Curators.Ben)).Address.Query}").ToString();
        await page.GotoAsync(upload);
        await page.Locator("#day").FillAsync("30");
        await page.Locator("#name").FillAsync(title[..Math.Min(title.Length, WorkshopImport.MaxNameLength)]);
        await page.Locator("#notes").FillAsync("One");
        await page.Presses("Continue");
        await page.SeesError("Enter the day of the workshop as numbers, such as 8 10 2022, or leave all three empty. It has to be from 1990 on, and not in the future");
        await look("the page to paste notes, with an error");
        await page.Locator("#day").FillAsync("");
        await page.Locator("#name").FillAsync(title[..Math.Min(title.Length, WorkshopImport.MaxNameLength)]);
        await page.Locator("#notes").FillAsync("Note\tWhy\tTheme\tAuthor\nToo many meetings, far too many\tNobody has time\tCulture\tAnn\nToo many meetings, far too many!\tNobody has time\tWishes\tBen\n\tOnly a reason\t\tCy");
        await page.Presses("Continue");
        await look("what is in the columns, and how the first notes will read");
        await page.GetByLabel("Category", new() { Exact = true }).SelectOptionAsync("tools");
        await page.Presses("Add 1 note");
        await page.SeesError("This is how they read with your choices. Look at the notes again, then add them");
        await page.GetByLabel("Yes. The people who wrote the notes").CheckAsync();
        await look("the notes to be added, with an error");
        await page.Presses("Add 3 notes");
        await Eventually.Some(
            async () =>
            {
                await page.GotoAsync(page.Url);
                return await page.GetByText("3 notes were added").CountAsync() > 0 ? "added" : null;
            },
            "the notes");
        await look("what an import did, and taking it back");
        await app.IsIdle();
        await page.GotoAsync($"{page.Url}&alike=yes");
        await look("notes that look alike");
        await page.GotoAsync(upload);
        await look("the workshops so far");
    }

    private async Task ThePhone(Func<string, Task> look, SessionCode code)
    {
        await page.GotoAsync(app.Function("join?code=22222222").ToString());
        await look("the page to correct the code of a workshop");
        await page.GotoAsync(app.Function($"join?code={code}").ToString());
        await look("a phone's page in a workshop");
        await page.Presses("Send this note");
        await page.SeesErrors();
        await look("a phone's page in a workshop, with errors");
        await page.Locator("#text").FillAsync(title);
        await page.Locator("#category").CheckAsync();
        await page.Locator("#licence").CheckAsync();
        await page.Presses("Send this note");
        await Assertions.Expect(page.GetByText("Your note is in")).ToBeVisibleAsync();
        await look("a phone's page with a note");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove note 1" }).ClickAsync();
        await page.Sees("Remove this note?");
        await look("the question whether to remove a note");
    }

    private async Task TheLiveWorkshop(Func<string, Task> look)
    {
        await page.GotoAsync(app.Function($"desk/workshops{(await app.Desk(Curators.Ben)).Address.Query}").ToString());
        await look("the form to start a workshop");
        await page.GetByText("Other people who lead it").ClickAsync();
        await page.Locator("#email-1").FillAsync("dana");
        await page.Presses("Make the code");
        await page.SeesErrors();
        await look("the form to start a workshop, with errors");
        await page.Locator("#name").FillAsync(title[..Math.Min(title.Length, LiveSession.MaxNameLength)]);
        await page.Locator("#name-1").FillAsync(title[..Math.Min(title.Length, LiveSession.MaxNameLength)]);
        await page.Locator("#email-1").FillAsync("dana@example.org");
        await page.Presses("Make the code");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Who leads it" })).ToBeVisibleAsync();
        await look("the page of a workshop");
        await page.Presses("Make a new code");
        await page.SeesError("Tick that the old code may stop working");
        await look("the page of a workshop, with an error");
        var id = ContributionId.Parse(await page.Locator("input[name=session]").First.InputValueAsync());
        var session = (await app.Get<SessionRegister>().FindAsync(id, CancellationToken.None))!.Value.Value;
        foreach (var (hidden, waiting) in new[] { (false, false), (true, false), (false, true) })
            await app.Get<SessionNotes>().InsertAsync(id, new(ContributionId.New(), id, title, session.Categories[0], session.OpensAt, session.OpensAt) { IsHidden = hidden, IsUnchecked = waiting }, CancellationToken.None);
        await page.GotoAsync(app.Function($"workshop/invitation?token={Uri.EscapeDataString(app.Get<LinkTokens>().ForInvitation(new(id, session.Facilitators[0].Id)))}").ToString());
        await look("the invitation to lead a workshop");
        await page.Presses("Start");
        await page.SeesErrors();
        await look("the invitation to lead a workshop, with an error");
        await page.GetByLabel("I lead this workshop").CheckAsync();
        await page.Presses("Start");
        await page.Sees("Lead the workshop");
        await look("the page to lead a workshop");
        await page.Presses("Close the workshop");
        await page.SeesErrors();
        await look("the page to lead a workshop, with an error");
        var lead = page.Url;
        await ThePhone(look, session.Code);
        await page.GotoAsync(lead);
        await page.Presses("Show the notes");
        await look("the page to lead a workshop after the reveal");
        await page.GotoAsync(lead.Replace("workshop/lead", "workshop/group", StringComparison.Ordinal));
        await look("the notes of a workshop before its step to group them");
        await page.GotoAsync(lead);
        await page.Presses("Begin to group");
        await page.GotoAsync(lead.Replace("workshop/lead", "workshop/group", StringComparison.Ordinal));
        await look("the notes of a workshop to be put into themes");
        await page.GotoAsync(lead);
        await page.GetByLabel("Everyone has finished").CheckAsync();
        await page.Presses("Close the workshop");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Open it again" })).ToBeVisibleAsync();
        await look("the page to lead a workshop that is closed");
    }

    /// <summary>A digest looks the same whenever it is sent.</summary>
    private async Task ADigest()
    {
        await app.Contributor.Sends($"{title[^10..]} again");
        await app.IsIdle();
        var waiting = (await app.Get<Projection>().WaitingAsync(CancellationToken.None)).Select(row => new DueNotice(row, row.Notices[0]));
        var digest = new Digest([.. waiting], [.. waiting]);
        var curator = (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None))[0];
        Assert.IsType<MailAnswer.Taken>(await app.Get<EmailSender>().SendAsync(await app.Get<DigestMail>().ForAsync(digest, curator, await new DigestTexts(app.Get<Projection>(), CancellationToken.None).ReadAsync(digest)), CancellationToken.None));
    }

    private async Task TheInbox(Func<string, Task> look)
    {
        await app.MailTo(Address, "Your contribution ");
        await page.Opens(app, "/inbox");
        await look("the inbox");
        await page.Opens(app, "/inbox/1");
        await look("an email in the inbox");
    }

    // The hidden part of a button begins with a space that does not break.
    [GeneratedRegex("^Answer or close it")]
    private static partial Regex AnswerOrClose();

    [GeneratedRegex("^Decide")]
    private static partial Regex DecideOn();

    [GeneratedRegex("^Undo the decision")]
    private static partial Regex UndoDecision();

    [GeneratedRegex("^Open it again")]
    private static partial Regex OpenAgain();

    [GeneratedRegex(@"^Move up\s*: The second\s*$")]
    private static partial Regex MoveUp();

    [GeneratedRegex(@"^Move down\s*: The second\s*$")]
    private static partial Regex MoveDown();

    [GeneratedRegex(@"http://\S+/api/contributions/address\?token=\S+")]
    private static partial Regex Link();
}
