using System.Buffers.Binary;
using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// The stamps of the site's files, in sixteen bytes for each file: eight of the path's SHA-256 and eight of the stamp. It is rewritten with
/// each change, so it must stay small compared with the files that a change writes. A changed file has the same eight bytes by chance
/// in one case in 2 to the power of 64.
/// </summary>
internal sealed class FileStamps
{
    private const int Half = sizeof(ulong);

    private readonly ConcurrentDictionary<ulong, ulong> _stamps = new();

    /// <returns>Null if <see cref="Write"/> did not write all of it.</returns>
    public static FileStamps? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length % (2 * Half) != 0)
            return null;
        var stamps = new FileStamps();
        for (; bytes.Length > 0; bytes = bytes[(2 * Half)..])
            stamps._stamps[BinaryPrimitives.ReadUInt64BigEndian(bytes)] = BinaryPrimitives.ReadUInt64BigEndian(bytes[Half..]);
        return stamps;
    }

    public byte[] Write()
    {
        var bytes = new byte[_stamps.Count * 2 * Half];
        var rest = bytes.AsSpan();
        foreach (var (path, stamp) in _stamps)
        {
            BinaryPrimitives.WriteUInt64BigEndian(rest, path);
            BinaryPrimitives.WriteUInt64BigEndian(rest[Half..], stamp);
            rest = rest[(2 * Half)..];
        }

        return bytes;
    }

    public void Add(string path, string stamp) => _stamps[KeyOf(path)] = HalfOf(stamp)!.Value;

    /// <summary>Takes over what is known about a file.</summary>
    public void Add(string path, FileStamps from) => _stamps[KeyOf(path)] = from._stamps[KeyOf(path)];

    public bool Has(string path) => _stamps.ContainsKey(KeyOf(path));

    /// <summary>False also for a stamp that our publisher cannot have made.</summary>
    public bool Has(string path, string stamp) => _stamps.TryGetValue(KeyOf(path), out var known) && known == HalfOf(stamp);

    public bool HasOthersThan(IEnumerable<string> paths)
    {
        var keys = paths.Select(KeyOf).ToHashSet();
        return _stamps.Keys.Any(key => !keys.Contains(key));
    }

    private static ulong KeyOf(string path) => BinaryPrimitives.ReadUInt64BigEndian(SHA256.HashData(Encoding.UTF8.GetBytes(path)));

    private static ulong? HalfOf(string stamp) =>
        stamp.Length >= 2 * Half && ulong.TryParse(stamp.AsSpan(0, 2 * Half), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var half) ? half : null;
}

/// <summary>
/// What the last finished run knows about the site's files, so that the next run need not list the container. It is valid only if the
/// publisher's state names it: then the run that wrote it finished, and nobody has written it since (docs/adr/0006).
/// </summary>
internal sealed class FileRecord(BlobClient blob)
{
    /// <returns>Null if the state names another version of the record, or it was not written completely.</returns>
    public async Task<FileStamps?> ReadAsync(string? etag, CancellationToken cancellationToken)
    {
        if (etag is null)
            return null;
        var options = new BlobDownloadOptions { Conditions = new() { IfMatch = new(etag) } };
        try
        {
            return FileStamps.Read((await blob.DownloadContentAsync(options, cancellationToken)).Value.Content.ToMemory().Span);
        }
        catch (RequestFailedException other) when (other.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <returns>The ETag by which the state names it.</returns>
    public async Task<string> WriteAsync(FileStamps stamps, CancellationToken cancellationToken) =>
        (await blob.UploadAsync(BinaryData.FromBytes(stamps.Write()), overwrite: true, cancellationToken)).Value.ETag.ToString();
}
