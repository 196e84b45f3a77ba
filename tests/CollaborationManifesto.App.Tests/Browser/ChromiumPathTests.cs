using Xunit.Sdk;
using static CollaborationManifesto.App.Tests.Browser.ChromiumOutcome;

namespace CollaborationManifesto.App.Tests.Browser;

public sealed class ChromiumPathTests
{
    readonly List<string> asked = [];

    [Fact]
    public async Task The_one_that_CHROMIUM_PATH_names_comes_before_an_installed_one()
    {
        var outcome = await Machine(files: ["/named", "/installed"], named: "/named").Find();

        Assert.Equal(new Found("/named"), outcome);
    }

    [Fact]
    public async Task A_CHROMIUM_PATH_without_a_file_is_an_error_even_where_another_is_installed()
    {
        var machine = Machine(files: ["/installed"], named: "/mistyped");

        var error = await Assert.ThrowsAsync<FileNotFoundException>(machine.Find);

        Assert.Contains("CHROMIUM_PATH is \"/mistyped\"", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    public async Task An_installed_one_is_used_before_anything_is_downloaded(string? named)
    {
        var outcome = await Machine(files: ["/installed"], named).Find();

        Assert.Equal(new Found("/installed"), outcome);
        Assert.Empty(asked);
    }

    [Fact]
    public async Task Playwrights_own_comes_before_the_package()
    {
        var outcome = await Machine(isRootOnDebian: true, playwrights: new Found("/playwright")).Find();

        Assert.Equal(new Found("/playwright"), outcome);
        Assert.Equal(["playwright"], asked);
    }

    [Fact]
    public async Task On_a_closed_network_root_on_Debian_installs_the_package()
    {
        var outcome = await Machine(isRootOnDebian: true, debians: new Found("/usr/bin/chromium")).Find();

        Assert.Equal(new Found("/usr/bin/chromium"), outcome);
        Assert.Equal(["playwright", "debian"], asked);
    }

    [Fact]
    public async Task Users_without_root_get_the_reason_when_the_download_fails()
    {
        var outcome = await Machine(isRootOnDebian: false, debians: new Found("/usr/bin/chromium")).Find();

        var reason = Assert.IsType<Missing>(outcome).Reason;
        Assert.Contains("no download", reason, StringComparison.Ordinal);
        Assert.Contains("takes root on Debian", reason, StringComparison.Ordinal);
        Assert.Equal(["playwright"], asked);
    }

    [Fact]
    public async Task Both_reasons_are_given_when_the_package_fails_too()
    {
        var outcome = await Machine(isRootOnDebian: true).Find();

        var reason = Assert.IsType<Missing>(outcome).Reason;
        Assert.Contains("no download", reason, StringComparison.Ordinal);
        Assert.Contains("no package", reason, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_without_a_browser_is_skipped_with_the_reason()
    {
        var end = MissingChromium.EndOfTest("no browser", isContinuousIntegration: false);

        Assert.Contains("no browser", Assert.IsType<SkipException>(end).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void In_continuous_integration_a_test_without_a_browser_fails_with_the_reason()
    {
        var end = MissingChromium.EndOfTest("no browser", isContinuousIntegration: true);

        Assert.Equal("no browser", Assert.IsType<FailException>(end).Message);
    }

    ChromiumPath Machine(
        string[]? files = null,
        string? named = null,
        bool isRootOnDebian = false,
        ChromiumOutcome? playwrights = null,
        ChromiumOutcome? debians = null) =>
        new(path => files?.Contains(path) ?? false)
        {
            Named = named,
            Places = ["/nothing-here", "/installed"],
            IsRootOnDebian = isRootOnDebian,
            Playwrights = () => Answer("playwright", playwrights ?? new Missing("no download")),
            Debians = () => Answer("debian", debians ?? new Missing("no package")),
        };

    Task<ChromiumOutcome> Answer(string who, ChromiumOutcome outcome)
    {
        asked.Add(who);
        return Task.FromResult(outcome);
    }
}
