namespace CollaborationManifesto.Publishing;

/// <summary>What was written to a stream, without a copy of it: a file with everything in it may be large.</summary>
internal static class Written
{
    public static ReadOnlyMemory<byte> By(Action<Stream> write)
    {
        var stream = new MemoryStream();
        write(stream);
        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }
}
