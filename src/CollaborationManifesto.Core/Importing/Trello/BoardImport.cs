using System.Text.Json;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Importing.Trello;

/// <summary>
/// Imports a Trello board. A contribution's id comes from its card's id, so a repeated import adds only new cards. Contributions that curators
/// decided or edited stay as they are; pending ones that nobody edited follow their cards, as if the contributor had corrected them.
/// </summary>
public sealed class BoardImport(
    BoardReader reader, NewNotes notes, WorkshopRegister workshops, ContributionStore contributions, ContributionUpdater changes, AllWords words, TimeProvider clock)
{
    private const int Parallel = 16;

    /// <param name="export">The board's JSON export from Trello.</param>
    /// <param name="import">The import that the cards belong to, so that it can be taken back; null if nobody will.</param>
    /// <param name="progress">Gets the number of cards that are done, and of all cards.</param>
    public async Task<ImportOutcome> ImportAsync(
        Stream export, ListMapping mapping, ImportMode mode, WorkshopImport? import, IProgress<(int Done, int All)>? progress, CancellationToken cancellationToken)
    {
        BoardToImport board;
        try
        {
            board = reader.Open(export, mapping, mode.HasFlag(ImportMode.Approved), import);
        }
        catch (WrongExportException wrong)
        {
            return new ImportOutcome.Refused(wrong.Message);
        }

        var tally = new ImportTally(board, words.Import, words.Columns, progress);
        // In an empty storage, do not look for each card: an insert fails if the contribution exists. It may have been taken back, too.
        var looksFirst = mode.HasFlag(ImportMode.DryRun) || !await contributions.IsEmptyAsync(cancellationToken) || (await workshops.AllAsync(cancellationToken)).Any(other => other.Value.Id != import?.Id);
        await System.Threading.Tasks.Parallel.ForEachAsync(
            board.Cards.Select((card, number) => (card, number)),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (read, token) => tally.Add(read.card, read.number, read.card is CardRead.Ready ready ? await ImportCardAsync(ready.Contribution, looksFirst, mode, token) : null));
        return new ImportOutcome.Done(tally.Report(mode));
    }

    private async Task<CardResult> ImportCardAsync(Contribution card, bool looksFirst, ImportMode mode, CancellationToken cancellationToken)
    {
        var isDryRun = mode.HasFlag(ImportMode.DryRun);
        var (wasAdded, found) = await notes.AddAsync(card, looksFirst, isDryRun, cancellationToken);
        if (wasAdded)
            return CardResult.Imported;
        return found is { } there ? await FollowAsync(there, card, isDryRun, cancellationToken) : CardResult.Deleted;
    }

    private async Task<CardResult> FollowAsync(Versioned<Contribution> found, Contribution card, bool isDryRun, CancellationToken cancellationToken)
    {
        var end = EndOf(found.Value, card);
        if (end != CardResult.Updated || isDryRun)
            return end;
        var entry = new HistoryEntry($"{HistoryEntry.ImportPrefix}{card.BodyHash[..16]}-{found.Value.Revision}", clock.GetUtcNow(), HistoryAction.Imported);
        var (contribution, _) = await changes.TryUpdateAsync(
            found,
            entry.CommandId,
            current => (end = EndOf(current, card)) == CardResult.Updated ? IfItFits(Following(current, card, entry), ref end) : null,
            cancellationToken);
        return contribution is null ? CardResult.Deleted : end;
    }

    private static Contribution? IfItFits(Contribution next, ref CardResult end)
    {
        if (RowBudget.ForWords.Fits(next))
            return next;
        end = CardResult.NoRoom;
        return null;
    }

    private static CardResult EndOf(Contribution current, Contribution card)
    {
        var sameText = current.BodyHash == card.BodyHash;
        return (current.State, sameText) switch
        {
            (ContributionState.Pending, true) => SameBackground(current, card) ? CardResult.Unchanged : CardResult.Updated,
            (ContributionState.Pending, false) => WasEdited(current) ? CardResult.Edited : CardResult.Updated,
            (ContributionState.Approved or ContributionState.Declined or ContributionState.Merged or ContributionState.Withdrawn, true) => CardResult.Unchanged,
            (ContributionState.Approved or ContributionState.Declined or ContributionState.Merged or ContributionState.Withdrawn, false) => CardResult.Decided,
        };
    }

    private static Contribution Following(Contribution current, Contribution card, HistoryEntry entry)
    {
        var followed = current.BodyHash == card.BodyHash
            ? current.WithEntry(entry, current.State)
            : current.CorrectedBy(entry with { Action = HistoryAction.Corrected }, card.Wording) with { Principles = card.Principles, BodyHash = card.BodyHash };
        return followed with { Background = card.Background };
    }

    private static bool SameBackground(Contribution one, Contribution other) => JsonOf(one) == JsonOf(other);

    private static string JsonOf(Contribution contribution) => JsonSerializer.Serialize(contribution.Background, RowJson.Default.Background);

    /// <summary>By a curator, or by someone with its private link.</summary>
    private static bool WasEdited(Contribution contribution) => contribution.History.Any(entry =>
        entry.Action is HistoryAction.Edited or HistoryAction.Amended or HistoryAction.AmendedForGood or HistoryAction.ProposalPublished or HistoryAction.Categorised or HistoryAction.Split
        || (entry.Action == HistoryAction.Corrected && !entry.IsImport));
}

[Flags]
public enum ImportMode
{
    /// <summary>New cards wait for the curators' decision.</summary>
    Waiting = 0,

    /// <summary>The operator vouches for the cards: new ones are published at once.</summary>
    Approved = 1,

    /// <summary>Reads and reports, but writes nothing.</summary>
    DryRun = 2,
}

internal enum CardResult
{
    Imported,
    Updated,
    Unchanged,
    Decided,
    Edited,
    Deleted,

    /// <summary>It has so many versions or so much text that another version does not fit into its row.</summary>
    NoRoom,
}
