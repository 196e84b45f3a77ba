using System.Text;
using System.Text.RegularExpressions;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>Cells copied from a spreadsheet, or notes on lines.</summary>
internal sealed partial class PastedText
{
    private readonly DelimitedText? _cells;
    private readonly IReadOnlyList<string> _lines;

    private PastedText(DelimitedText? cells, IReadOnlyList<string> lines)
    {
        _cells = cells;
        _lines = lines;
    }

    public bool HasBlankLines
    {
        get
        {
            var notes = _lines.Index().Where(line => TypedText.IsVisible(line.Item)).Select(line => line.Index).ToList();
            return notes.Count > 0 && notes[^1] - notes[0] >= notes.Count;
        }
    }

    public static PastedText From(ReadOnlyMemory<byte> utf8)
    {
        var lines = WithoutMarks(Encoding.UTF8.GetString(utf8.Span).ReplaceLineEndings("\n").Split('\n'));
        // Word and Google Docs put a tab after the mark of a list, which separates no cells.
        return lines.Any(line => line.Contains('\t', StringComparison.Ordinal)) ? new(DelimitedText.FromClipboard(utf8), []) : new(null, lines);
    }

    public IEnumerable<NoteRow> Rows(PastedLines lines) => _cells?.Rows() ?? lines switch
    {
        PastedLines.EachIsNote => _lines.Select((line, i) => new NoteRow(i + 1, [line])),
        PastedLines.BlocksAreNotes => Blocks().Select(block => new NoteRow(block.Start, [block.Lines[0], string.Join('\n', block.Lines.Skip(1))])),
        PastedLines.BlocksHaveHeadings => Blocks().SelectMany(block => block.Lines.Skip(1).Select((line, i) => new NoteRow(block.Start + 1 + i, [line, block.Lines[0]]))),
    };

    /// <summary>Lines between blank lines, and the number of the first.</summary>
    private IEnumerable<(int Start, IReadOnlyList<string> Lines)> Blocks()
    {
        var (block, start) = (new List<string>(), 0);
        foreach (var (i, line) in _lines.Append("").Index())
        {
            if (TypedText.IsVisible(line))
            {
                start = block.Count == 0 ? i + 1 : start;
                block.Add(line);
            }
            else if (block.Count > 0)
            {
                yield return (start, block);
                block = [];
            }
        }
    }

    /// <summary>In a list most lines have a mark or number; in other texts a dash at the start is part of the note.</summary>
    private static IReadOnlyList<string> WithoutMarks(IReadOnlyList<string> lines)
    {
        var marked = lines.Count(line => Mark().IsMatch(line));
        return marked * 2 > lines.Count(TypedText.IsVisible) ? [.. lines.Select(line => Mark().Replace(line, ""))] : lines;
    }

    [GeneratedRegex(@"^\s*([-*•·–—\uF0A7\uF0B7]|\d{1,4}[.)])\s+(?=\S)", RegexOptions.CultureInvariant)]
    private static partial Regex Mark();
}
