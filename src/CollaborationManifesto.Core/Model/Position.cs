namespace CollaborationManifesto.Model;

/// <summary>A place in a file as an editor counts it: the first line and the first byte are number one.</summary>
public readonly record struct Position(long Line, long Byte)
{
    internal static Position From(Stream file, long offset)
    {
        file.Position = 0;
        var (line, lineStart) = (1L, 0L);
        var buffer = new byte[64 * 1024];
        for (long at = 0; at < offset;)
        {
            var read = file.Read(buffer, 0, (int)Math.Min(buffer.Length, offset - at));
            if (read == 0)
                break;
            for (var i = 0; i < read; i++)
            {
                if (buffer[i] == '\n')
                    (line, lineStart) = (line + 1, at + i + 1);
            }

            at += read;
        }

        return new(line, offset - lineStart + 1);
    }
}
