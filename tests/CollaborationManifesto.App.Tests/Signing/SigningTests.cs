using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CollaborationManifesto.App.Tests.Curation;
using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Reconciling;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Exporting;
using CollaborationManifesto.Links;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Model;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Signing;

/// <summary>People and organisations sign the manifesto, and take it back.</summary>
public sealed class SigningTests(SharedAzurite azurite)
{
    private const string Sam = "sam@dorset.example";
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly MovableClock _clock = new();
    private readonly DeskMessages _desk = new();
    private readonly StorageCalls _calls = new();

    [Fact]
    public async Task A_person_signs_confirms_is_approved_is_listed_and_leaves()
    {
        await using var app = await Start();
        await Publish(app);
        var form = await app.Browser.Open(new(app.Site, "/sign/"));
        Assert.Equal("Sign the manifesto", form.Heading);
        Assert.Contains("You sign Edition 1: Spring.", form.Text, StringComparison.Ordinal);

        var check = await form.Choose("kind", "person").Type("name", "Sam <b>O’Neill</b>").Type("role", "Officer").Type("organisation", "Dorset & Co").Type("email", Sam).Submit();
        Assert.Equal("Check your signature", check.Heading);
        Assert.Contains("Sam <b>O’Neill</b> Officer, Dorset & Co", check.Text, StringComparison.Ordinal);
        var changed = await check.Submit("name");
        Assert.Equal(("Sam <b>O’Neill</b>", Sam), (changed.Value("name"), changed.Value("email")));
        var sent = await check.Submit();
        Assert.Equal((HttpStatusCode.OK, "Confirm your email address"), (sent.Status, sent.Heading));
        Assert.Empty(await app.Signatures());
        await _desk.Handle(app);

        var question = Assert.Single(app.Mails());
        Assert.Equal((Sam, true), (question.To, question.Subject.StartsWith("Confirm your signature", StringComparison.Ordinal)));
        Assert.DoesNotContain("O’Neill", question.Text + question.Html, StringComparison.Ordinal);
        var asked = await app.Browser.Open(EveryMail.LinksIn([question]).Single());
        Assert.Equal("no-store", asked.Headers.CacheControl!.ToString());
        Assert.Equal(("Is this your signature?", "Choose yes or no"), (asked.Heading, Assert.Single((await asked.Submit()).Errors)));
        var own = await asked.Choose("answer", "yes").Submit();
        Assert.Equal("Thank you: we have your signature", own.Heading);
        await _desk.Handle(app);
        Assert.Equal(3, app.Mails().Count(mail => mail.Subject == "A signature is waiting"));
        Assert.DoesNotContain(Sam, app.Mails().Where(mail => mail.Subject == "A signature is waiting").Select(mail => mail.Text));

        var list = await List(app);
        Assert.Contains("Confirmed from an address at dorset.example.", list.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(Sam, list.Html, StringComparison.Ordinal);
        Assert.Equal(["Tick that you have read the signatures"], (await list.Submit()).Errors);
        Assert.Contains("1 signature is approved", (await list.Choose("read", "yes").Submit()).Text, StringComparison.Ordinal);
        await _desk.Handle(app);
        await Publish(app);

        var signatories = await app.Browser.Open(new(app.Site, "/signatories/"));
        Assert.Contains("Sam <b>O’Neill</b> Officer, Dorset & Co Signed Edition 1. Signatory since", signatories.Text, StringComparison.Ordinal);
        Assert.Contains("1 has signed Edition 1", (await app.Browser.Open(app.Site)).Text, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(await Text(app, "/signatories.json"));
        Assert.Equal("Sam <b>O’Neill</b>", json.RootElement.GetProperty("people")[0].GetProperty("name").GetString());
        Assert.Contains("Sam <b>O’Neill</b>,Officer,Dorset & Co,,1,", await Text(app, "/signatories.csv"), StringComparison.Ordinal);
        Assert.Equal("You have signed", (await app.Browser.Open(own.Address)).Heading);

        var leaving = await app.Browser.Open(own.Address);
        Assert.Equal(["Tick that you want to take your signature back"], (await leaving.Submit()).Errors);
        Assert.Equal("Your signature is taken back", (await leaving.Choose("agreed", "yes").Submit()).Heading);
        await _desk.Handle(app);
        await Publish(app);

        foreach (var path in new[] { "/signatories/", "/signatories.json", "/signatories.csv", "/" })
            Assert.DoesNotContain("O’Neill", await Text(app, path), StringComparison.Ordinal);
        var left = Assert.Single(await app.Signatures());
        Assert.Equal((SignatureText.Empty, null, null, null, ""), (left.Text, left.Standing, left.Email, left.ErasureDue, left.Domain));
        Assert.Equal("Your signature is taken back", (await app.Browser.Open(own.Address)).Heading);
        Assert.Contains("1 signatory took their signature back lately.", (await List(app)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bad_input_gets_a_sentence_and_keeps_what_was_typed()
    {
        await using var app = await Start();
        var form = await app.SigningForm();

        Assert.Equal(["Choose whether you sign as a person or for an organisation", "Enter your name", "Enter your email address"], (await form.Submit()).Errors);
        var wrong = await form.Choose("kind", "organisation").Type("name", new('x', 101)).Type("commitment", new('y', 301)).Type("email", "sam@").Submit();
        Assert.Equal(
            [
                "Your name must be 100 characters or fewer. It has 101 now", "What will you do? must be 300 characters or fewer. It has 301 now", "Enter your role in the organisation",
                "Enter the name of the organisation that you sign for", "Tick that you are allowed to sign for the organisation, or sign as a person",
                "Enter an email address in the correct format, like name@example.com",
            ],
            wrong.Errors);
        Assert.Equal(("organisation", 101, 301, "sam@"), (wrong.Value("kind"), wrong.Value("name")!.Length, wrong.Value("commitment")!.Trim('\n').Length, wrong.Value("email")));
        Assert.Empty(await Requests(app));
    }

    [Fact]
    public async Task The_same_check_page_twice_is_one_request()
    {
        await using var app = await Start();
        var check = await (await app.SigningForm()).Choose("kind", "person").Type("name", "Sam").Type("email", Sam).Submit();

        Assert.Equal((await check.Submit()).Text, (await check.Submit()).Text);
        var other = await check.WithValue("name", "Someone else").Submit();
        Assert.StartsWith("You sent this page before with other words", Assert.Single(other.Errors), StringComparison.Ordinal);
        Assert.StartsWith("We could not recognise the page", Assert.Single((await check.WithValue("token", "forged").Submit()).Errors), StringComparison.Ordinal);
        Assert.Single(await Requests(app));
        await _desk.Handle(app);
        Assert.Single(app.Mails());
    }

    [Fact]
    public async Task The_same_address_and_signatory_is_a_new_version_and_the_published_one_stays()
    {
        await using var app = await Start();
        await Signs(app, "Sam Smith", Sam);
        await ApprovesAll(app);

        await Signs(app, "SAM  SMITH", Sam.ToUpperInvariant(), commitment: "Share our plans");

        var signature = Assert.Single(await app.Signatures());
        Assert.Equal(("SAM SMITH", "Sam Smith", true, 2), (signature.Text.Name, signature.Standing!.Name, signature.IsWaiting, signature.Links.Length));
        foreach (var link in signature.Links)
            Assert.Equal("We have your new version", (await app.Browser.Open(app.OwnSignature(link))).Heading);
        await Decides(app, "approve");
        Assert.Equal("SAM SMITH", Assert.Single(await app.Signatures()).Standing!.Name);
    }

    [Fact]
    public async Task Another_address_never_changes_a_signature_and_curators_see_both()
    {
        await using var app = await Start();
        await Signs(app, "Sam Smith", Sam, organisation: "Dorset Council", forIt: true);
        await Decides(app, "approve");
        await Signs(app, "Eve", "eve@gmail.com", organisation: "dorset council", forIt: true);

        var both = (await app.Signatures()).OrderBy(signature => signature.SignedAt).ToList();
        Assert.Equal(["Dorset Council", null], both.Select(signature => signature.Standing?.Organisation));
        var list = await List(app);
        Assert.Contains($"Another signature has the same name: {both[0].Id.Reference}.", list.Text, StringComparison.Ordinal);
        Assert.Contains("Confirmed from an address at gmail.com, where anyone can get one. It signs for an organisation, but the address is not the organisation’s own.", list.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task People_who_share_an_address_have_a_signature_each_but_not_very_many()
    {
        await using var app = await Start("--Mail:QuestionsPerAddressAndDay=20", "--Notices:MailsPerHour=1000");
        for (var number = 1; number <= Signature.MostPerAddress; number++)
            await Signs(app, $"Person {number}", Sam);
        Assert.Equal(Signature.MostPerAddress, (await app.Signatures()).Count);

        var link = await Sends(app, "One more", Sam);
        Assert.StartsWith("20 signatures were confirmed with this address", Assert.Single((await (await app.Browser.Open(link)).Choose("answer", "yes").Submit()).Errors), StringComparison.Ordinal);
        await Signs(app, "Person 7", Sam, commitment: "More");
        Assert.Equal(Signature.MostPerAddress, (await app.Signatures()).Count);
    }

    [Fact]
    public async Task No_answer_tells_whether_an_address_or_a_name_has_signed()
    {
        await using var app = await Start();
        await Signs(app, "Zsam", Sam);
        await ApprovesAll(app);

        var answers = new List<IEnumerable<string>>();
        foreach (var (name, email) in new[] { ("Zsam", Sam), ("Zeve", "eve@dorset.example") })
        {
            var form = await app.SigningForm();
            _calls.Forget();
            var check = await form.Choose("kind", "person").Type("name", name).Type("email", email).Submit();
            var sent = await check.Submit();
            // The same calls in the same order take as long.
            answers.Add([$"{check.Status}", check.Text.Replace(email, "", StringComparison.Ordinal).Replace(name, "", StringComparison.Ordinal), $"{sent.Status}", sent.Text, .. _calls.All.Select(call => call.Split('(')[0])]);
        }

        Assert.Equal(answers[0], answers[1]);
    }

    [Fact]
    public async Task An_address_that_is_not_theirs_is_removed_and_nothing_is_signed()
    {
        await using var app = await Start();
        var link = await Sends(app, "Sam", Sam);
        var asked = await app.Browser.Open(link);

        Assert.Equal("It is removed", (await asked.Choose("answer", "no").Submit()).Heading);
        Assert.Equal("It is removed", (await asked.Choose("answer", "yes").Submit()).Heading);
        await _desk.Handle(app);

        var request = Assert.Single(await Requests(app));
        Assert.Equal((SignatureText.Empty, null, null), (request.Text, request.Email, request.ErasureDue));
        Assert.Empty(await app.Signatures());
    }

    [Fact]
    public async Task A_commitment_is_approved_left_out_asked_about_or_declined_but_never_edited()
    {
        await using var app = await Start("--Curation:UndoMinutes=15");
        await Signs(app, "Sam", Sam, commitment: "Buy <i>this</i>");
        var page = await Decision(app);

        Assert.Equal(["Choose what you decide"], (await page.Submit()).Errors);
        Assert.Equal(["Enter your reason or question"], (await page.Choose("decision", "approve-without").Submit()).Errors);
        var typed = await page.Choose("decision", "approve").Type("reason", "My words").Submit();
        Assert.Equal(("You entered a reason, but an approval has none. Clear it, or choose another decision", "My words"), (Assert.Single(typed.Errors), typed.Value("reason")!.Trim('\n')));
        await (await Decision(app)).Choose("decision", "ask").Type("reason", "What is this?").Submit();
        await _desk.Handle(app);
        var own = await app.Browser.Open(app.OwnSignature(Assert.Single(await app.Signatures()).Links[0]));
        Assert.Equal("The curators have a question", own.Heading);
        Assert.Contains("What is this?", own.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Mails(), mail => mail.Subject == "A question about your signature");
        _clock.Advance(TimeSpan.FromMinutes(16));
        await _desk.HandleAgain(app);
        Assert.Contains("> What is this?", Assert.Single(app.Mails(), mail => mail.Subject == "A question about your signature").Text, StringComparison.Ordinal);

        var change = await app.Browser.Open(new($"{own.Address}&change=1"));
        Assert.Contains("What is this?", change.Text, StringComparison.Ordinal);
        Assert.Equal(["Enter your answer, or change your signature"], (await change.Submit()).Errors);
        await change.Type("reply", "A thing\nthat helps").Submit();
        Assert.Contains("You asked, and this is the answer: What is this? A thing that helps", (await Decision(app)).Text, StringComparison.Ordinal);
        await Changes(app, change => change.Type("commitment", "Something else"));
        await (await Decision(app)).Choose("decision", "approve-without").Type("reason", "It sells").Submit();
        var standing = Assert.Single(await app.Signatures());
        Assert.Equal(("Something else", ""), (standing.Text.Commitment, standing.Standing!.Commitment));
        Assert.Equal("You have signed, without what you will do", (await app.Browser.Open(own.Address)).Heading);
        await Changes(app, change => change.Type("commitment", "A third thing"));
        await (await Decision(app)).Choose("decision", "decline").Type("reason", "No").Submit();
        Assert.Contains("The version before stays published. This is why: No", (await app.Browser.Open(own.Address)).Text, StringComparison.Ordinal);
        Assert.Equal("", Assert.Single(await app.Signatures()).Standing!.Commitment);
    }

    [Fact]
    public async Task A_decision_can_be_undone_and_is_not_emailed_then()
    {
        await using var app = await Start("--Curation:UndoMinutes=15");
        await Signs(app, "Sam", Sam);
        await ApprovesAll(app);
        await Changes(app, change => change.Type("name", "Samantha"));
        await Decides(app, "approve");
        Assert.Equal("Samantha", Assert.Single(await app.Signatures()).Standing!.Name);

        await Undoes(app);
        var undone = Assert.Single(await app.Signatures());
        Assert.Equal(("Sam", true), (undone.Standing!.Name, undone.IsWaiting));
        await Decides(app, "approve");
        _clock.Advance(TimeSpan.FromMinutes(16));
        await Undoes(app);
        Assert.Null(Assert.Single(await app.Signatures()).Standing);
        await _desk.Handle(app);
        await _desk.HandleAgain(app);

        Assert.DoesNotContain(app.Mails(), mail => mail.Subject == "Your signature is published");
    }

    [Fact]
    public async Task Signatures_that_nothing_stands_out_about_are_approved_together()
    {
        await using var app = await Start();
        foreach (var name in new[] { "Ann", "Bob", "Cat" })
            await Signs(app, name, $"{name}@dorset.example");
        await Signs(app, "See www.example.org", "dan@dorset.example");
        await Signs(app, "Eve", "eve@dorset.example", organisation: "Dorset", forIt: true);
        var list = await List(app);
        Assert.Equal(3, list.Document.QuerySelectorAll("input[name=not]").Length);
        Assert.Contains("To look at one by one: 2", list.Text, StringComparison.Ordinal);
        Assert.Contains("It contains a web address or an email address.", list.Text, StringComparison.Ordinal);

        var cat = (await app.Signatures()).Single(signature => signature.Text.Name == "Cat");
        await (await app.Browser.Open(new(app.OwnSignature(cat.Links[0]) + "&change=1"))).Type("name", "Cath").Submit();
        var post = list.Tick("Bob").Choose("read", "yes");
        var approved = await post.Submit();
        var again = await post.Submit();

        Assert.Contains("1 signature is approved", approved.Text, StringComparison.Ordinal);
        Assert.Contains("1 signature is approved", again.Text, StringComparison.Ordinal);
        Assert.StartsWith("Some of these signatures have changed", Assert.Single(approved.Errors), StringComparison.Ordinal);
        Assert.Equal(["Ann"], (await app.Signatures()).Where(signature => signature.Standing is not null).Select(signature => signature.Text.Name));
        var left = await List(app);
        Assert.Equal(["You left all of them out. Choose at least one to approve"], (await left.Tick("Bob").Tick("Cath").Choose("read", "yes").Submit()).Errors);
    }

    [Fact]
    public async Task Two_hundred_signatures_are_approved_with_one_post()
    {
        await using var app = await Start();
        await Task.WhenAll(Enumerable.Range(0, 201).Select(number => app.Get<SignatureRegister>().AddAsync(Confirmed(number), CancellationToken.None)));

        Assert.Contains("200 signatures are approved", (await (await List(app)).Choose("read", "yes").Submit()).Text, StringComparison.Ordinal);
        await _desk.Handle(app);

        Assert.Equal(200, (await app.Signatures()).Count(signature => signature.Standing is not null));
    }

    [Fact]
    public async Task Of_two_decisions_the_second_is_told()
    {
        await using var app = await Start();
        await Signs(app, "Sam", Sam, commitment: "Share");
        var (first, second) = (await Decision(app), await Decision(app, Curators.Ben));

        await first.Choose("decision", "approve").Submit();
        var late = await second.Choose("decision", "decline").Type("reason", "Because").Submit();

        Assert.Equal(["Amina decided on this before your decision arrived. Your decision was not saved"], late.Errors);
        Assert.Contains("Because", late.Text, StringComparison.Ordinal);
        Assert.Equal(SignatureVerdict.Approved, Assert.Single(await app.Signatures()).Decision!.Verdict);
    }

    [Fact]
    public async Task A_version_that_nobody_read_is_not_approved()
    {
        await using var app = await Start();
        await Signs(app, "Sam", Sam, commitment: "Share");
        var page = await Decision(app);
        await Changes(app, change => change.Type("commitment", "Spam"));

        Assert.Equal(["The signatory changed it, or another curator decided on it, after you opened this page. Read it again, then decide"], (await page.Choose("decision", "approve").Submit()).Errors);
        Assert.True(Assert.Single(await app.Signatures()).IsWaiting);
    }

    [Fact]
    public async Task A_published_version_is_taken_off_while_another_is_waiting()
    {
        await using var app = await Start("--Curation:UndoMinutes=15");
        await Signs(app, "Sam", Sam);
        await ApprovesAll(app);
        await Changes(app, change => change.Type("name", "The Mayor"));

        await Decides(app, "take-off", "You are not");
        Assert.Null(Assert.Single(await app.Signatures()).Standing);
        await Undoes(app);

        Assert.Equal(("Sam", true), (Assert.Single(await app.Signatures()).Standing!.Name, Assert.Single(await app.Signatures()).IsWaiting));
    }

    [Fact]
    public async Task Curators_hear_of_a_new_version_too()
    {
        await using var app = await Start();
        await Signs(app, "Sam", Sam);
        await ApprovesAll(app);
        _clock.Advance(30 * Day);
        await Changes(app, change => change.Type("name", "Samantha"));

        Assert.Equal(2, app.Mails().Count(mail => mail.Subject == "A signature is waiting" && mail.To == Curators.Amina));
    }

    [Fact]
    public async Task Someone_who_shares_an_address_and_has_the_earlier_name_of_another_gets_a_signature_of_their_own()
    {
        await using var app = await Start();
        await Signs(app, "Alice", Sam);
        await Changes(app, change => change.Type("name", "Alice Smith"));
        await Signs(app, "Alice", Sam);

        Assert.Equal(["Alice", "Alice Smith"], (await app.Signatures()).Select(signature => signature.Text.Name).Order());
    }

    [Fact]
    public async Task An_undo_of_another_decision_than_the_page_showed_is_refused()
    {
        await using var app = await Start();
        await Signs(app, "Sam", Sam, commitment: "Share");
        await Decides(app, "decline", "No");
        var old = (await Decision(app, Curators.Ben)).Choose("decision", "reopen");
        await Undoes(app);
        await Decides(app, "approve");

        Assert.Equal(["The signatory changed it, or another curator decided on it, after you opened this page. Read it again, then decide"], (await old.Submit()).Errors);
        Assert.NotNull(Assert.Single(await app.Signatures()).Standing);
    }

    [Fact]
    public async Task A_new_edition_is_signed_from_the_private_page()
    {
        await using var app = await Start();
        await Signs(app, "Sam", Sam);
        await ApprovesAll(app);
        await app.NamesEdition(2, "Autumn");
        var own = app.OwnSignature(Assert.Single(await app.Signatures()).Links[0]);
        Assert.Contains("Change it, or sign Edition 2", (await app.Browser.Open(own)).Text, StringComparison.Ordinal);

        var change = await app.Browser.Open(new(own + "&change=1"));
        Assert.Equal(["You changed nothing"], (await change.Submit()).Errors);
        await change.Choose("edition", "yes").Submit();
        await Decides(app, "approve");
        await Publish(app);

        Assert.Equal(2, Assert.Single(await app.Signatures()).Standing!.Edition);
        Assert.Contains("1 has signed Edition 2", (await app.Browser.Open(app.Site)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Signatories_who_want_to_hear_of_a_new_edition_are_asked_once_in_parts_over_the_day()
    {
        await using var app = await Start("--Mail:SignatoryEmailsPerDay=48", "--Mail:QuestionsPerAddressAndDay=20");
        foreach (var name in new[] { "Ann", "Bob", "Cat", "Dan" })
            await Signs(app, name, $"{name}@dorset.example".ToLowerInvariant(), options: name == "Dan" ? [] : ["news"]);
        await ApprovesAll(app);
        await app.NamesEdition(2, "Autumn");
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Empty(News());

        await app.NamesEdition(3, "Winter", asks: true);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Equal(2, News().Count);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        Assert.Equal(["ann@dorset.example", "bob@dorset.example", "cat@dorset.example"], News().Select(mail => mail.To).Order());
        var change = await app.Browser.Open(EveryMail.LinksIn([News()[0]]).Single(link => link.Query.Contains("change=1", StringComparison.Ordinal)));
        Assert.Contains("I sign Edition 3: Winter too", change.Text, StringComparison.Ordinal);

        List<ReceivedMail> News() => [.. app.Mails().Where(mail => mail.Subject.StartsWith("Edition ", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task One_click_ends_the_emails_about_editions_and_not_the_signature()
    {
        await using var app = await Start();
        await Signs(app, "Sam", Sam, options: ["news"]);
        await ApprovesAll(app);
        await app.NamesEdition(2, "Autumn", asks: true);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        var mail = Assert.Single(app.Mails(), mail => mail.Subject.StartsWith("Edition 2", StringComparison.Ordinal));
        var stop = new Uri(mail.Headers["List-Unsubscribe"].Trim('<', '>'));

        var page = await app.Browser.Open(stop);
        Assert.Equal(["Tick that you want to stop these emails, or close this page"], (await page.Submit()).Errors);
        using var scanned = await app.Browser.Http.PostAsync(stop, new FormUrlEncodedContent([]));
        Assert.True(Assert.Single(await app.Signatures()).WantsNews);
        using var clicked = await app.Browser.Http.PostAsync(stop, new FormUrlEncodedContent([KeyValuePair.Create("List-Unsubscribe", "One-Click")]));

        Assert.Equal(HttpStatusCode.OK, clicked.StatusCode);
        var signature = Assert.Single(await app.Signatures());
        Assert.Equal((false, "Sam"), (signature.WantsNews, signature.Standing!.Name));
        await app.NamesEdition(3, "Winter", asks: true);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Single(app.Mails(), mail => mail.Subject.StartsWith("Edition ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_domain_is_shown_only_for_organisations_that_want_so()
    {
        await using var app = await Start();
        await Signs(app, "Sam", Sam, organisation: "Dorset Council", forIt: true, options: ["domain"]);
        await Decides(app, "approve");
        await Signs(app, "Eve", "eve@home.example", options: ["domain"]);
        await ApprovesAll(app);
        await Publish(app);

        var page = await app.Browser.Open(new(app.Site, "/signatories/"));
        Assert.Contains("Confirmed from an address at dorset.example", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("home.example", await Text(app, "/signatories/") + await Text(app, "/signatories.json") + await Text(app, "/signatories.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unconfirmed_ones_go_after_a_week_and_addresses_when_nobody_needs_them_but_the_link_goes_on_to_work()
    {
        await using var app = await Start("--Privacy:AddressDays=10", "--Privacy:ClosedDays=20");
        var unconfirmed = await Sends(app, "Nobody", "nobody@dorset.example");
        await Signs(app, "Sam", Sam);
        await Signs(app, "Eve", "eve@dorset.example", options: ["news"]);
        await Signs(app, "Dan", "dan@dorset.example", commitment: "Sell");
        await ApprovesAll(app);
        await Decides(app, "decline", "No");

        _clock.Advance(8 * Day);
        Assert.Equal("We do not know this link", (await app.Browser.Open(unconfirmed)).Heading);
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.DoesNotContain(await Requests(app), request => request.Text.Name == "Nobody");
        _clock.Advance(3 * Day);
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);

        Assert.Equal([("Dan", null), ("Eve", "eve@dorset.example"), ("Sam", null)], (await app.Signatures()).OrderBy(signature => signature.Text.Name).Select(signature => (signature.Text.Name, signature.Email?.Value)));
        var sam = (await app.Signatures()).Single(signature => signature.Text.Name == "Sam");
        Assert.Equal("", sam.Domain);
        Assert.Contains("Not your email address: it is deleted.", (await app.Browser.Open(app.OwnSignature(sam.Links[0]))).Text, StringComparison.Ordinal);
        await Signs(app, "Sam", Sam, commitment: "Again");
        Assert.Equal(3, (await app.Signatures()).Count);
        _clock.Advance(10 * Day);
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);

        Assert.Equal(["Eve", "Sam"], (await app.Signatures()).Select(signature => signature.Text.Name).Order());
        Assert.Equal(3, (await Requests(app)).Count);
    }

    [Fact]
    public async Task An_operator_removes_every_signature_of_an_address()
    {
        await using var app = await Start();
        await Signs(app, "Sam", Sam);
        await ApprovesAll(app);
        await Sends(app, "Sam’s colleague", Sam);
        await Signs(app, "Eve", "eve@dorset.example");

        var (code, output, _) = await new Operator(azurite, app.Get<IOptions<StorageSettings>>().Value).Runs("erase", Sam);
        _clock.Advance(TimeSpan.FromHours(1));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        Assert.Equal((0, "Personal data erased from 0 contributions.\n2 signatures removed.\n"), (code, output));
        Assert.Equal(["", "Eve"], (await app.Signatures()).Select(signature => signature.Text.Name).Order());
        Assert.All(await Requests(app), request => Assert.Equal((null, null), (request.Email, request.ErasureDue)));
    }

    [Fact]
    public async Task What_lost_messages_left_undone_is_done_by_the_hourly_run()
    {
        await using var app = await Start();
        var link = await Sends(app, "Sam", Sam, handle: false);
        await DeskMessages.Lose(app);
        _clock.Advance(TimeSpan.FromHours(1));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Single(app.Mails());

        // The program died before it recorded what was confirmed.
        await app.Get<SignatureRegister>().UpdateAsync(app.Get<LinkTokens>().ReadSignature(TokenIn(link))!.Value, request => request.ConfirmedAt(_clock.GetUtcNow()), CancellationToken.None);
        Assert.Equal("Your address is confirmed", (await app.Browser.Open(link)).Heading);
        _clock.Advance(TimeSpan.FromHours(1));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        _clock.Advance(TimeSpan.FromHours(1));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Equal("Thank you: we have your signature", (await app.Browser.Open(link)).Heading);
        Assert.Equal(3, app.Mails().Count(mail => mail.Subject == "A signature is waiting"));

        Assert.Contains("approved", (await (await List(app)).Choose("read", "yes").Submit()).Text, StringComparison.Ordinal);
        await DeskMessages.Lose(app);
        _clock.Advance(TimeSpan.FromHours(1));
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);
        await app.Get<Reconciler>().RunAsync(CancellationToken.None);

        Assert.Single(app.Mails(), mail => mail.Subject == "Your signature is published");
        await Publish(app);
        Assert.Contains("Sam", await Text(app, "/signatories.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_confirmation_twice_at_once_is_one_signature()
    {
        await using var app = await Start();
        var links = new[] { await Sends(app, "Sam", Sam), await Sends(app, "Sam", Sam) };
        var pages = await Task.WhenAll(links.Concat(links).Select(link => app.Browser.Open(link)));

        await Task.WhenAll(pages.Select(page => page.Choose("answer", "yes").Submit()));

        Assert.Equal(2, Assert.Single(await app.Signatures()).Links.Length);
        Assert.All(await Requests(app), request => Assert.Equal((null, SignatureText.Empty), (request.Email, request.Text)));
    }

    /// <summary>Between message and row, between row and answer, and everywhere else: while it is sent, confirmed and approved, and while messages are handled.</summary>
    [Fact]
    public async Task A_death_at_any_call_loses_no_signature_makes_none_twice_and_asks_nobody_twice()
    {
        var death = new Death();
        await using var app = await Start(1, death.Install);
        var (deaths, step) = (0, ReliabilityTable.Size(6, 1));
        foreach (var answered in new[] { false, true })
        {
            for (var call = answered ? 1 : 0; ; call += step)
            {
                var email = $"s{deaths}x{answered}@dorset.example".ToLowerInvariant();
                var check = await app.ChecksSignature($"Signatory {deaths} {answered}", email);
                var link = app.OwnSignature(app.Get<LinkTokens>().ReadSignatureCheck(check.Value("token"))!.Value.Page.Id);
                death.Comes(call, answered);
                var died = await Dies(() => Lives(check, link));
                death.Restart();
                await _desk.HandleAgain(app);
                await Lives(check, link);

                var signature = Assert.Single(await app.Signatures(), signature => signature.Email?.Value == email);
                Assert.Equal((signature.Text, SignatureVerdict.Approved), (signature.Standing, signature.Decision!.Verdict));
                Assert.Equal("You have signed", (await app.Browser.Open(link)).Heading);
                _clock.Advance(TimeSpan.FromHours(1));
                await app.Get<Reconciler>().RunAsync(CancellationToken.None);
                // The test opens the link without the email. What is answered is not asked any more.
                Assert.True(app.Mails().Count(mail => mail.To == email && mail.Subject.StartsWith("Confirm", StringComparison.Ordinal)) <= 1);
                Assert.Equal(1, app.Mails().Count(mail => mail.To == email && mail.Subject == "Your signature is published"));
                if (!died)
                    break;
                deaths++;
            }
        }

        Assert.True(deaths > 40 / step, $"{deaths} deaths");

        async Task Lives(WebPage check, Uri link)
        {
            await check.Submit();
            await _desk.Handle(app);
            var page = await app.Browser.Open(link);
            if (page.Status == HttpStatusCode.OK && page.Heading == "Is this your signature?")
                await page.Choose("answer", "yes").Submit();
            await _desk.Handle(app);
            var list = await app.Browser.Open(app.Function($"desk/signatures{(await app.Desk(Curators.Amina)).Address.Query}"));
            if (list.Status == HttpStatusCode.OK && list.Document.QuerySelector("input[name=read]") is not null)
                await list.Choose("read", "yes").Submit();
            await _desk.Handle(app);
        }

        // A page says 503 when storage fails, and a message fails.
        async Task<bool> Dies(Func<Task> act)
        {
            try
            {
                await act();
            }
            catch (DiedException)
            {
            }

            return death.IsDead;
        }
    }

    [Fact]
    public async Task Nobody_signs_before_the_first_edition_or_while_the_form_is_closed()
    {
        await using var before = await Start(editions: 0);
        Assert.Equal((HttpStatusCode.NotFound, "There is nothing to sign yet"), await Posts(before));
        await Publish(before);
        Assert.Equal(HttpStatusCode.NotFound, (await before.Browser.Open(new(before.Site, "/sign/"))).Status);

        await using var closed = await Start("--Intake:Open=false");
        Assert.Equal((HttpStatusCode.Forbidden, "Nobody can sign at the moment"), await Posts(closed));
        await Publish(closed);
        Assert.Contains("Nobody can sign at the moment", (await closed.Browser.Open(new(closed.Site, "/sign/"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("/sign/", (await closed.Browser.Open(new(closed.Site, "/signatories/"))).Html, StringComparison.Ordinal);

        static async Task<(HttpStatusCode, string)> Posts(ManifestoApp app)
        {
            var page = await app.Browser.Send(new(HttpMethod.Post, app.Function("signatures/check")) { Content = new FormUrlEncodedContent([KeyValuePair.Create("name", "Sam")]) });
            return (page.Status, page.Heading);
        }
    }

    [Fact]
    public async Task Names_of_every_kind_are_listed_in_alphabetical_order()
    {
        await using var app = await Start();
        string[] names = ["=1+1", "Étienne", "a", "O’Neill", "The Trust", "דוד", "zebra", "Ω", "Bob", new('n', 100), "d'Arcy"];
        await Task.WhenAll(names.Select((name, number) => app.Get<SignatureRegister>().AddAsync(
            Confirmed(number) is var signature ? Standing(signature with { Text = signature.Text with { Name = name } }) : null!, CancellationToken.None)));
        await app.Get<Projection>().MarkChangeAsync(CancellationToken.None);
        await Publish(app);

        var shown = (await app.Browser.Open(new(app.Site, "/signatories/"))).Document.QuerySelectorAll(".cm-signatory__name bdi").Select(name => name.TextContent);
        Assert.Equal(["=1+1", "a", "Bob", "d'Arcy", "Étienne", new('n', 100), "O’Neill", "The Trust", "zebra", "Ω", "דוד"], shown);
        Assert.Contains("'=1+1", await Text(app, "/signatories.csv"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_signatories_have_several_pages_and_a_small_one_each()
    {
        await using var app = await Start();
        await PublishMany(app);

        var pages = await app.SignatoryPages();

        Assert.Equal(Enumerable.Range(0, 450).Select(number => $"Person {number:D3}"), pages.SelectMany(page => page.Document.QuerySelectorAll(".cm-signatory__name bdi")).Select(name => name.TextContent));
        Assert.InRange(pages.Count, 2, 6);
        Assert.Contains("450 have signed Edition 1", pages[0].Text, StringComparison.Ordinal);
        Assert.Contains("Organisations: 0. People: 450.", pages[0].Text, StringComparison.Ordinal);
        Assert.Contains($"Page {pages.Count} of {pages.Count}", pages[^1].Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_more_and_one_fewer_signatory_are_published_as_if_all_were_read_again()
    {
        await using var app = await Start();
        await PublishMany(app);
        var (register, site) = (app.Get<SignatureRegister>(), app.Get<BlobServiceClient>().GetBlobContainerClient(app.Get<IOptions<StorageSettings>>().Value.SiteContainer));
        // Rows that are newer than the mark count as changed. These are to be known from the published list alone.
        var state = app.Get<BlobServiceClient>().GetBlobContainerClient(app.Get<IOptions<StorageSettings>>().Value.PublishingContainer).GetBlobClient("state.json");
        var known = JsonNode.Parse((await state.DownloadContentAsync()).Value.Content)!;
        known["changedAt"] = TimeProvider.System.GetUtcNow().AddSeconds(10);
        await state.UploadAsync(BinaryData.FromString(known.ToJsonString()), overwrite: true);
        await register.AddAsync(Standing(Confirmed(1_000) with { Text = Confirmed(250).Text }), CancellationToken.None);
        await register.UpdateAsync("to-7-x", signature => signature.RemovedBy("left", _clock.GetUtcNow(), address => address), CancellationToken.None);
        await register.UpdateAsync("to-8-x", signature => signature with { Standing = signature.Text with { Commitment = "Share" } }, CancellationToken.None);
        await app.Get<Projection>().MarkChangeAsync(CancellationToken.None);
        _calls.Forget();
        await Publish(app);

        Assert.Single(_calls.All, call => call.StartsWith("GET ", StringComparison.Ordinal) && call.EndsWith("/signatories.json", StringComparison.Ordinal));
        Assert.Single(_calls.All, call => call.Contains($"/{app.Get<IOptions<StorageSettings>>().Value.SignaturesTable}(", StringComparison.Ordinal));
        var read = new System.Collections.Concurrent.ConcurrentDictionary<(string, Azure.ETag), string>();
        var published = await Publishing.SiteCopy.Of(site, read);
        Assert.Equal(450, (await app.SignatoryPages()).Sum(page => page.Document.QuerySelectorAll(".cm-signatory").Length));
        Assert.DoesNotContain("Person 007", published.Files["signatories.csv"], StringComparison.Ordinal);

        await state.DeleteAsync();
        await Publish(app);

        Assert.Equal(0, published.DiffersFrom(await Publishing.SiteCopy.Of(site, read)));
    }

    private async Task PublishMany(ManifestoApp app)
    {
        foreach (var some in Enumerable.Range(0, 450).Chunk(50))
            await Task.WhenAll(some.Select(number => app.Get<SignatureRegister>().AddAsync(Standing(Confirmed(number)), CancellationToken.None)));
        await app.Get<Projection>().MarkChangeAsync(CancellationToken.None);
        await Publish(app);
    }

    [Fact]
    public async Task Who_leaves_and_signs_again_at_once_is_not_there_as_before_and_not_twice()
    {
        await using var app = await Start();
        await Signs(app, "Sam", Sam, commitment: "Share all");
        await Decides(app, "approve");
        await Publish(app);
        var own = await app.Browser.Open(app.OwnSignature((await app.Signatures()).Single().Links[0]));
        Assert.Equal("Your signature is taken back", (await own.Choose("agreed", "yes").Submit()).Heading);
        await Signs(app, "Sam", Sam);

        await Publish(app);
        Assert.DoesNotContain("Sam", await Text(app, "/signatories/"), StringComparison.Ordinal);
        await ApprovesAll(app);
        await Publish(app);
        Assert.Equal("Sam", Assert.Single((await app.SignatoryPages())[0].Document.QuerySelectorAll(".cm-signatory__name bdi")).TextContent);
        Assert.DoesNotContain("Share all", await Text(app, "/signatories.json"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_an_export_with_personal_data_has_signatures_and_old_links_work_after_a_restore()
    {
        await using var app = await Start();
        await Signs(app, "Sam", Sam);
        await ApprovesAll(app);
        await Signs(app, "Eve", "eve@dorset.example", commitment: "Share");
        await Sends(app, "Unconfirmed", "dan@dorset.example");

        using MemoryStream plain = new(), personal = new();
        await app.Get<ManifestoExport>().WriteAsync(plain, personalData: false, CancellationToken.None);
        await app.Get<ManifestoExport>().WriteAsync(personal, personalData: true, CancellationToken.None);

        Assert.DoesNotContain("\"Sam\"", Encoding.UTF8.GetString(plain.ToArray()), StringComparison.Ordinal);
        await using var other = await Start(editions: 0);
        personal.Position = 0;
        Assert.IsType<RestoreOutcome.Done>(await other.Get<ManifestoRestore>().RestoreAsync(personal, merge: false, CancellationToken.None));
        Assert.Equal(["Eve", "Sam"], (await other.Signatures()).Select(signature => signature.Text.Name).Order());
        foreach (var (signature, heading) in (await other.Signatures()).OrderBy(signature => signature.Text.Name).Zip(["Thank you: we have your signature", "You have signed"]))
            Assert.Equal(heading, (await other.Browser.Open(other.OwnSignature(signature.Links[0]))).Heading);
        _clock.Advance(TimeSpan.FromHours(1));
        await other.Get<Reconciler>().RunAsync(CancellationToken.None);
        Assert.Empty(other.Mails());
        await Signs(other, "Sam", Sam, commitment: "Again");
        Assert.Equal(2, (await other.Signatures()).Count);
    }

    [Fact]
    public async Task A_search_finds_a_signature_that_was_decided_long_ago()
    {
        await using var app = await Start();
        await Signs(app, "Sam Smith", Sam);
        await ApprovesAll(app);
        _clock.Advance(40 * Day);

        Assert.DoesNotContain("Sam Smith", (await List(app)).Text, StringComparison.Ordinal);
        var found = await app.Browser.Open(new((await List(app)).Address + "&search=SMITH"));
        Assert.Contains("Sam Smith", found.Text, StringComparison.Ordinal);
        Assert.Contains("No signature has this in a name.", (await app.Browser.Open(new((await List(app)).Address + "&search=nobody"))).Text, StringComparison.Ordinal);
    }

    /// <summary>Sends a signature.</summary>
    /// <returns>The link that was emailed.</returns>
    private async Task<Uri> Sends(ManifestoApp app, string name, string email, string organisation = "", bool forIt = false, string commitment = "", string[]? options = null, bool handle = true)
    {
        var link = await app.SendsSignature(await app.ChecksSignature(name, email, organisation, forIt, commitment, options ?? []));
        if (handle)
            await _desk.Handle(app);
        return link;
    }

    private async Task Signs(ManifestoApp app, string name, string email, string organisation = "", bool forIt = false, string commitment = "", string[]? options = null)
    {
        var link = await Sends(app, name, email, organisation, forIt, commitment, options);
        Assert.Equal(HttpStatusCode.OK, (await (await app.Browser.Open(link)).Choose("answer", "yes").Submit()).Status);
        await _desk.Handle(app);
    }

    /// <summary>Changes the first signature from its private page.</summary>
    private async Task Changes(ManifestoApp app, Func<WebPage, WebPage> type)
    {
        var page = await app.Browser.Open(new(app.OwnSignature((await app.Signatures())[0].Links[0]) + "&change=1"));
        Assert.Empty((await type(page).Submit()).Errors);
        await _desk.Handle(app);
    }

    private async Task ApprovesAll(ManifestoApp app)
    {
        Assert.Contains("approved", (await (await List(app)).Choose("read", "yes").Submit()).Text, StringComparison.Ordinal);
        await _desk.Handle(app);
    }

    /// <summary>Decides on the first signature that is listed alone.</summary>
    private async Task Decides(ManifestoApp app, string decision, string reason = "")
    {
        var page = (await Decision(app)).Choose("decision", decision);
        Assert.Empty((await (reason.Length > 0 ? page.Type("reason", reason) : page).Submit()).Errors);
        await _desk.Handle(app);
    }

    private async Task Undoes(ManifestoApp app)
    {
        Assert.Contains("The decision is undone", (await (await Decision(app)).Choose("decision", "reopen").Submit()).Text, StringComparison.Ordinal);
        await _desk.Handle(app);
    }

    private static async Task<WebPage> List(ManifestoApp app, string curator = Curators.Amina) =>
        await app.Browser.Open(new((await app.Desk(curator)).Document.QuerySelector("main a[href*='desk/signatures']")!.GetAttribute("href")!));

    private static async Task<WebPage> Decision(ManifestoApp app, string curator = Curators.Amina) =>
        await app.Browser.Open(new((await List(app, curator)).Document.QuerySelector("main a[href*='signature=']")!.GetAttribute("href")!));

    private static string TokenIn(Uri link) => Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(link.Query)["token"]!;

    private static async Task<IReadOnlyList<SignatureRequest>> Requests(ManifestoApp app) =>
        await app.Get<TableServiceClient>().GetTableClient(app.Get<IOptions<StorageSettings>>().Value.SignaturesTable).QueryAsync<TableEntity>(row => row.PartitionKey == "requests")
            .Select(async (row, cancellationToken) => (await app.Get<SignatureRegister>().FindRequestAsync(ContributionId.Parse(row.RowKey), cancellationToken))!).ToListAsync();

    private static async Task<string> Text(ManifestoApp app, string path) => WebUtility.HtmlDecode(await app.Browser.Http.GetStringAsync(new Uri(app.Site, path)));

    private static async Task Publish(ManifestoApp app) => Assert.True(await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None));

    private Signature Confirmed(int number) =>
        new($"to-{number}-x", ContributionId.FromKey("signature", $"{number}"), new(SignatoryKind.Person, $"Person {number:D3}", "", "", "", 1, false), _clock.GetUtcNow(), _clock.GetUtcNow());

    private Signature Standing(Signature signature) => signature.DecidedBy(new("x", SignatureVerdict.Approved, _clock.GetUtcNow(), "amina", "Amina", null));

    private Task<ManifestoApp> Start(params string[] settings) => Start(1, _ => { }, settings);

    private Task<ManifestoApp> Start(int editions) => Start(editions, _ => { });

    private async Task<ManifestoApp> Start(int editions, Action<IServiceCollection> replace, params string[] settings)
    {
        var app = await ManifestoApp.Start(
            azurite,
            services =>
            {
                services.RemovePumps();
                services.AddSingleton<TimeProvider>(_clock);
                _calls.Watch(services);
                replace(services);
            },
            // Tests send at once, as programs do.
            ["--Intake:MinSeconds=0", .. settings]);
        if (editions > 0)
            await app.NamesEdition();
        return app;
    }
}
