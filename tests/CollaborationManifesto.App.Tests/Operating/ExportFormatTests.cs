using System.Text.Json;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Operating;

/// <summary>docs/export.md describes every field of an export.</summary>
public sealed class ExportFormatTests
{
    [Fact]
    public async Task Every_field_of_a_contribution_is_described()
    {
        var described = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "export.md"));

        foreach (var property in typeof(Contribution).GetProperties().Where(property => property.CanWrite && property.Name != nameof(Contribution.ErasureDue)))
            Assert.Contains($"`{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}`", described, StringComparison.Ordinal);
    }
}
