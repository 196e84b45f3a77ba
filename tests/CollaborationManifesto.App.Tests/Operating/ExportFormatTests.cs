using System.Text.Json;
using CollaborationManifesto.Exporting;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Operating;

/// <summary>docs/export.md describes every field of an export.</summary>
public sealed class ExportFormatTests
{
    [Fact]
    public async Task Every_field_that_is_exported_is_described()
    {
        var described = await File.ReadAllTextAsync(Path.Combine(AppContext.BaseDirectory, "export.md"));

        var fields = new[] { typeof(Contribution), typeof(Edition), typeof(EditionAct), typeof(EditionCorrection), typeof(WorkshopImport), typeof(ImportAct), typeof(RefusedRow), typeof(Theme), typeof(ThemePublication), typeof(ThemeEntry), typeof(ThemePlace), typeof(DraftOrigin), typeof(Provenance), typeof(LiveSession), typeof(SessionPrompt), typeof(Facilitator), typeof(SessionEntry), typeof(SessionNote), typeof(ProblemReport), typeof(ReportEnding), typeof(Signature), typeof(SignatureText), typeof(SignatureDecision), typeof(SignatureAnswer), typeof(ExportCounts) }.SelectMany(type => type.GetProperties());
        foreach (var property in fields.Where(property => property.CanWrite && property.Name is not (nameof(Contribution.ErasureDue) or nameof(WorkshopImport.Mapping) or nameof(ProblemReport.RemovedAt))))
            Assert.Contains($"`{JsonNamingPolicy.CamelCase.ConvertName(property.Name)}`", described, StringComparison.Ordinal);
    }
}
