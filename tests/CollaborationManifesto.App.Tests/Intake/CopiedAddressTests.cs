using System.Net;
using System.Net.Http.Json;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Intake;

/// <summary>Every place that asks for an address accepts it as people copy it.</summary>
public sealed class CopiedAddressTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_copied_address_from_form_or_JSON_receives_email()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var form = (await app.Contributor.Fills("By form")).Choose("attribution", "named").Type("name", "\u202dSam Example\u202c").Type("email", "\u200eSam <sam@exam\u200bple.org>");

        await (await form.Submit()).Submit();
        using var answer = await app.Browser.Http.PostAsJsonAsync(
            app.Function("contributions"), new { kind = "barrier", category = "tools", title = "By JSON", attribution = "anonymous", licence = "yes", email = "mailto:alex@exämple.org" });

        Assert.Equal(HttpStatusCode.Created, answer.StatusCode);
        await app.MailTo("sam@example.org", "");
        await app.MailTo("alex@xn--exmple-cua.org", "");
        var rows = await app.Get<ContributionStore>().AllAsync(CancellationToken.None).ToDictionaryAsync(read => read.Value.Title, read => read.Value.Contributor);
        Assert.Equal(("Sam Example", "sam@example.org", null), (rows["By form"].Name, rows["By form"].Email!.Value, rows["By form"].Email!.StoredAs));
        Assert.Equal("alex@xn--exmple-cua.org", rows["By JSON"].Email!.Value);
    }

    [Theory]
    [InlineData("josé@example.org", "Enter an email address with only plain letters, digits and signs before the @, or leave it empty. Our email provider cannot send to one with other letters, such as é")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@example.org", "Enter an email address with at most 64 characters before the @ and 254 in all, or leave it empty. Our email provider cannot send to a longer one")]
    public async Task An_address_the_provider_rejects_is_refused_with_advice(string typed, string sentence)
    {
        await using var app = await ManifestoApp.Start(azurite, services => services.RemovePumps());

        var answer = await (await app.Contributor.Fills()).Type("email", typed).Submit();

        Assert.Equal((HttpStatusCode.UnprocessableEntity, typed), (answer.Status, answer.Value("email")));
        Assert.Equal([sentence], answer.Errors);
        Assert.Empty(await app.ContributionIds());
    }

    [Fact]
    public async Task At_the_desk_a_link_is_mailed_to_it()
    {
        await using var app = await ManifestoApp.Start(azurite);

        var answer = await (await app.Browser.Open(app.Function("desk"))).Type("email", "\u202amailto:amina@example.org\u202c").Submit();

        Assert.Equal("Check your email", answer.Heading);
        await app.MailTo(Curators.Amina, "Your link to the curators’ desk");
    }

    [Fact]
    public async Task A_copied_address_works_at_the_command_line()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var operators = new Operator(azurite, app.Get<IOptions<StorageSettings>>().Value);

        Assert.Equal((0, "Dilys Example <dilys@example.org> is a curator now.\n", ""), await operators.Runs("curators", "add", "\u2068Dilys Example\u2069", "Dilys <dilys@example.org>"));
        Assert.Equal((0, "Dilys Example <dilys@example.org> was a curator already.\n", ""), await operators.Runs("curators", "add", "Dilys Example", "dilys\u200b@example.org"));
        Assert.Equal((1, "", "'dilys' is not an email address.\n"), await operators.Runs("curators", "add", "Dilys", "dilys"));
        Assert.Equal(
            (1, "", "'josé@example.org' cannot be written to: the email provider takes only plain letters, digits and signs before the @.\n"),
            await operators.Runs("curators", "add", "José", "josé@example.org"));
        Assert.Equal((0, "dilys@example.org is no longer a curator.\n", ""), await operators.Runs("curators", "remove", "\ufeffdilys@example.org;"));
    }

    [Fact]
    public async Task A_copied_address_works_in_the_settings()
    {
        await using var app = await ManifestoApp.Start(
            azurite, settings: ["--Mail:From=\u200emanifesto@example.org", "--Privacy:ContactEmail=mailto:privacy@example.org", "--Curation:Curators:0:Email=Amina <amina@example.org>"]);
        await app.Contributor.Sends();

        await app.Curators.Mail(Curators.Amina, "Nobody wrote down why");

        Assert.Equal("manifesto@example.org", app.Get<IOptions<MailSettings>>().Value.From);
        Assert.Contains("Write to privacy@example.org", (await app.Browser.Open(new(app.Site, "/privacy/"))).Text, StringComparison.Ordinal);
    }
}
