namespace CollaborationManifesto.Model;

/// <summary>A line and a byte within it, as editors count them: both start at 1.</summary>
public readonly record struct Position(long Line, long Byte)
{
    internal static Position From(ReadOnlySpan<byte> file, int offset)
    {
        var before = file[..offset];
        return new(before.Count((byte)'\n') + 1, offset - before.LastIndexOf((byte)'\n'));
    }
}
