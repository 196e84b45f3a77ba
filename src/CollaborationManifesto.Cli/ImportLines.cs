using System.Text.Encodings.Web;
using System.Text.Json;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Cli;

/// <summary>The import report for the screen.</summary>
internal static class ImportLines
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static IEnumerable<string> Describe(ImportReport report)
    {
        yield return report.DryRun ? $"Board “{report.Board}”: this is what an import would do." : $"Board “{report.Board}” was imported.";
        foreach (var list in report.Lists)
            yield return $"  List “{list.Name}”: {list.Kind}, {(list.Category is null ? "category by label" : $"category {list.Category}")}";
        yield return report.DryRun
            ? $"  {report.Imported} would be imported, {report.Updated} updated, {report.Unchanged} left unchanged, {report.Skipped.Length} skipped"
            : $"  {report.Imported} imported, {report.Updated} updated, {report.Unchanged} unchanged, {report.Skipped.Length} skipped";
        foreach (var group in report.Skipped.GroupBy(card => card.Sentence).OrderByDescending(group => group.Count()))
        {
            yield return $"  {group.Key}: {group.Count()}";
            foreach (var card in group)
                yield return $"    {card.Card} {Line(card.Title)}";
        }

        foreach (var warning in report.Warnings)
            yield return $"  {warning}";
        if (report.Imported > 0 && !report.DryRun)
            yield return report.Approved ? "New cards are on the site within minutes." : "New cards wait for the curators: their desk shows them, and one digest tells them.";
        if (report.Unmapped.Length == 0)
            yield break;
        yield return "These lists are no categories. Say in a mapping file what they are, for example:";
        yield return $"  {{ \"lists\": {{ {string.Join(", ", report.Unmapped.Select(list => $"{Quoted(list.Name)}: {Suggestion(list.Kind)}"))} }} }}";
        yield return "A kind is barrier, principle or guidance. Without a category each card's label tells. A list with \"leaveOut\": true is left out.";
    }

    public static string Quoted(string name) => JsonSerializer.Serialize(name, Relaxed);

    private static string Suggestion(ContributionKind? kind) => kind switch
    {
        ContributionKind.Principle => "{ \"kind\": \"principle\" }",
        ContributionKind.Guidance => "{ \"kind\": \"guidance\" }",
        ContributionKind.Barrier or ContributionKind.Experience or null => "{ \"kind\": \"barrier\", \"category\": \"…\" }",
    };

    private static string Line(string title) => title.ReplaceLineEndings(" ");
}
