using System.Text;
using System.Xml;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>Tells what a file is by its first bytes.</summary>
internal static class FileContent
{
    private static readonly byte[][] Pictures = [[0x89, (byte)'P', (byte)'N', (byte)'G'], [0xFF, 0xD8, 0xFF], [.. "GIF8"u8], [.. "RIFF"u8]];
    private static readonly byte[][] Archives = [[0x1F, 0x8B], [(byte)'7', (byte)'z', 0xBC, 0xAF], [.. "Rar!"u8]];

    private static readonly string[] Markup = ["<html", "<!doctype", "<?xml", "<table"];

    /// <summary>Of files of Office before 2007, and of files with a password since (MS-CFB).</summary>
    private static readonly byte[] CompoundFile = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];

    /// <exception cref="WrongFileException">Notes cannot be in it.</exception>
    public static ImportFormat Recognise(byte[] content, TableWords words)
    {
        ReadOnlySpan<byte> bytes = content;
        if (bytes.StartsWith("PK\u0003\u0004"u8) || bytes.StartsWith("PK\u0005\u0006"u8))
            return RecogniseZip(content, words);
        if (bytes.StartsWith(CompoundFile))
            throw new WrongFileException(OfCompoundFile(bytes, words));
        if (bytes.StartsWith("%PDF"u8) || bytes.StartsWith("{\\rtf"u8))
            throw new WrongFileException(words.Document);
        if (StartsWithOne(bytes, Pictures))
            throw new WrongFileException(words.Picture);
        if (StartsWithOne(bytes, Archives))
            throw new WrongFileException(words.ZipFolder);
        return RecogniseText(TextContent.ToUtf8(content).Span, words);
    }

    /// <summary>What libraries throw for a zip file or XML that is damaged or cut off.</summary>
    public static bool IsDamage(Exception exception) =>
        exception is InvalidDataException or XmlException or IOException or NotSupportedException or FormatException or OverflowException;

    private static ImportFormat RecogniseZip(byte[] content, TableWords words)
    {
        try
        {
            var package = OfficePackage.Open(content);
            if (Workbook.PartIn(package) is not null)
                return ImportFormat.Workbook;
            throw new WrongFileException(OfPackage(package, words));
        }
        catch (Exception damaged) when (IsDamage(damaged))
        {
            throw new WrongFileException(words.Damaged);
        }
    }

    private static string OfPackage(OfficePackage package, TableWords words)
    {
        if (package.Has("xl/workbook.bin"))
            return words.BinaryWorkbook;
        if (package.HasKind(".iwa"))
            return words.NumbersDocument;
        if (package.Has("mimetype") && package.Has("content.xml"))
            return words.OpenDocument;
        return package.HasFolder("word") || package.HasFolder("ppt") ? words.Document : words.ZipFolder;
    }

    private static ImportFormat RecogniseText(ReadOnlySpan<byte> utf8, TableWords words)
    {
        var text = utf8.TrimStart(" \t\r\n\f\v"u8);
        if (text.IsEmpty)
            throw new WrongFileException(words.Empty);
        if (!TextContent.IsText(text))
            throw new WrongFileException(words.NotATable);
        if (text[0] == '{')
            return ImportFormat.Trello;
        var start = Encoding.UTF8.GetString(text[..Math.Min(text.Length, 20)]);
        if (Markup.Any(tag => start.StartsWith(tag, StringComparison.OrdinalIgnoreCase)))
            throw new WrongFileException(words.WebPage);
        return ImportFormat.Delimited;
    }

    private static string OfCompoundFile(ReadOnlySpan<byte> bytes, TableWords words)
    {
        if (Has(bytes, "EncryptedPackage"))
            return words.Protected;
        return Has(bytes, "Workbook") || Has(bytes, "Book") ? words.OldWorkbook : words.Document;
    }

    private static bool Has(ReadOnlySpan<byte> bytes, string stream) => bytes.IndexOf(Encoding.Unicode.GetBytes(stream)) >= 0;

    private static bool StartsWithOne(ReadOnlySpan<byte> bytes, byte[][] signatures)
    {
        foreach (var signature in signatures)
        {
            if (bytes.StartsWith(signature))
                return true;
        }

        return false;
    }
}
