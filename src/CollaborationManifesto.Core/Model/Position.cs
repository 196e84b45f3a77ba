namespace CollaborationManifesto.Model;

/// <summary>A place in a file as an editor counts it: the first line and the first byte are number one.</summary>
public readonly record struct Position(long Line, long Byte)
{
    internal static Position From(ReadOnlySpan<byte> file, int offset)
    {
        var before = file[..offset];
        return new(before.Count((byte)'\n') + 1, offset - before.LastIndexOf((byte)'\n'));
    }
}
