using CollaborationManifesto.Model;

namespace CollaborationManifesto.Storage;

/// <summary>
/// How much of a contribution's row may be used for what. Each step leaves room for the next: whatever a contributor writes, curators can decide on
/// it, and whatever curators write, its contributor can withdraw it and have their data erased.
/// </summary>
internal sealed class RowRoom
{
    /// <summary>Far more than one decision with the longest reason in the worst characters takes, in the history and as a vote.</summary>
    private const int ReservedForDecisions = 256 * 1024;

    /// <summary>Some tens of entries without a reason, and a sealed address.</summary>
    private const int ReservedForLeaving = 16 * 1024;

    private readonly int _bytes;

    private RowRoom(int bytes) => _bytes = bytes;

    /// <summary>For what is never refused: to withdraw, to erase, to confirm or take away an address.</summary>
    public static RowRoom All { get; } = new(EntitySize.Most);

    /// <summary>For curators' decisions, reasons and questions.</summary>
    public static RowRoom ForDecisions { get; } = new(EntitySize.Most - ReservedForLeaving);

    /// <summary>For other words: a contributor's corrections and answers, and curators' edits.</summary>
    public static RowRoom ForWords { get; } = new(EntitySize.Most - ReservedForLeaving - ReservedForDecisions);

    public bool Takes(Contribution contribution)
    {
        var row = ContributionRow.Write(contribution);
        return EntitySize.Fits(row) && EntitySize.Measure(row) <= _bytes;
    }
}
