using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Storage;
using Microsoft.Playwright;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>From the form that starts a workshop to the first note on the wall, by keyboard.</summary>
public sealed class LiveWorkshopJourneyTests(SharedAzurite azurite, ChromiumFixture chromium, ITestOutputHelper output) : IClassFixture<ChromiumFixture>
{
    private int _steps;

    [Fact]
    public async Task From_the_form_to_the_first_note_on_the_wall_takes_twelve_steps()
    {
        await using var app = await ManifestoApp.Start(azurite);
        var (desk, phone) = (await chromium.NewPage(), await chromium.NewPage(javaScript: false));
        await desk.GotoAsync(app.Function($"desk/workshops{(await app.Desk(Curators.Amina)).Address.Query}").ToString());
        var began = TimeProvider.System.GetTimestamp();
        await Step(() => Types(desk, "What is the workshop called?", "LocalGov Camp"));
        await Step(() => desk.Keyboard.PressAsync("Enter"));
        await Assertions.Expect(desk.GetByRole(AriaRole.Heading, new() { Name = "Who leads it" })).ToBeVisibleAsync();
        var code = (await app.Get<SessionRegister>().AllAsync(CancellationToken.None)).Single().Value.Code.Shown;

        await phone.GotoAsync($"{app.Site}join/");
        await Step(() => Types(phone, "Code of the workshop", code.ToLowerInvariant()));
        await Step(() => phone.Keyboard.PressAsync("Enter"));
        await phone.Sees("It is a year from now and the project has failed. Why?");
        await Step(() => Types(phone, "Your note", "Nobody wrote it down"));
        await Step(() => phone.TabsToAndTicks("Culture"));
        await Step(() => phone.TabsToAndTicks("I wrote this, and anyone may use it under this licence"));
        await Step(() => phone.PressesEnterOn("Send this note"));
        await Assertions.Expect(phone.GetByText("Your note is in")).ToBeVisibleAsync();

        await Step(() => desk.TabsToAndTicks("I lead it"));
        await Step(() => desk.PressesEnterOn("Lead the workshop"));
        await desk.Sees("Lead the workshop");
        await Step(() => desk.PressesEnterOn("Show the notes"));
        await Assertions.Expect(desk.GetByText("The room sees the notes")).ToBeVisibleAsync();
        await Step(() => desk.PressesEnterOn("Open the wall, for the projector"));
        await Assertions.Expect(desk.Locator(".cm-wall__text")).ToHaveTextAsync("Nobody wrote it down");

        output.WriteLine($"{_steps} steps, {TimeProvider.System.GetElapsedTime(began).TotalSeconds:F1} s");
        Assert.InRange(_steps, 1, 12);
    }

    private async Task Step(Func<Task> act)
    {
        await act();
        _steps++;
    }

    private static async Task Types(IPage page, string field, string text)
    {
        await page.TabsTo(field);
        await page.Keyboard.TypeAsync(text);
    }
}
