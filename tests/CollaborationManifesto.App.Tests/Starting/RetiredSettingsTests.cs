using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.App.Tests.Starting;

public sealed class RetiredSettingsTests(SharedAzurite azurite)
{
    [Fact]
    public async Task A_setting_that_is_a_constant_now_is_a_warning_that_leads_to_what_applies()
    {
        var log = new LogLines();
        await using var app = await ManifestoApp.Start(
            azurite,
            services => services.AddLogging(logging => logging.AddProvider(log)),
            "--Curation:ReviewLinkDays=30", "--Logging:LogLevel:CollaborationManifesto.Settings=Warning");

        var line = Assert.Single(log.All);
        Assert.Equal("Setting 'Curation:ReviewLinkDays' no longer does anything: remove it. CHANGELOG.md says what applies now.", line);
        Assert.Contains("| `Curation:ReviewLinkDays` |", await File.ReadAllTextAsync(Path.Combine(Repository.Root, "CHANGELOG.md")), StringComparison.Ordinal);
    }
}
