using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;

namespace CollaborationManifesto.App.Tests.Faults;

/// <summary>A crash anywhere between message and row loses nothing accepted and sends nothing twice.</summary>
public sealed class CrashTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_crash_between_message_and_row_loses_nothing()
    {
        await using var machine = await Machine.Start(azurite);
        using var browser = new PlainBrowser();
        var check = await (await new Contributor(browser, machine.Site).Fills()).Submit();

        machine.Tables.Arriving = machine.Die;
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => check.Submit());
        await machine.Restart();
        var receipt = await check.Submit();

        Assert.Equal("We have your contribution", receipt.Heading);
        await machine.AssertOneMailEach();
    }

    [Fact]
    public async Task A_crash_after_the_row_still_notifies_curators()
    {
        await using var machine = await Machine.Start(azurite);
        using var browser = new PlainBrowser();
        var check = await (await new Contributor(browser, machine.Site).Fills()).Submit();

        machine.Tables.Arrived = machine.Die;
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => check.Submit());
        await machine.Restart();

        await machine.AssertOneMailEach();
        Assert.Equal("We have your contribution", (await check.Submit()).Heading);
        await machine.AssertOneMailEach();
    }

    [Fact]
    public async Task A_row_whose_answer_is_lost_is_recognised_and_not_reported_as_a_conflict()
    {
        await using var machine = await Machine.Start(azurite);
        using var browser = new PlainBrowser();
        var check = await (await new Contributor(browser, machine.Site).Fills()).Submit();

        var lost = 0;
        machine.Tables.Arrived = () => Task.FromResult(Interlocked.Increment(ref lost) > 1);
        var receipt = await check.Submit();

        Assert.Equal("We have your contribution", receipt.Heading);
        Assert.True(lost > 1, "The write was not tried again.");
        await machine.AssertOneMailEach();
    }
}
