using System.Text;
using Azure.Data.Tables;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Storage;

/// <summary>
/// Splits text over several properties, because one string property holds at most 32,768 UTF-16 characters
/// (https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model).
/// </summary>
internal static class LongText
{
    private const int PropertyLength = 32_000;

    public static void Write(TableEntity row, string name, string? text)
    {
        for (var (start, part) = (0, 0); start < text?.Length; part++)
        {
            // Storage would not return half a surrogate pair unchanged.
            var end = TypedText.CutBetweenPairs(text, start, PropertyLength);
            row[Property(name, part)] = text[start..end];
            start = end;
        }
    }

    public static string Read(TableEntity row, string name)
    {
        var text = new StringBuilder();
        for (var part = 0; row.GetString(Property(name, part)) is { } piece; part++)
            text.Append(piece);
        return text.ToString();
    }

    /// <summary>Null if the row has no such text.</summary>
    public static string? ReadOptional(TableEntity row, string name) => row.ContainsKey(name) ? Read(row, name) : null;

    private static string Property(string name, int part) => part == 0 ? name : $"{name}{part}";
}
