using System.Diagnostics.Metrics;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Curation;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Signing;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Unique words travel through the whole product. Afterwards each is only where it may be.</summary>
public sealed class PrivacyTests(SharedAzurite azurite)
{
    private const string Address = "quilladdress@example.org";
    private const string ReportAddress = "quillreader@example.org";
    private const string SignatureAddress = "quillsignatory@example.org";
    private const string ListedAddress = "quilllisted@example.org";

    /// <summary>
    /// Where each word may be. The projection is a private table behind the desk and the site; the publisher keeps no text.
    /// </summary>
    private static readonly (string Canary, string[] Places)[] Permitted =
    [
        ("quillname", ["contributions"]),
        (Address, ["contributions"]),
        ("quillcouncil", ["contributions", "projection", "site"]),
        ("quillpublished", ["contributions", "projection", "site"]),
        ("quillreplaced", ["contributions"]),
        ("quilldeclined", ["contributions", "projection"]),
        ("quillreason", ["contributions", "projection"]),
        ("quillwithdrawn", ["contributions", "projection"]),
        ("quilltakenback", ["contributions", "projection"]),
        ("quillreport", ["reports"]),
        (ReportAddress, ["reports"]),
        ("quillanswer", ["reports"]),
        ("quillsigned", ["site", "signatures"]),
        (SignatureAddress, ["signatures"]),
        ("quillcommitment", ["signatures"]),
        ("quillbecause", ["signatures"]),
        ("quillunconfirmed", ["signatures"]),
        ("quillimported", ["site", "signatures"]),
        (ListedAddress, ["signatures"]),
        ("quillconsent", ["signatures"]),
        (Curators.Amina, ["curators"]),
        ("203.0.113.77", []),
        ("quillagent", []),
    ];

    private static readonly string[] Personal = ["quillname", "quillcouncil", Address, "quillreport", ReportAddress, "quillanswer", "quillsigned", SignatureAddress, "quillcommitment", "quillbecause", "quillunconfirmed", "quillimported", ListedAddress, "quillconsent"];

    /// <summary>LocalHost's shipped log levels. The deployed app has its own, which are no lower.</summary>
    private static readonly string[] Settings =
    [
        "--Logging:LogLevel:Default=Information",
        "--Publishing:SnapshotMinIntervalSeconds=1",
    ];

    private Uri? _report;
    private Uri? _signature;
    private Uri? _unconfirmed;

    [Fact]
    public async Task Personal_data_stays_in_permitted_places_until_erasure()
    {
        var clock = new MovableClock();
        using var stores = new Stores();
        await using var app = await Start(stores, clock);

        var published = await Story(app, clock);

        var all = await stores.All(app);
        Assert.Equal(Permitted.Select(canary => (canary.Canary, string.Join(' ', canary.Places))), Permitted.Select(canary => (canary.Canary, Places(all, canary.Canary))));
        var tokens = Tokens(app, published).ToList();
        Assert.True(tokens.Count > 10, $"{tokens.Count} tokens");
        Assert.All(tokens, token => Assert.Equal("", Places(all, token)));

        await (await app.Browser.Open(published.Address)).Confirms("erase");
        await app.Gone("/manifesto.json", "Quillcouncil");
        await Eventually.Some(
            async () => (await app.Get<ContributionStore>().FindAsync(app.IdIn(published), CancellationToken.None))!.Value.Value.ErasureDue is null ? "forgotten" : null,
            "the sealed address to go");

        await (await app.Browser.Open(_report!)).Choose("agreed", "yes").Submit();
        await Eventually.Some(async () => await app.Get<ReportRegister>().AllAsync(CancellationToken.None).AnyAsync(read => read.Value.ErasureDue is not null) ? null : "gone", "the report to go");

        await (await app.Browser.Open(_signature!)).Choose("agreed", "yes").Submit();
        await (await app.Browser.Open(_unconfirmed!)).Choose("answer", "no").Submit();
        await app.Gone("/signatories/", "Quillsigned");
        await (await app.Browser.Open(EveryMail.LinksIn([await app.MailTo(ListedAddress, "Confirm your signature")]).Single())).Choose("answer", "no").Submit();
        await app.Gone("/signatories/", "Quillimported");
        await Eventually.Some(async () => await app.Get<SignatureRegister>().UnfinishedRequestsAsync(CancellationToken.None).AnyAsync() || (await app.Signatures())[0].ErasureDue is not null ? null : "gone", "the addresses of signatures to go");

        var after = await stores.All(app);
        Assert.All(Personal, canary => Assert.Equal((canary, ""), (canary, Places(after, canary))));
        Assert.DoesNotContain(app.Mails(), mail => mail.To == Address);
    }

    [Fact]
    public async Task A_leak_that_is_planted_is_found_wherever_it_is()
    {
        using var stores = new Stores();
        await using var app = await Start(stores, new());
        var names = app.Get<IOptions<StorageSettings>>().Value;
        foreach (var table in new[] { names.ContributionsTable, names.CuratorsTable, names.MailTable, names.ManifestoTable, names.EditionsTable, names.WorkshopsTable, names.ThemesTable, names.ReportsTable, names.SignaturesTable })
            await app.Get<TableServiceClient>().GetTableClient(table).AddEntityAsync(new TableEntity("leak", "leak") { ["Leak"] = "Quillleak" });
        foreach (var container in new[] { names.KeysContainer, names.PublishingContainer, names.ImportsContainer, names.SiteContainer })
        {
            var blob = app.Get<BlobServiceClient>().GetBlobContainerClient(container).GetBlobClient("leak.bin");
            await blob.UploadAsync(new BinaryData("nothing"), overwrite: true);
            await blob.SetMetadataAsync(new Dictionary<string, string> { ["leak"] = "Quillleak" });
        }

        await app.Get<QueueServiceClient>().GetQueueClient(names.DeskQueue).SendMessageAsync("Quillleak", visibilityTimeout: TimeSpan.FromHours(1));
        app.Get<ILoggerFactory>().CreateLogger("leak").Log(LogLevel.Warning, default, "It failed", new InvalidOperationException("Quillleak"), (text, _) => text);
        using var meter = new Meter("leak");
        meter.CreateCounter<int>("leak").Add(1, KeyValuePair.Create("who", (object?)"Quillleak"));

        Assert.Equal((await stores.All(app)).Select(store => store.Name), await stores.Holding(app, "quillleak"));
    }

    private Task<ManifestoApp> Start(Stores stores, MovableClock clock) => ManifestoApp.Start(
        azurite,
        services =>
        {
            services.AddSingleton<TimeProvider>(clock);
            stores.Watch(services);
        },
        Settings);

    /// <summary>Submit, confirm, correct, decide, decline, withdraw, publish and send a digest, over HTTP; and a poison message.</summary>
    private async Task<WebPage> Story(ManifestoApp app, MovableClock clock)
    {
        app.Browser.Http.DefaultRequestHeaders.Add("X-Forwarded-For", "203.0.113.77");
        app.Browser.Http.DefaultRequestHeaders.Add("User-Agent", "Quillagent");
        await app.SendMessage("no message of ours");
        var published = await Send(app, "Quillreplaced");
        await (await app.Browser.Open(EveryMail.LinksIn([await app.MailTo(Address, "Is this your address?")]).First())).Choose("answer", "yes").Submit();
        await (await published.Choose("wish", "correct").Submit()).Type("title", "Quillpublished").Submit();
        await app.Curators.Decides(Curators.Amina, "Quillpublished", "approve");
        await app.Published("/manifesto.json", "Quillcouncil");
        await app.MailTo(Address, "Your contribution ");

        await app.Contributor.Sends("A declined one", "Quilldeclined");
        await app.Curators.Decides(Curators.Amina, "A declined one", "decline", "Quillreason");
        await (await app.Contributor.Sends("A withdrawn one", "Quillwithdrawn")).Confirms("withdraw");
        var back = await app.Contributor.Sends("Taken back", "Quilltakenback");
        await app.Curators.Decides(Curators.Amina, "Taken back", "approve");
        await app.Published("/manifesto.json", "Quilltakenback");
        await (await app.Browser.Open(back.Address)).Confirms("withdraw");
        await app.Gone("/manifesto.json", "Quilltakenback");

        _report = await Report(app);
        (_signature, _unconfirmed) = await Sign(app);
        await (await app.Browser.Open(app.Function("desk"))).Type("email", Curators.Amina).Submit();
        await app.Browser.Open(EveryMail.LinksIn([await app.MailTo(Curators.Amina, "Your link to the curators’ desk")]).First());
        await Digest(app, clock);
        await Eventually.Some(async () => await app.PoisonLength() == 1 ? "one" : null, "the poison message");
        await app.IsIdle();
        return published;
    }

    /// <returns>The private page of a report that was answered by email.</returns>
    private static async Task<Uri> Report(ManifestoApp app)
    {
        var receipt = await (await app.Browser.Open(app.Function("problems"))).Type("page", "Quillreport page").Type("text", "Quillreport").Type("email", ReportAddress).Submit();
        await (await app.Browser.Open(EveryMail.LinksIn([await app.MailTo(ReportAddress, "Is this your address?")]).Single())).Choose("answer", "yes").Submit();
        var list = await app.Browser.Open(EveryMail.LinksIn([await app.MailTo(Curators.Amina, "A problem report is waiting")]).First());
        var one = await app.Browser.Open(new(list.Document.QuerySelector("main a[href*='report=']")!.GetAttribute("href")!));
        await one.Choose("decision", "answer").Type("answer", "Quillanswer").Submit();
        await app.MailTo(ReportAddress, "An answer to your problem report");
        return receipt.Address;
    }

    /// <returns>The private page of a signature that was approved without what they will do, and the link of one that nobody has confirmed.</returns>
    private static async Task<(Uri Signature, Uri Unconfirmed)> Sign(ManifestoApp app)
    {
        await app.NamesEdition();
        var link = await app.SendsSignature(await app.ChecksSignature("Quillsigned", SignatureAddress, commitment: "Quillcommitment"));
        await app.MailTo(SignatureAddress, "Confirm your signature");
        await (await app.Browser.Open(link)).Choose("answer", "yes").Submit();
        var list = await app.Browser.Open(EveryMail.LinksIn([await app.MailTo(Curators.Amina, "A signature is waiting")]).First());
        var one = await app.Browser.Open(new(list.Document.QuerySelector("main a[href*='signature=']")!.GetAttribute("href")!));
        await one.Choose("decision", "approve-without").Type("reason", "Quillbecause").Submit();
        await app.MailTo(SignatureAddress, "Your signature is published");
        await app.Published("/signatories/", "Quillsigned");
        var unconfirmed = await app.SendsSignature(await app.ChecksSignature("Quillunconfirmed", SignatureAddress));
        await Eventually.Some(() => Task.FromResult(app.Mails().Count(mail => mail.To == SignatureAddress) == 3 ? "asked" : null), "the second question");
        var import = await app.Browser.Open(app.Function($"desk/signatures/import{list.Address.Query}"));
        var check = await import.Type("consent", "Quillconsent").Attach("file", System.Text.Encoding.UTF8.GetBytes($"organisation,email\nQuillimported,{ListedAddress}\n"), "quillfile.csv").Submit();
        await check.Choose("sure", "yes").Submit();
        await app.MailTo(ListedAddress, "Confirm your signature");
        await app.Published("/signatories/", "Quillimported");
        return (link, unconfirmed);
    }

    private static async Task<WebPage> Send(ManifestoApp app, string title)
    {
        var form = (await app.Contributor.Fills(title))
            .Choose("attribution", "organisation").Type("name", "Quillname").Type("organisation", "Quillcouncil").Type("email", Address);
        return await (await form.Submit()).Submit();
    }

    private static async Task Digest(ManifestoApp app, MovableClock clock)
    {
        var ben = (await app.Get<CuratorRegister>().AllAsync(CancellationToken.None)).Single(curator => curator.Email.Value == Curators.Ben);
        await app.Get<CuratorRegister>().SetEmailPreferenceAsync(ben.Id, EmailPreference.DigestOnly, CancellationToken.None);
        await app.Contributor.Sends("For the digest");
        await app.Curators.Mail(Curators.Carys, "For the digest");
        await app.IsIdle();
        clock.Advance(TimeSpan.FromHours(25));
        await app.Get<Digests>().SendDueAsync(CancellationToken.None);
        Assert.Contains(app.Mails(), mail => mail.To == Curators.Ben && mail.Text.Contains("For the digest", StringComparison.Ordinal));
    }

    private static string Places(IEnumerable<(string Name, string Text)> stores, string word) =>
        string.Join(' ', stores.Where(store => store.Text.Contains(word, StringComparison.OrdinalIgnoreCase)).Select(store => store.Name));

    private static IEnumerable<string> Tokens(ManifestoApp app, WebPage status) =>
        EveryMail.LinksIn(app.Mails()).Append(status.Address).Select(link => QueryHelpers.ParseQuery(link.Query)["token"].ToString()).Where(token => token.Length > 0);
}
