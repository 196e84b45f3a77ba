using System.Collections.Immutable;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Importing;

/// <summary>What an import did, or would do.</summary>
/// <param name="Approved">New cards are published at once, instead of waiting for the curators.</param>
/// <param name="Imported">Cards that are contributions now.</param>
/// <param name="Updated">Contributions that nobody has decided or edited, which say now what their cards say.</param>
/// <param name="Unchanged">Cards that were brought in before and have not changed.</param>
/// <param name="Skipped">Cards that were not brought in, in the order of the file.</param>
/// <param name="Lists">The lists whose cards are brought in, and as what.</param>
/// <param name="Unmapped">Lists that are no category and stand in no mapping.</param>
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

/// <param name="Card">The card's short link, or its id where the export has none.</param>
/// <param name="Sentence">The reason in words; for a card that breaks a rule, the sentence that a contributor would have been told.</param>
public sealed record SkippedCard(string Card, string Title, SkipReason Reason, string Sentence);

/// <param name="Category">Null where the labels of each card tell.</param>
public sealed record ImportedList(string Name, string Kind, string? Category);

public sealed record UnmappedList(string Id, string Name);

public abstract record ImportOutcome
{
    public sealed record Done(ImportReport Report) : ImportOutcome;

    /// <summary>The file or the mapping is wrong, and nothing was changed.</summary>
    public sealed record Refused(string Sentence) : ImportOutcome;
}
