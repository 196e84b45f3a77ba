using System.Globalization;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.App.Tests;

/// <summary>docs/settings.md lists the settings that the program reads.</summary>
public sealed class SettingsPageTests
{
    private static readonly (string Section, object Defaults)[] Settings =
    [
        ("", new SiteSettings()),
        ("", new StorageSettings()),
        ("Manifesto:", new ManifestoSettings()),
        ("Manifesto:Logo:", new Logo()),
        ("Curation:", new CurationSettings()),
        ("Intake:", new IntakeSettings()),
        ("Limits:", new LimitSettings()),
        ("Mail:", new MailSettings()),
        ("Changes:", new ChangeSettings()),
        ("Notices:", new NoticeSettings()),
        ("Privacy:", new PrivacySettings()),
        ("Accessibility:", new AccessibilitySettings()),
        ("Publishing:", new PublishingSettings()),
    ];

    [Fact]
    public async Task The_table_lists_every_setting_with_its_default()
    {
        var rows = (await File.ReadAllLinesAsync(Path.Combine(AppContext.BaseDirectory, "settings.md"))).Where(line => line.StartsWith("| `", StringComparison.Ordinal)).ToList();

        foreach (var (section, defaults) in Settings)
        {
            foreach (var property in defaults.GetType().GetProperties().Where(property => property.CanWrite || property.PropertyType.IsGenericType))
            {
                var name = $"{section}{property.Name}";
                var row = Assert.Single(rows, row => row.Contains($"`{name}`", StringComparison.Ordinal) || row.Contains($"`{name}:0", StringComparison.Ordinal));
                if (property.GetValue(defaults) is double or int)
                    Assert.EndsWith($"| `{Convert.ToString(property.GetValue(defaults), CultureInfo.InvariantCulture)}` |", row, StringComparison.Ordinal);
            }
        }
    }
}
