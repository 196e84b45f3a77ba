using System.Text;
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
    public static ImportFormat Recognise(ReadOnlyMemory<byte> content, TableWords words)
    {
        var bytes = content.Span;
        if (bytes.StartsWith("PK"u8))
            throw new WrongFileException(words.NotATable);
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
