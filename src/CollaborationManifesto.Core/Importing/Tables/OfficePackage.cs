using System.IO.Compression;
using System.Xml;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>The parts of an Office file (ECMA-376 part 2), which is a zip file. Throws <see cref="InvalidDataException"/> if it is damaged.</summary>
internal sealed class OfficePackage
{
    /// <summary>Maximum size of all parts. Excel packs notes about ten times smaller, so that 5 MB from the browser have less.</summary>
    public const int MaxUnpacked = 64 * 1024 * 1024;

    /// <summary>A workbook has some parts for each sheet.</summary>
    public const int MaxParts = 1_000;

    private readonly ZipArchive _zip;
    private readonly Dictionary<string, ZipArchiveEntry> _parts = new(StringComparer.OrdinalIgnoreCase);

    private OfficePackage(ZipArchive zip)
    {
        _zip = zip;
        foreach (var entry in zip.Entries)
            _parts.TryAdd(entry.FullName.Replace('\\', '/'), entry);
    }

    public static OfficePackage Open(byte[] content) => new(new(new MemoryStream(content, writable: false), ZipArchiveMode.Read));

    public bool Has(string name) => _parts.ContainsKey(name);

    public bool HasFolder(string name) => _parts.Keys.Any(part => part.StartsWith($"{name}/", StringComparison.OrdinalIgnoreCase));

    public bool HasKind(string extension) => _parts.Keys.Any(part => part.EndsWith(extension, StringComparison.OrdinalIgnoreCase));

    /// <summary>Counts what comes out: the sizes in a zip file's directory are only claims.</summary>
    /// <exception cref="WrongFileException">It is a zip bomb, or has too much in it for a list of notes.</exception>
    public void RefuseBomb(TableWords words)
    {
        if (_zip.Entries.Count > MaxParts)
            throw new WrongFileException(words.TooMuchInside(MaxUnpacked >> 20));
        var (buffer, total) = (new byte[64 * 1024], 0L);
        foreach (var entry in _zip.Entries)
        {
            using var part = entry.Open();
            int read;
            while ((read = part.Read(buffer)) > 0)
            {
                total += read;
                if (total > MaxUnpacked)
                    throw new WrongFileException(words.TooMuchInside(MaxUnpacked >> 20));
            }
        }
    }

    /// <summary>Without a document type, which could name other files or grow without end.</summary>
    public XmlReader Read(string name) => XmlReader.Create(
        (_parts.GetValueOrDefault(name) ?? throw new InvalidDataException("A part is missing.")).Open(),
        new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, IgnoreComments = true, IgnoreProcessingInstructions = true, CloseInput = true });

    /// <summary>What a part refers to: the last word of the kind, such as "worksheet", and the part.</summary>
    public IReadOnlyDictionary<string, (string Kind, string Part)> RelatedTo(string part)
    {
        var related = new Dictionary<string, (string Kind, string Part)>();
        var slash = part.LastIndexOf('/') + 1;
        var name = $"{part[..slash]}_rels/{part[slash..]}.rels";
        if (!Has(name))
            return related;
        using var reader = Read(name);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" }
                && reader.GetAttribute("Id") is { } id && reader.GetAttribute("Type") is { } type && reader.GetAttribute("Target") is { } target
                && Uri.TryCreate(new($"http://package/{part}"), target, out var address))
                related.TryAdd(id, (type[(type.LastIndexOf('/') + 1)..], Uri.UnescapeDataString(address.AbsolutePath).TrimStart('/')));
        }

        return related;
    }
}
