using System.Net;
using System.Text;
using System.Text.Json;
using CollaborationManifesto.App.Tests.Curation;
using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Reconciling;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Exporting;
using CollaborationManifesto.Model;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Signing;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Signing;

/// <summary>Curators import those who signed elsewhere: people are asked, organisations are named and marked.</summary>
public sealed class SignatoryImportTests(SharedAzurite azurite)
{
    private const string Consent = "They signed on paper at the camp in May";

    private const string List = """
        Name,Organisation,Kind,Role,Email,signedAt,Edition,Shoe size
        Ada Person,,person,,ada@dorset.example,,,38
        Bo Person,Dorset,,Officer,bo@dorset.example,2026-05-03,1,
        ,Kent,,,,2025-01-31,,
        Cy Signer,"Devon, County",organisation,Director,office@devon.example,,,
        """;

    private static readonly string[] Kinds = ["organisations", "people"];

    private readonly MovableClock _clock = new();
    private readonly DeskMessages _desk = new();

    [Fact]
    public async Task People_appear_when_they_confirm_and_organisations_are_marked_until_they_do()
    {
        await using var app = await Start();
        var check = await Checks(app, List);
        Assert.Equal("Check the list", check.Heading);
        foreach (var shown in new[] { "At most 3 addresses get an email.", Consent, "Ada Person", "Bo Person Officer, Dorset Signed Edition 1. Signatory since 3 May 2026 bo@dorset.example", "Devon, County Signed by Cy Signer, Director" })
            Assert.Contains(shown, check.Text, StringComparison.Ordinal);
        Assert.Equal(["Tick that all of them agreed to be named"], (await check.Submit()).Errors);
        Assert.Empty(await app.Signatures());

        await Imports(app, check);
        Assert.Equal(["ada@dorset.example", "bo@dorset.example", "office@devon.example"], app.Mails().Select(mail => mail.To).Order());
        Assert.All(app.Mails(), mail => Assert.Contains(Consent, mail.Text, StringComparison.Ordinal));
        await Publish(app);
        Assert.Equal([("Devon, County", true, false), ("Kent", true, false)], await Listed(app));
        var page = (await app.Browser.Open(new(app.Site, "/signatories/"))).Text;
        Assert.Contains("Kent Signed Edition 1. Signatory since 31 January 2025 Added by the curators from a list. The organisation has not confirmed it here yet.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Person", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Cy Signer", page + await Text(app, "/signatories.json") + await Text(app, "/signatories.csv"), StringComparison.Ordinal);
        Assert.Equal(2, (await Text(app, "/signatories.csv")).Split("true").Length - 1);

        var own = await Answers(app, "bo@dorset.example", "yes");
        Assert.Equal("You have signed", own.Heading);
        Assert.Equal("It is removed", (await Answers(app, "ada@dorset.example", "no")).Heading);
        Assert.Equal("You have signed", (await Answers(app, "office@devon.example", "yes")).Heading);
        await Publish(app);
        Assert.Equal([("Bo Person", false, true), ("Devon, County", false, false), ("Kent", true, false)], await Listed(app));
        Assert.Contains("Signed by Cy Signer, Director", (await app.Browser.Open(new(app.Site, "/signatories/"))).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(app.Mails(), mail => mail.Subject.Contains("waiting", StringComparison.Ordinal));

        _clock.Advance(TimeSpan.FromHours(1));
        await _desk.HandleAgain(app);
        Assert.All(app.Mails(), mail => Assert.StartsWith("Confirm your signature", mail.Subject, StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_organisation_that_says_no_leaves_the_site()
    {
        await using var app = await Start();
        await Imports(app, await Checks(app, List));
        await Publish(app);

        Assert.Equal("It is removed", (await Answers(app, "office@devon.example", "no")).Heading);

        await Publish(app);
        Assert.Equal([("Kent", true, false)], await Listed(app));
    }

    [Fact]
    public async Task A_curator_takes_an_imported_organisation_off_again()
    {
        await using var app = await Start();
        await Imports(app, await Checks(app, List));
        var desk = await app.Browser.Open(app.Function($"desk/signatures{(await app.Desk(Curators.Ben)).Address.Query}"));
        Assert.Contains($"Amina imported it from a list, and says how they agreed: “{Consent}”", desk.Text, StringComparison.Ordinal);
        Assert.Contains("Nobody has confirmed an address for it.", desk.Text, StringComparison.Ordinal);

        var kent = (await app.Signatures()).Single(signature => signature.Text.Organisation == "Kent");
        var page = await app.Browser.Open(app.Function($"desk/signatures{(await app.Desk(Curators.Ben)).Address.Query}&signature={kent.Key}"));
        Assert.Contains("The signature is taken off the site", (await page.Choose("decision", "reopen").Submit()).Text, StringComparison.Ordinal);
        await Publish(app);
        Assert.Equal([("Devon, County", true, false)], await Listed(app));

        await Imports(app, await Checks(app, List));
        Assert.Equal(3, app.Mails().Count);
        await Publish(app);
        Assert.Equal([("Devon, County", true, false)], await Listed(app));

        var again = await app.Browser.Open(app.Function($"desk/signatures{(await app.Desk(Curators.Ben)).Address.Query}&signature={kent.Key}"));
        Assert.Contains("The signature is approved", (await again.Choose("decision", "reopen").Submit()).Text, StringComparison.Ordinal);
        await Publish(app);
        Assert.Equal([("Devon, County", true, false), ("Kent", true, false)], await Listed(app));
    }

    [Fact]
    public async Task Who_said_no_or_did_not_answer_is_not_asked_again_and_an_organisation_can_answer_later()
    {
        await using var app = await Start();
        await Imports(app, await Checks(app, List));
        await Answers(app, "ada@dorset.example", "no");
        var mails = app.Mails().Count;

        await PassesAWeek(app);
        await Imports(app, await Checks(app, List));
        Assert.Equal(mails, app.Mails().Count);
        Assert.Equal("It is removed", (await app.Browser.Open(EveryMail.LinksIn([await app.MailTo("bo@dorset.example", "Confirm your signature")]).Single())).Heading);
        _clock.Advance(TimeSpan.FromDays(400));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
        Assert.Equal("You have signed", (await Answers(app, "office@devon.example", "yes")).Heading);
        Assert.False((await app.Signatures()).Single(signature => signature.Text.Organisation.StartsWith("Devon", StringComparison.Ordinal)).IsUnconfirmed);
    }

    [Fact]
    public async Task An_edition_that_is_named_after_the_check_is_not_signed()
    {
        await using var app = await Start();
        var check = await Checks(app, List);
        await app.NamesEdition(2);

        await Imports(app, check);

        Assert.All(await app.Signatures(), signature => Assert.Equal(1, signature.Text.Edition));
    }

    [Fact]
    public async Task An_organisation_is_there_once_whatever_address_a_list_gives_and_stays_when_it_signs_itself()
    {
        await using var app = await Start();
        await Imports(app, await Checks(app, List));

        await Imports(app, await Checks(app, "organisation,email\nKENT,office@kent.example\n"));
        Assert.Equal(2, (await app.Signatures()).Count);
        Assert.DoesNotContain(app.Mails(), mail => mail.To == "office@kent.example");

        await app.SendsSignature(await app.ChecksSignature("Dee", "office@devon.example", "Devon, County", forIt: true, "Share"));
        await _desk.Handle(app);
        var link = EveryMail.LinksIn(app.Mails().Where(mail => mail.To == "office@devon.example")).Last();
        Assert.Equal("We have your new version", (await (await app.Browser.Open(link)).Choose("answer", "yes").Submit()).Heading);
        await _desk.Handle(app);
        await Publish(app);
        Assert.Equal([("Devon, County", false, false), ("Kent", true, false)], await Listed(app));
        Assert.DoesNotContain("Cy Signer", await Text(app, "/signatories/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_signature_that_only_waits_keeps_no_organisation_off()
    {
        await using var app = await Start();
        await app.SendsSignature(await app.ChecksSignature("Mallory", "anyone@free.example", "Kent", forIt: true));
        await _desk.Handle(app);
        await Answers(app, "anyone@free.example", "yes");

        await Imports(app, await Checks(app, List));
        await Publish(app);

        Assert.Equal([("Devon, County", true, false), ("Kent", true, false)], await Listed(app));
    }

    [Fact]
    public async Task Many_organisations_at_one_address_can_each_confirm()
    {
        await using var app = await Start();
        await Imports(app, await Checks(app, "organisation,email\n" + string.Concat(Enumerable.Range(0, Signature.MostPerAddress + 2).Select(number => $"Council {number},office@umbrella.example\n"))));

        Assert.Equal("You have signed", (await (await app.Browser.Open(EveryMail.LinksIn(app.Mails()).First())).Choose("answer", "yes").Submit()).Heading);
    }

    [Fact]
    public async Task An_import_asks_no_more_people_than_a_day_allows()
    {
        await using var app = await Start(1, _ => { }, "--Mail:SignatoryEmailsPerDay=24");
        var check = await Checks(app, "name,email\n" + string.Concat(Enumerable.Range(0, 25).Select(number => $"Person {number},p{number}@example.org\n")));

        Assert.StartsWith("More than 24 people would be asked within a day.", Assert.Single((await check.Choose("sure", "yes").Submit()).Errors), StringComparison.Ordinal);
        Assert.Empty(app.Mails());
    }

    [Fact]
    public async Task The_same_list_again_asks_nobody_twice_and_changes_nobody_who_is_here()
    {
        await using var app = await Start();
        await app.SendsSignature(await app.ChecksSignature("Ada Person", "ada@dorset.example", commitment: "My own words"));
        await _desk.Handle(app);
        await Answers(app, "ada@dorset.example", "yes");
        await Imports(app, await Checks(app, List));
        await Answers(app, "bo@dorset.example", "yes");
        await Answers(app, "office@devon.example", "yes");
        var left = await app.Browser.Open(app.OwnSignature((await app.Signatures()).Single(signature => signature.Text.Name == "Bo Person").Links[0]));
        Assert.Equal("Your signature is taken back", (await left.Choose("agreed", "yes").Submit()).Heading);
        await _desk.Handle(app);
        var (before, mails) = (await app.Signatures(), app.Mails().Count);

        await Imports(app, await Checks(app, List.Replace("Director", "Someone else", StringComparison.Ordinal)));

        Assert.Equal(before.Select(signature => (signature.Key, signature.Text, signature.ChangedAt)), (await app.Signatures()).Select(signature => (signature.Key, signature.Text, signature.ChangedAt)));
        Assert.Equal(mails, app.Mails().Count);
        Assert.Equal("My own words", (await app.Signatures()).Single(signature => signature.Text.Name == "Ada Person").Text.Commitment);
    }

    [Theory]
    [InlineData("", "Choose a file")]
    [InlineData("Shoe size\n38\n", "The first row has neither a column “name” nor a column “organisation”. Name the columns in the first row, and choose the file again")]
    [InlineData("name,email,Name\nAda,ada@dorset.example,Ada\n", "Two columns are named “name”. Rename one of them, and choose the file again")]
    [InlineData("name,email\n", "The file has no signatories below the names of the columns")]
    [InlineData("name,email\nAda,\n", "Row 2: enter the person’s email address. They are named only when they confirm it")]
    [InlineData("name,email\nAda,ada\n", "Row 2: enter an email address like name@example.com, with only plain letters, digits and signs before the @")]
    [InlineData("kind,organisation\nclub,Kent\n", "Row 2: enter “person” or “organisation” as kind, or leave it empty")]
    [InlineData("kind,name,organisation\norganisation,Ada,\n", "Row 2: enter the organisation’s name")]
    [InlineData("kind,name,organisation\nperson,,Kent\n", "Row 2: enter the person’s name")]
    [InlineData("organisation,edition\nKent,2\n", "Row 2: enter 1 as edition, or leave it empty")]
    [InlineData("organisation\nKent\nKENT\n", "Row 3: this signatory is in an earlier row too. Delete one of the two")]
    [InlineData("organisation,signedAt\nKent,0026-01-01\n", "Row 2: enter a day from 1900 on that is not in the future, such as 2026-05-03, as signedAt, or leave it empty")]
    [InlineData("organisation,signedAt\nKent,2999-01-01\n", "Row 2: enter a day from 1900 on that is not in the future, such as 2026-05-03, as signedAt, or leave it empty")]
    [InlineData("organisation,signedAt\nKent,3 May\n", "Row 2: enter a day from 1900 on that is not in the future, such as 2026-05-03, as signedAt, or leave it empty")]
    public async Task A_wrong_list_gets_a_sentence_and_changes_nothing(string list, string error)
    {
        await using var app = await Start();

        var page = await Checks(app, list);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, error), (page.Status, Assert.Single(page.Errors)));
        Assert.Equal(Consent, page.Value("consent")!.Trim());
    }

    [Fact]
    public async Task A_list_is_bounded_and_needs_consent_and_an_edition()
    {
        await using var app = await Start();
        var form = await Form(app);

        Assert.Equal(
            ["Enter how they agreed to be named. Do not import anyone who has not agreed"], (await form.Attach("file", "organisation\nKent\n"u8.ToArray(), "list.csv").Submit()).Errors);
        Assert.Equal(
            ["How did they agree to be named? must be 300 characters or fewer. It has 301 now"], (await form.Type("consent", new('x', 301)).Attach("file", "organisation\nKent\n"u8.ToArray(), "list.csv").Submit()).Errors);
        Assert.Equal(["The list has more than 200 rows below the names of the columns. Split it into smaller files"], (await Checks(app, Organisations(SignatoryFile.MaxRows + 1))).Errors);
        Assert.Equal(["The file is larger than 1 MB. Split it into smaller files"], (await Checks(app, new string('x', SignatoryFile.MaxBytes + 1))).Errors);
        Assert.Equal("Row 2: name must be 100 characters or fewer. It has 101 now", (await Checks(app, $"name,email\n{new string('x', 101)},ada@dorset.example\n")).Errors[0]);
        var many = (await Checks(app, "name,email\n" + string.Concat(Enumerable.Repeat("Ada,\n", 30)))).Errors;
        Assert.Equal((21, "10 more rows have something to correct"), (many.Count, many[^1]));
        var altered = await (await Checks(app, "organisation\nKent\n")).Choose("sure", "yes").WithValue("row", "[1]").Submit();
        Assert.Equal(["We could not recognise the page that you sent this from. Choose the file again"], altered.Errors);
        Assert.Empty(await app.Signatures());

        await Imports(app, await Checks(app, Organisations(SignatoryFile.MaxRows)));
        Assert.Equal(SignatoryFile.MaxRows, (await app.Signatures()).Count);
        await using var none = await Start(editions: 0);
        Assert.Contains("There is nothing to sign yet.", (await Form(none)).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_death_at_any_call_loses_no_row_makes_none_twice_and_asks_nobody_twice()
    {
        var death = new Death();
        await using var app = await Start(1, death.Install);
        var (deaths, step) = (0, ReliabilityTable.Size(3, 1));
        foreach (var answered in new[] { false, true })
        {
            for (var call = answered ? 1 : 0; ; call += step)
            {
                var (person, office) = ($"p{deaths}@dorset.example", $"o{deaths}@devon.example");
                var check = (await Checks(app, $"name,organisation,kind,email\nP{deaths},,,{person}\n,O{deaths},,{office}\n")).Choose("sure", "yes");
                death.Comes(call, answered);
                var died = await Dies(death, async () =>
                {
                    await check.Submit();
                    await _desk.Handle(app);
                });
                death.Restart();
                await _desk.HandleAgain(app);
                await check.Submit();
                await _desk.Handle(app);

                _clock.Advance(TimeSpan.FromHours(1));
                await app.Get<Reconciler>().RunAsync(CancellationToken.None);

                Assert.Single(await app.Signatures(), signature => signature.Text.Organisation == $"O{deaths}" && signature.IsUnconfirmed);
                // A copy goes out if the program dies between sending an email and writing that it was sent.
                Assert.All(new[] { person, office }, address => Assert.InRange(app.Mails().Count(mail => mail.To == address), 1, died ? 2 : 1));
                if (!died)
                    break;
                deaths++;
            }
        }

        Assert.True(deaths > 20 / step, $"{deaths} deaths");
    }

    [Fact]
    public async Task Unanswered_addresses_go_after_a_week_and_an_operator_removes_the_rest()
    {
        await using var app = await Start();
        await Imports(app, await Checks(app, List));
        Assert.Equal(2, await app.Get<OwnSignature>().EraseAsync(EmailAddress.TryParse("office@devon.example", out _)!, CancellationToken.None));
        Assert.Equal(1, await app.Get<OwnSignature>().EraseAsync(EmailAddress.TryParse("ada@dorset.example", out _)!, CancellationToken.None));
        Assert.Equal(["Kent"], (await app.Signatures()).Where(signature => !signature.IsRemoved).Select(signature => signature.Text.Organisation));

        await PassesAWeek(app);

        Assert.Empty(await app.Get<SignatureRegister>().UnfinishedRequestsAsync(CancellationToken.None).Where(read => read.Value.Email is not null).ToListAsync());
        Assert.Equal(["Kent"], (await app.Signatures()).Where(signature => !signature.IsRemoved).Select(signature => signature.Text.Organisation));
    }

    [Fact]
    public async Task An_imported_organisation_is_exported_and_restored_with_its_mark()
    {
        await using var app = await Start();
        await Imports(app, await Checks(app, List));
        using var file = new MemoryStream();
        await app.Get<ManifestoExport>().WriteAsync(file, personalData: true, CancellationToken.None);
        await using var other = await Start(editions: 0);
        file.Position = 0;

        Assert.IsType<RestoreOutcome.Done>(await other.Get<ManifestoRestore>().RestoreAsync(file, merge: false, CancellationToken.None));

        Assert.Equal([true, true], (await other.Signatures()).Select(signature => signature.IsUnconfirmed));
        Assert.All(await other.Signatures(), signature => Assert.Equal(Consent, signature.Import!.Consent));
    }

    private async Task PassesAWeek(ManifestoApp app)
    {
        _clock.Advance(TimeSpan.FromDays(SignatureRequest.DaysToConfirm + 1));
        await app.Get<Retention>().ApplyAsync(CancellationToken.None);
    }

    private static string Organisations(int count) => "organisation\n" + string.Concat(Enumerable.Range(0, count).Select(number => $"Council {number}\n"));

    private static async Task<WebPage> Form(ManifestoApp app)
    {
        var desk = await app.Browser.Open(app.Function($"desk/signatures{(await app.Desk(Curators.Amina)).Address.Query}"));
        return await app.Browser.Open(new(desk.Document.QuerySelector("main a[href*='desk/signatures/import']")!.GetAttribute("href")!));
    }

    /// <returns>The page that checks the list, or the form with errors.</returns>
    private static async Task<WebPage> Checks(ManifestoApp app, string list)
    {
        var form = (await Form(app)).Type("consent", Consent);
        return await (list.Length == 0 ? form : form.Attach("file", Encoding.UTF8.GetBytes(list), "list.csv")).Submit();
    }

    private async Task Imports(ManifestoApp app, WebPage check)
    {
        Assert.Contains("The list is imported", (await check.Choose("sure", "yes").Submit()).Text, StringComparison.Ordinal);
        await _desk.Handle(app);
    }

    /// <summary>Answers the question in the email.</summary>
    private async Task<WebPage> Answers(ManifestoApp app, string address, string answer)
    {
        var page = await app.Browser.Open(EveryMail.LinksIn([await app.MailTo(address, "Confirm your signature")]).Single());
        var answered = await page.Choose("answer", answer).Submit();
        await _desk.Handle(app);
        return answered;
    }

    /// <returns>Name, whether it is marked as unconfirmed, and whether it is a person; in the order of names.</returns>
    private static async Task<IReadOnlyList<(string, bool, bool)>> Listed(ManifestoApp app)
    {
        using var json = JsonDocument.Parse(await Text(app, "/signatories.json"));
        return
        [
            .. Kinds
                .SelectMany(kind => json.RootElement.GetProperty(kind).EnumerateArray().Select(one => (
                    one.GetProperty(kind == "people" ? "name" : "organisation").GetString()!, one.TryGetProperty("unconfirmed", out _), kind == "people")))
                .Order(),
        ];
    }

    private static async Task<string> Text(ManifestoApp app, string path) => await app.Browser.Http.GetStringAsync(new Uri(app.Site, path));

    private async Task Publish(ManifestoApp app)
    {
        await _desk.Handle(app);
        Assert.True(await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
    }

    private static async Task<bool> Dies(Death death, Func<Task> act)
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

    private Task<ManifestoApp> Start() => Start(1, _ => { });

    private Task<ManifestoApp> Start(int editions) => Start(editions, _ => { });

    private async Task<ManifestoApp> Start(int editions, Action<IServiceCollection> replace, params string[] settings)
    {
        var app = await ManifestoApp.Start(
            azurite,
            services =>
            {
                services.RemovePumps();
                services.AddSingleton<TimeProvider>(_clock);
                replace(services);
            },
            ["--Limits:Burst=100000", "--Intake:MinSeconds=0", .. settings]);
        for (var number = 1; number <= editions; number++)
            await app.NamesEdition(number);
        return app;
    }
}
