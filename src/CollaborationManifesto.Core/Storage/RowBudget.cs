using Azure.Data.Tables;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Storage;

/// <summary>
/// How much of a row each kind of change may use. Each step leaves room for the next: curators can always decide on what people wrote, and
/// people can always withdraw it and have their data erased, whatever curators wrote.
/// </summary>
internal sealed class RowBudget
{
    /// <summary>Bytes. Far more than one decision with the longest reason takes, in the history and as a vote.</summary>
    private const int ReservedForDecisions = 256 * 1024;

    /// <summary>Bytes, for dozens of entries without a reason, and a sealed address.</summary>
    private const int ReservedForLeaving = 16 * 1024;

    private readonly int _bytes;

    private RowBudget(int bytes) => _bytes = bytes;

    /// <summary>For what is never refused: withdrawing, erasing, confirming an address or removing it.</summary>
    public static RowBudget All { get; } = new(EntitySize.MaxBytes);

    /// <summary>For curators' decisions, reasons and questions.</summary>
    public static RowBudget ForDecisions { get; } = new(EntitySize.MaxBytes - ReservedForLeaving);

    /// <summary>For new words: corrections and answers from the person who sent it, and curators' edits.</summary>
    public static RowBudget ForWords { get; } = new(EntitySize.MaxBytes - ReservedForLeaving - ReservedForDecisions);

    public bool Fits(Contribution contribution)
    {
        var row = ContributionRow.Write(contribution);
        return EntitySize.Fits(row) && EntitySize.Measure(row) <= _bytes;
    }
}

/// <summary>
/// The size of an entity in bytes, as the table service counts it: text as UTF-16, names of properties, and about eight bytes around each
/// (https://learn.microsoft.com/archive/blogs/avkashchauhan/how-the-size-of-an-entity-is-caclulated-in-windows-azure-table-storage). The
/// limits are from https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model.
/// </summary>
internal static class EntitySize
{
    /// <summary>The most bytes of an entity.</summary>
    public const int MaxBytes = 1_048_576;

    /// <summary>The most bytes of one property's value.</summary>
    public const int MostOfProperty = 65_536;

    private const int PerEntity = 4;
    private const int PerProperty = 8;
    private const int PerCharacter = 2;
    private const int PerText = 4;

    /// <summary>The service adds it to every entity.</summary>
    private const string Timestamp = "Timestamp";

    public static int Measure(TableEntity row) =>
        PerEntity
        + ((row.PartitionKey.Length + row.RowKey.Length) * PerCharacter)
        + OfProperty(Timestamp, DateTimeOffset.MinValue)
        + row.Where(property => !IsSystem(property.Key) && property.Value is not null).Sum(property => OfProperty(property.Key, property.Value));

    public static bool Fits(TableEntity row) =>
        Measure(row) <= MaxBytes && row.All(property => IsSystem(property.Key) || property.Value is null || OfValue(property.Value) - PerText <= MostOfProperty);

    /// <summary>Returns the row unchanged if it fits.</summary>
    /// <exception cref="RowTooLargeException">It does not fit: the code that made it did not enforce its limits.</exception>
    public static TableEntity Checked(TableEntity row) => Fits(row) ? row : throw new RowTooLargeException(Measure(row));

    private static bool IsSystem(string name) => name is "PartitionKey" or "RowKey" or Timestamp or "odata.etag";

    private static int OfProperty(string name, object value) => PerProperty + (name.Length * PerCharacter) + OfValue(value);

    private static int OfValue(object value) => value switch
    {
        string text => (text.Length * PerCharacter) + PerText,
        DateTimeOffset or double or long => 8,
        int => 4,
        bool => 1,
        // Add a line here for a property of another type.
        _ => throw new System.Diagnostics.UnreachableException($"No row has a {value.GetType()}."),
    };
}

/// <summary>A defect: the limits on what people write should keep every row smaller.</summary>
public sealed class RowTooLargeException(int bytes) : Exception(System.FormattableString.Invariant($"A row of {bytes} bytes does not fit into a table, or one of its texts is too long."));
