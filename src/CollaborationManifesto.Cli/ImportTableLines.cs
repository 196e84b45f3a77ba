using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Cli;

/// <summary>The report of a table for the screen.</summary>
internal static class ImportTableLines
{
    /// <summary>Of the rows that were refused for the same reason. --json lists all.</summary>
    private const int MostListed = 100;

    public static IEnumerable<string> Describe(TableReport report)
    {
        yield return report.DryRun ? $"Notes from {report.Source}: this is what an import would do."
            : report.Import is null ? $"Notes from {report.Source}: there was nothing to add."
            : $"Notes from {report.Source} were imported.";
        if (report.Sheet is { } sheet)
            yield return $"  Sheet “{sheet}”{(report.OtherSheets.Length == 0 ? "" : $". Not read: {string.Join(", ", report.OtherSheets.Select(other => $"“{other}”"))}")}";
        foreach (var column in report.Columns)
            yield return $"  Column {(column.Name is { Length: > 0 } name ? $"“{name}”" : $"{column.Number}")}: {Describe(column)}";
        foreach (var value in report.Values)
            yield return $"  Category “{Line(value.Value)}”: {(value.LeaveOut ? "left out" : value.Kind is { } kind ? $"{Name(kind)}, {Category(value.Category)}" : Category(value.Category))}";
        foreach (var value in report.Kinds)
            yield return $"  Kind “{Line(value.Value)}”: {Name(value.Kind!.Value)}";
        yield return $"  All other notes: {Name(report.Kind)}, {Category(report.Category)}";
        yield return report.DryRun
            ? $"  {report.Imported} would be imported, {report.HereAlready} are here already, {report.LeftOut} left out, {report.Refused.Length} refused"
            : $"  {report.Imported} imported, {report.HereAlready} were here already, {report.LeftOut} left out, {report.Refused.Length} refused";
        foreach (var line in Refused(report).Concat(report.Warnings.Select(warning => $"  {warning}")))
            yield return line;
        if (report.Imported > 0 && !report.DryRun)
            yield return "New notes are waiting for a decision. The desk shows them, and one digest tells the curators.";
        foreach (var line in Suggestion(report))
            yield return line;
    }

    private static string Describe(TableColumn column) => column.IsPeople ? "left out, because it seems to have people’s names or addresses" : column.As switch
    {
        NoteColumn.LeaveOut => "left out",
        NoteColumn.Title => "title",
        NoteColumn.Text => "text",
        NoteColumn.Category => "category",
        NoteColumn.Kind => "kind",
        NoteColumn.Organisation => "organisation, which is credited",
    };

    private static IEnumerable<string> Refused(TableReport report)
    {
        foreach (var group in report.Refused.GroupBy(row => row.Sentence).OrderByDescending(group => group.Count()))
        {
            yield return $"  {group.Key}: {group.Count()}";
            foreach (var row in group.Take(MostListed))
                yield return $"    row {row.Row} {Line(row.Title)}".TrimEnd();
            if (group.Count() > MostListed)
                yield return $"    and {group.Count() - MostListed} more, which --json lists";
        }
    }

    private static IEnumerable<string> Suggestion(TableReport report)
    {
        if (report.Unmapped.Length > 0)
        {
            yield return "These are no categories. Say in a mapping file what they are, for example:";
            yield return $"  {{ \"values\": {{ {string.Join(", ", report.Unmapped.Select(value => $"{ImportLines.Quoted(value.Value)}: {{ \"kind\": \"{Name(value.Kind ?? ContributionKind.Barrier)}\", \"category\": \"…\" }}"))} }} }}";
            yield return "A kind is barrier, principle or guidance. Rows of a value with \"leaveOut\": true are left out.";
        }
        else if (report.WithoutCategory > 0)
            yield return "Say in a mapping file which category notes without one get, for example: { \"category\": \"…\" }";
    }

    private static string Name(ContributionKind kind) => kind.ToString().ToLowerInvariant();

    private static string Category(string? category) => category is null ? "no category" : $"category {category}";

    private static string Line(string text) => text.ReplaceLineEndings(" ");
}
