using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>Turns the rows of a file into contributions, or says why not. Writes nothing.</summary>
public sealed class NoteReader(DraftRules rules, IOptions<IntakeSettings> intake, AllWords words, TimeProvider clock)
{
    /// <summary>Of a title in a list of refused rows.</summary>
    private const int LongestTitleShown = 80;

    /// <summary>Every row of the file, in its order. Two rows with the same words are two notes.</summary>
    internal IEnumerable<NoteRead> Read(NoteFile file, WorkshopImport import, NoteMapping mapping)
    {
        var same = new Dictionary<ContributionId, int>();
        foreach (var row in file.Rows().Skip(mapping.HeaderRows))
            yield return row.Fault is { } fault ? new NoteRead.Refused(row.Number, "", fault) : Read(row, import, mapping, same);
    }

    private NoteRead Read(NoteRow row, WorkshopImport import, NoteMapping mapping, Dictionary<ContributionId, int> same)
    {
        var (line, paragraphs) = Typed(row, mapping);
        // Before anything is refused or cut, so that the same row stays the same note when another mapping or another limit takes it.
        var key = ContributionId.FromKey("workshop", $"{Names.ValueKey(import.Source)}\n{line}\n{paragraphs}");
        var (title, text) = NoteWording.Of(line, paragraphs, Cell(row, mapping, NoteColumn.Title), intake.Value.TitleMaxLength);
        var place = same[key] = same.GetValueOrDefault(key) + 1;
        var list = Cell(row, mapping, NoteColumn.Category) is { Length: > 0 } value ? mapping.Values.GetValueOrDefault(Names.ValueKey(value)) : null;
        if (list is { LeaveOut: true })
            return new NoteRead.LeftOut(row.Number);
        if (title.Length == 0)
            return new NoteRead.Refused(row.Number, "", words.Import.RowWithoutWords);
        var kind = Cell(row, mapping, NoteColumn.Kind) is { Length: > 0 } named && mapping.Kinds.TryGetValue(Names.ValueKey(named), out var known) ? known : list?.Kind ?? mapping.Kind;
        if ((list?.Category ?? mapping.Category) is not { } category)
            return new NoteRead.Refused(row.Number, Shown(title), words.Import.RowWithoutCategory);
        var organisation = Cell(row, mapping, NoteColumn.Organisation);
        var (draft, errors) = rules.Parse(new()
        {
            Kind = kind.ToString(),
            Category = category,
            Title = title,
            // The form asks for a text with everything but barriers. A note of a workshop is often one line.
            Text = text.Length == 0 && kind != ContributionKind.Barrier ? title : text,
            Organisation = organisation,
            Attribution = organisation.Length > 0 ? nameof(Attribution.Organisation) : nameof(Attribution.Anonymous),
            Licence = "yes",
        });
        if (draft is null)
            return new NoteRead.Refused(row.Number, Shown(title), errors[0].Message);
        var note = ToContribution(draft, import, ContributionId.FromKey("workshop-note", $"{key}\n{place}"));
        return RowBudget.ForWords.Fits(note) ? new NoteRead.Ready(row.Number, note) : new NoteRead.Refused(row.Number, Shown(title), words.Import.Skipped(SkipReason.NoRoom));
    }

    private static (string Line, string Text) Typed(NoteRow row, NoteMapping mapping) => (
        TypedText.Line(Cell(row, mapping, NoteColumn.Title)),
        TypedText.Paragraphs(string.Join("\n\n", Cells(row, mapping, NoteColumn.Text).Select(TypedText.Paragraphs).Where(TypedText.IsVisible))));

    private Contribution ToContribution(Draft draft, WorkshopImport import, ContributionId id)
    {
        var now = clock.GetUtcNow();
        return draft.ToContribution(id, now) with
        {
            Source = new(import.Source, null, import.HeldAt ?? now) { Import = import.Id },
            History = [new(id.ToString(), now, HistoryAction.Imported)],
        };
    }

    private static string Cell(NoteRow row, NoteMapping mapping, NoteColumn column) => Cells(row, mapping, column).FirstOrDefault("").Trim();

    private static IEnumerable<string> Cells(NoteRow row, NoteMapping mapping, NoteColumn column) =>
        row.Cells.Where((_, index) => index < mapping.Columns.Length && mapping.Columns[index] == column);

    private static string Shown(string title) => TypedText.CutAtWord(title, LongestTitleShown);
}

/// <param name="Row">Its number in the file, as a spreadsheet program counts.</param>
internal abstract record NoteRead(int Row)
{
    public sealed record Ready(int Row, Contribution Note) : NoteRead(Row);

    /// <summary>The mapping leaves out its list.</summary>
    public sealed record LeftOut(int Row) : NoteRead(Row);

    /// <param name="Title">The beginning of its words; empty if there are none.</param>
    public sealed record Refused(int Row, string Title, string Sentence) : NoteRead(Row);
}
