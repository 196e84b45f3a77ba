using System.Text.Json;
using CollaborationManifesto.Exporting;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Operating;

/// <summary>docs/export.md describes every field of an export.</summary>
public sealed class ExportFormatTests
{
    [Fact]
    public async Task Every_field_of_a_contribution_an_edition_and_the_counts_is_described()
    {
        var described = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "export.md"));

        var fields = new[] { typeof(Contribution), typeof(Edition), typeof(EditionAct), typeof(EditionCorrection), typeof(ExportCounts) }.SelectMany(type => type.GetProperties());
        foreach (var property in fields.Where(property => property.CanWrite && property.Name != nameof(Contribution.ErasureDue)))
            Assert.Contains($"`{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}`", described, StringComparison.Ordinal);
    }
}
