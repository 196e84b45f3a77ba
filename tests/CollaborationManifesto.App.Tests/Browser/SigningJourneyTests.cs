using CollaborationManifesto.App.Tests.Curation;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Signing;
using CollaborationManifesto.App.Tests.Web;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>From the list of signatories by keyboard to a signature on it, and off it again.</summary>
public sealed class SigningJourneyTests(SharedAzurite azurite, ChromiumFixture chromium) : IClassFixture<ChromiumFixture>
{
    private const string Address = "sam@dorset.example";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Someone_signs_is_approved_and_leaves_by_keyboard(bool javaScript)
    {
        var page = await chromium.NewPage(javaScript);
        await using var app = await ManifestoApp.Start(azurite, _ => { }, "--Intake:MinSeconds=0");
        await app.NamesEdition();
        await app.Published("/signatories/", "Nobody has signed yet.");

        await page.Opens(app, "/signatories/");
        await page.PressesEnterOn("Sign it");
        await page.Sees("Sign the manifesto");
        await page.TabsToAndTicks("As a person");
        await page.TabsTo("Your name");
        await page.Keyboard.TypeAsync("Sam O’Neill");
        await page.TabsTo("Email address");
        await page.Keyboard.TypeAsync(Address);
        await page.PressesEnterOn("Continue");
        await page.Sees("Check your signature");
        await page.PressesEnterOn("Send");
        await page.Sees("Confirm your email address");

        await page.GotoAsync(EveryMail.LinksIn([await app.MailTo(Address, "Confirm your signature")]).Single().ToString());
        await page.TabsToAndTicks("Yes, this is my signature");
        await page.PressesEnterOn("Continue");
        await page.Sees("Thank you: we have your signature");

        await page.GotoAsync(EveryMail.LinksIn([await app.MailTo(Curators.Amina, "A signature is waiting")]).First().ToString());
        await page.TabsToAndTicks("I have read these signatures");
        await page.PressesEnterOn("Approve this signature");
        await Assertions.Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("1 signature is approved");
        await app.Published("/signatories/", "Sam O’Neill");
        await app.Published("/", "1 has signed Edition 1");
        await page.Opens(app, "/");
        await page.PressesEnterOn("1 has signed Edition 1");
        await Assertions.Expect(page.GetByText("Sam O’Neill")).ToBeVisibleAsync();

        await page.GotoAsync(EveryMail.LinksIn([await app.MailTo(Address, "Your signature is published")]).Single().ToString());
        await page.Sees("You have signed");
        await page.TabsToAndTicks("Yes, take it back");
        await page.PressesEnterOn("Take back my signature");
        await page.Sees("Your signature is taken back");
        await app.Gone("/signatories/", "Sam O’Neill");
    }
}
