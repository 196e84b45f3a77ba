using System.Collections.Immutable;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Importing.Trello;

/// <summary>What an import did, or would do.</summary>
/// <param name="Approved">True if new cards are published at once instead of waiting for the curators' decision.</param>
/// <param name="Imported">Cards that became contributions.</param>
/// <param name="Updated">Contributions that nobody decided or edited, updated to what their cards say now.</param>
/// <param name="Unchanged">Cards that were imported before and have not changed.</param>
/// <param name="Skipped">Cards that were not imported, in the order of the file.</param>
/// <param name="Lists">The lists whose cards are imported, and as what.</param>
/// <param name="Unmapped">Lists that are neither a category nor in the mapping.</param>
public sealed record ImportReport(
    string Board,
    bool DryRun,
    bool Approved,
    int Imported,
    int Updated,
    int Unchanged,
    ImmutableArray<SkippedCard> Skipped,
    ImmutableArray<ImportedList> Lists,
    ImmutableArray<UnmappedList> Unmapped,
    ImmutableArray<string> Warnings)
{
    public int Cards => Imported + Updated + Unchanged + Skipped.Length;
}

/// <param name="Card">The card's short link, or its id if the export has no link.</param>
/// <param name="Sentence">The reason in words; for a card that breaks a rule, the error message that a contributor would see.</param>
public sealed record SkippedCard(string Card, string Title, SkipReason Reason, string Sentence);

/// <param name="Category">Null if each card's labels decide.</param>
public sealed record ImportedList(string Name, string Kind, string? Category);

/// <param name="Kind">What its name most likely means; null if it tells nothing.</param>
public sealed record UnmappedList(string Id, string Name, ContributionKind? Kind);

public abstract record ImportOutcome
{
    public sealed record Done(ImportReport Report) : ImportOutcome;

    /// <summary>The file or the mapping is wrong. Nothing was changed.</summary>
    public sealed record Refused(string Sentence) : ImportOutcome;
}
