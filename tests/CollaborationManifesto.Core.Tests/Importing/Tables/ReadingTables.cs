using System.Text;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Core.Tests.Importing.Tables;

/// <summary>Reads files and pasted texts as an import does.</summary>
internal static class ReadingTables
{
    public static readonly TableWords Words = AllWords.English.Table;

    /// <summary>"12: Culture|Trust" for each row, or its number and fault.</summary>
    public static string[] Of(byte[] content, NoteReading? reading = null)
    {
        var file = Open(content, reading);
        return [.. file.Rows().Select(row => $"{row.Number}: {row.Fault ?? string.Join('|', row.Cells)}")];
    }

    public static string[] Of(string content, NoteReading? reading = null) => Of(Encoding.UTF8.GetBytes(content), reading);

    public static string[] Pasted(string text, PastedLines lines = PastedLines.EachIsNote) => Of(text, new(ImportFormat.Pasted, Lines: lines));

    public static NoteFile Open(byte[] content, NoteReading? reading = null, int maxRows = NoteFile.MaxRows) =>
        NoteFile.Open(new MemoryStream(content), reading ?? new(ImportFormat.Delimited), Words, maxRows);

    public static string Refusal(byte[] content, NoteReading? reading = null, int maxRows = NoteFile.MaxRows) =>
        Assert.Throws<WrongFileException>(() => Open(content, reading, maxRows)).Message;

    public static string Refusal(string content, NoteReading? reading = null, int maxRows = NoteFile.MaxRows) => Refusal(Encoding.UTF8.GetBytes(content), reading, maxRows);
}
