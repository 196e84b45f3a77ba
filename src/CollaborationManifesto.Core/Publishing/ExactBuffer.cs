namespace CollaborationManifesto.Publishing;

/// <summary>
/// What is written to a stream. It is written twice, the first time to be counted: a buffer that grows takes three times what is in it
/// in the end, and a file with everything in it may be large.
/// </summary>
internal static class ExactBuffer
{
    public static ReadOnlyMemory<byte> WriteToMemory(Action<Stream> write)
    {
        using var counted = new CountingStream();
        write(counted);
        var content = new byte[counted.Length];
        using var stream = new MemoryStream(content);
        write(stream);
        return content;
    }

    /// <summary>Counts what is written to it and keeps nothing.</summary>
    private sealed class CountingStream : Stream
    {
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position
        {
            get => _length;
            set => throw new NotSupportedException();
        }

        public override void Write(byte[] buffer, int offset, int count) => _length += count;

        public override void Write(ReadOnlySpan<byte> buffer) => _length += buffer.Length;

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
