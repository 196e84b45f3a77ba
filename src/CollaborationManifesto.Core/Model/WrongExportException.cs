using CollaborationManifesto.Importing.Trello;

namespace CollaborationManifesto.Model;

/// <summary>Thrown when a file is not an export of a board; <see cref="BoardImport"/> turns it into an outcome.</summary>
internal sealed class WrongExportException(string sentence) : Exception(sentence);

/// <summary>A line and a byte within it, as editors count them: both start at 1.</summary>
public readonly record struct Position(long Line, long Byte)
{
    internal static Position From(ReadOnlySpan<byte> file, int offset)
    {
        var before = file[..offset];
        return new(before.Count((byte)'\n') + 1, offset - before.LastIndexOf((byte)'\n'));
    }
}
