using CollaborationManifesto.Model;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>How to read notes, as far as the curator chose.</summary>
/// <param name="Sheet">Index in <see cref="NoteFile.Sheets"/>.</param>
public sealed record NoteReading(ImportFormat Format, int Sheet = 0, PastedLines Lines = PastedLines.EachIsNote);

/// <param name="Number">The row as a spreadsheet program counts it, or the line of the text where it begins, so that people find it.</param>
/// <param name="Cells">As many as <see cref="NoteFile.Columns"/>.</param>
/// <param name="Fault">Why nothing can be taken from this row, in a sentence; its cells are then not to be used.</param>
public sealed record NoteRow(int Number, IReadOnlyList<string> Cells, string? Fault = null);
