using CollaborationManifesto.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Core.Tests.Settings;

public sealed class SettingsTests
{
    private const string Address = "expected an address such as https://manifesto.example.org, without a path or a slash at the end";
    private const string MailAddress = "expected an address such as https://api.sendgrid.com, without a path or a slash at the end";

    [Fact]
    public void The_two_addresses_and_the_mail_account_are_all_that_must_be_set() => Start();

    [Theory]
    [InlineData("SiteUrl", "", Address)]
    [InlineData("SiteUrl", "manifesto.example.org", Address)]
    [InlineData("SiteUrl", "https://manifesto.example.org/", Address)]
    [InlineData("SiteUrl", "https://manifesto.example.org/site", Address)]
    [InlineData("SiteUrl", "https://manifesto.example.org?a=b", Address)]
    [InlineData("SiteUrl", "ftp://manifesto.example.org", Address)]
    [InlineData("SiteUrl", "https://user:password@manifesto.example.org", Address)]
    [InlineData("SiteUrl", "https://exämple.org", Address)]
    [InlineData("ApiUrl", "/api", Address)]
    [InlineData("ContributionsTable", "1st", "expected 3 to 63 letters and digits that begin with a letter")]
    [InlineData("MailTable", "the-mail", "expected 3 to 63 letters and digits that begin with a letter")]
    [InlineData("ContributionsQueue", "", "expected 3 to 63 lower-case letters, digits and single hyphens")]
    [InlineData("SiteContainer", "$Web", "expected 3 to 63 lower-case letters, digits and single hyphens")]
    [InlineData("KeysContainer", "the--keys", "expected 3 to 63 lower-case letters, digits and single hyphens")]
    [InlineData("Mail:SendGridKey", "", "expected SendGrid's API key")]
    [InlineData("Mail:SendGridKey", " ", "expected SendGrid's API key")]
    [InlineData("Mail:Host", "api.sendgrid.com", MailAddress)]
    [InlineData("Mail:From", "Manifesto", "expected the email address that mail comes from")]
    [InlineData("Manifesto:Name", " ", "expected the name of the manifesto")]
    [InlineData("Manifesto:Question", "", "expected the large line of the home page")]
    [InlineData("Manifesto:AccentColour", "blue", "expected a colour such as #1c4e80")]
    [InlineData("Manifesto:AccentColour", "#787878", "expected a darker colour: its contrast to white and to #f6f4ef has to be at least 4.5 to 1 (WCAG 2.2, 1.4.3)")]
    [InlineData("Manifesto:AccentColour", "#737373", "expected a darker colour: its contrast to white and to #f6f4ef has to be at least 4.5 to 1 (WCAG 2.2, 1.4.3)")]
    [InlineData("Accessibility:ContactEmail", "nobody", "expected the email address that people write to who cannot use something")]
    [InlineData("Manifesto:LicenceUrl", "javascript:alert(1)", "expected the licence's address, such as https://creativecommons.org/licenses/by/4.0/")]
    [InlineData("Intake:TitleMaxLength", "9", "expected a number of characters from 10 to 200")]
    [InlineData("Intake:TitleMaxLength", "201", "expected a number of characters from 10 to 200")]
    [InlineData("Intake:TextMaxLength", "199", "expected a number of characters from 200 to 10000")]
    [InlineData("Intake:NameMaxLength", "19", "expected a number of characters from 20 to 200")]
    [InlineData("Intake:TrustedHops", "-1", "expected a number of machines from 0 to 5")]
    [InlineData("Intake:MinSeconds", "61", "expected a number of seconds from 0 to 60")]
    [InlineData("Limits:Burst", "1", "expected a number of posts from 2 to 100000")]
    [InlineData("Limits:PerMinute", "0", "expected a number of posts a minute from 1 to 6000")]
    [InlineData("Limits:TotalBurst", "1", "expected a number of posts from 2 to 1000000")]
    [InlineData("Limits:TotalPerMinute", "60001", "expected a number of posts a minute from 1 to 60000")]
    [InlineData("Curation:ApprovalsNeeded", "0", "expected a number of curators from 1 to 20")]
    [InlineData("Notices:BurstMails", "0", "expected a number of mails from 1 to 1000")]
    [InlineData("Notices:BurstMinutes", "241", "expected a number of minutes from 1 to 240")]
    [InlineData("Notices:DigestMinutes", "1441", "expected a number of minutes from 1 to 1440")]
    [InlineData("Notices:MailsPerHour", "0", "expected a number of mails from 1 to 1000")]
    [InlineData("Notices:ReminderDays", "91", "expected a number of days from 1 to 90")]
    [InlineData("Changes:HeadStartSeconds", "61", "expected a number of seconds from 0 to 60")]
    [InlineData("Changes:LookAgainSeconds", "0", "expected a number of seconds from 1 to 300")]
    public void A_wrong_setting_is_named_with_its_value_and_what_is_expected(string name, string value, string expected) =>
        Assert.Equal([$"Setting '{name}' is '{value}': {expected}."], Failures((name, value)));

    [Theory]
    [InlineData("Manifesto:Categories", "expected two to eight categories", "Manifesto:Categories:0:Name=People")]
    [InlineData(
        "Manifesto:Categories:1:Name", "expected a name of letters or digits that no other category has",
        "Manifesto:Categories:0:Name=People", "Manifesto:Categories:1:Name=?!")]
    [InlineData(
        "Manifesto:Categories:1:Colour", "expected a colour such as #1c4e80",
        "Manifesto:Categories:0:Name=People", "Manifesto:Categories:1:Name=Places", "Manifesto:Categories:1:Colour=red")]
    [InlineData(
        "Manifesto:Categories:1:Colour", "expected a colour such as #1c4e80",
        "Manifesto:Categories:0:Name=People", "Manifesto:Categories:1:Name=Places", "Manifesto:Categories:1:Colour=#1c4e80\n")]
    [InlineData("Manifesto:Categories:1:Name", "expected another name: the board has a page 'answered' of its own", "Manifesto:Categories:0:Name=People", "Manifesto:Categories:1:Name=Answered")]
    [InlineData(
        "Manifesto:Categories:0:Colour", "expected a darker colour: its contrast to white and to #f6f4ef has to be at least 4.5 to 1 (WCAG 2.2, 1.4.3)",
        "Manifesto:Categories:0:Name=People", "Manifesto:Categories:0:Colour=#f08080", "Manifesto:Categories:1:Name=Places")]
    [InlineData("Manifesto:Logo:Path", "expected a file on the site, such as brand/logo.svg or brand/logo.png", "Manifesto:Logo:Path=https://example.org/logo.svg")]
    [InlineData("Manifesto:Logo:Path", "expected a file on the site, such as brand/logo.svg or brand/logo.png", "Manifesto:Logo:Path=../logo.svg")]
    [InlineData("Manifesto:Logo:Width", "expected 8 to 320 pixels of width and 8 to 96 of height", "Manifesto:Logo:Height=97")]
    [InlineData("Curation:Curators:0:Name", "expected the curator's name", "Curation:Curators:0:Email=amina@example.org")]
    [InlineData("Curation:Curators:0:Email", "expected the curator's email address", "Curation:Curators:0:Name=Amina")]
    public void A_wrong_list_entry_is_named_by_its_position(string name, string expected, params string[] settings)
    {
        var failure = Assert.Single(Failures([.. settings.Select(setting => setting.Split('=')).Select(parts => (parts[0], parts[1]))]));

        Assert.StartsWith($"Setting '{name}'", failure, StringComparison.Ordinal);
        Assert.EndsWith($": {expected}.", failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Intake:TitleMaxLength", "many", "expected a number of characters from 10 to 200")]
    [InlineData("Intake:TitleMaxLength", "", "expected a number of characters from 10 to 200")]
    [InlineData("Limits:Burst", "12.5", "expected a number of posts from 2 to 100000")]
    [InlineData("Limits:Burst", "99999999999", "expected a number of posts from 2 to 100000")]
    [InlineData("Changes:LookAgainSeconds", "soon", "expected a number of seconds from 1 to 300")]
    [InlineData("Publishing:SnapshotMinIntervalSeconds", "1h", "expected a number of seconds from 1 to 86400")]
    [InlineData("Manifesto:Logo:Width", "wide", "expected a number")]
    [InlineData("Intake:Open", "yes", "expected true or false")]
    [InlineData("Curation:BlindReview", "1", "expected true or false")]
    [InlineData("Accessibility:ReviewedOn", "yesterday", "expected a day such as 2026-11-24")]
    public void A_wrong_type_gets_the_same_message_as_a_value_out_of_range(string name, string value, string expected) =>
        Assert.Equal([$"Setting '{name}' is '{value}': {expected}."], Failures((name, value)));

    [Theory]
    [InlineData("Curation:AprovalsNeeded", "did you mean 'Curation:ApprovalsNeeded'?")]
    [InlineData("Curation:approvalneeded", "did you mean 'Curation:ApprovalsNeeded'?")]
    [InlineData("Limits:PerMinutes", "did you mean 'Limits:PerMinute'?")]
    [InlineData("Manifesto:Logo:Widht", "did you mean 'Manifesto:Logo:Width'?")]
    [InlineData("Curation:Curators:1:Mail", "did you mean 'Curation:Curators:0:Email'?")]
    [InlineData("Manifesto:Categories:0:Color", "did you mean 'Manifesto:Categories:0:Colour'?")]
    [InlineData("Intake:Colour", null)]
    public void An_unknown_setting_is_named_with_the_likely_one(string name, string? meant)
    {
        var failures = Failures((name, "2"));

        Assert.Contains($"Setting '{name}' is unknown{(meant is null ? ". docs/settings.md lists the settings." : $": {meant}")}", failures);
    }

    [Fact]
    public void A_setting_that_is_a_constant_now_stops_nothing() => Assert.All(SettingNames.Retired, name => Start((name, "30")));

    [Fact]
    public void No_setting_is_both_there_and_gone() => Assert.Empty(SettingNames.All.Intersect(SettingNames.Retired));

    [Fact]
    public void All_wrong_settings_are_reported_in_order() => Assert.Equal(
        [
            "Setting 'ApiUrl' is 'nowhere': " + Address + ".",
            "Setting 'Intake:Titel' is unknown. docs/settings.md lists the settings.",
            "Setting 'Intake:Open' is 'yes': expected true or false.",
            "Setting 'Intake:TitleMaxLength' is '0': expected a number of characters from 10 to 200.",
            "Setting 'Intake:Invitation' is 'short': expected nothing, or at least 16 characters that nobody can guess.",
            "Setting 'Limits:Burst' is 'x': expected a number of posts from 2 to 100000.",
            "Setting 'Limits:PerMinute' is '0': expected a number of posts a minute from 1 to 6000.",
            "Setting 'Storage': expected a storage connection string.",
        ],
        ManifestoServices.FindWrongSettings(Configuration(
            ("ApiUrl", "nowhere"), ("Intake:TitleMaxLength", "0"), ("Intake:Invitation", "short"), ("Intake:Titel", "x"), ("Intake:Open", "yes"),
            ("Limits:Burst", "x"), ("Limits:PerMinute", "0"), ("Storage", "AccountName=devstoreaccount1"))));

    [Fact]
    public void Valid_settings_report_nothing() => Assert.Empty(ManifestoServices.FindWrongSettings(Configuration(("Storage", "UseDevelopmentStorage=true"))));

    [Fact]
    public void Every_sections_names_are_known() =>
        Assert.All(["Limits:Burst", "Manifesto:Categories:0:Colour", "Accessibility:Audits:0", "SiteUrl", "DeskQueue", "Storage:clientId"], name => Assert.Contains(name, SettingNames.All));

    [Fact]
    public void Two_categories_cannot_have_one_id() =>
        Assert.Equal(2, Failures(("Manifesto:Categories:0:Name", "Decision Making"), ("Manifesto:Categories:1:Name", "decision-making")).Count);

    [Fact]
    public void Configured_categories_replace_the_default_ones()
    {
        using var provider = Provider(("Manifesto:Categories:0:Name", "People"), ("Manifesto:Categories:1:Name", "Places"));

        Assert.Equal(["people", "places"], provider.GetRequiredService<IOptions<ManifestoSettings>>().Value.Categories.Select(category => category.Id));
    }

    [Fact]
    public void Several_wrong_settings_are_reported_at_once() =>
        Assert.Equal(3, Failures(("SiteUrl", ""), ("ApiUrl", ""), ("Intake:TitleMaxLength", "0")).Count);

    [Fact]
    public void The_api_key_is_in_no_message() =>
        Assert.DoesNotContain(
            "SG.secret",
            string.Join('\n', Failures(("Mail:SendGridKey", "SG.secret"), ("Mail:Host", ""), ("Mail:From", ""))),
            StringComparison.Ordinal);

    [Fact]
    public void A_wrong_entry_of_a_list_is_named_with_its_value() =>
        Assert.Contains("'nobody'", Failures(("Curation:Curators:0:Name", "Amina"), ("Curation:Curators:0:Email", "nobody"))[0], StringComparison.Ordinal);

    [Theory]
    [InlineData("Changes:HeadStartSeconds", "60.4")]
    [InlineData("Changes:HeadStartSeconds", "NaN")]
    [InlineData("ContributionsQueue", "$web")]
    public void A_value_just_out_of_range_is_refused(string name, string value) => Assert.Single(Failures((name, value)));

    private static List<string> Failures(params (string Name, string Value)[] changed) =>
        Record.Exception(() => Start(changed)) switch
        {
            OptionsValidationException one => [.. one.Failures],
            AggregateException several => [.. several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures)],
            var other => throw new InvalidOperationException("The program started.", other),
        };

    private static void Start(params (string Name, string Value)[] changed)
    {
        using var provider = Provider(changed);
        provider.GetRequiredService<IStartupValidator>().Validate();
    }

    private static ServiceProvider Provider(params (string Name, string Value)[] changed) =>
        new ServiceCollection().AddCollaborationManifesto(Configuration(changed)).BuildServiceProvider();

    private static IConfiguration Configuration(params (string Name, string Value)[] changed)
    {
        var settings = new Dictionary<string, string?>
        {
            ["SiteUrl"] = A.Site.SiteUrl,
            ["ApiUrl"] = "http://localhost:7071",
            ["Mail:SendGridKey"] = "key",
            ["Mail:From"] = "manifesto@example.org",
            ["Privacy:Controller"] = "Northmoor District Council",
            ["Privacy:ContactEmail"] = "privacy@example.org",
        };
        foreach (var (name, value) in changed)
            settings[name] = value;
        return new ConfigurationBuilder().AddInMemoryCollection(settings).Build();
    }
}
