using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Importing.Trello;

/// <summary>Counts the results of the cards, which finish in any order.</summary>
internal sealed class ImportTally(BoardToImport board, ImportWords words, ColumnWords names, IProgress<(int Done, int All)>? progress)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<CardResult, int> _ends = [];
    private readonly SortedDictionary<int, SkippedCard> _skipped = [];
    private readonly HashSet<string> _unmapped = [];
    private int _done;
    private int _commentsCounted;
    private int _commentsFound;
    private int _leftOut;
    private CardLosses _losses;

    /// <param name="end">Null for a card that the reader skipped.</param>
    public void Add(CardRead read, int number, CardResult? end)
    {
        lock (_lock)
        {
            progress?.Report((++_done, board.Export.Cards.Count));
            if (read is CardRead.Ready ready)
                Add(ready, number, end!.Value);
            else if (read is CardRead.Skipped { Report: var report })
                Skip(read.Card, number, report);
        }
    }

    public ImportReport Report(ImportMode mode) => new(
        board.Export.Board,
        mode.HasFlag(ImportMode.DryRun),
        mode.HasFlag(ImportMode.Approved),
        _ends.GetValueOrDefault(CardResult.Imported),
        _ends.GetValueOrDefault(CardResult.Updated),
        _ends.GetValueOrDefault(CardResult.Unchanged),
        [.. _skipped.Values],
        [.. board.Plan.Lists.Where(list => list.Skipped is null && !list.List.Closed).Select(list => new ImportedList(list.List.Name, list.Kind.ToString().ToLowerInvariant(), list.Category?.Name))],
        [.. board.Plan.Lists.Where(list => _unmapped.Contains(list.List.Id)).Select(list => new UnmappedList(list.List.Id, list.List.Name, ColumnGuess.KindOf(list.List.Name, names)))],
        [.. Warnings()]);

    private void Add(CardRead.Ready ready, int number, CardResult end)
    {
        _ends[end] = _ends.GetValueOrDefault(end) + 1;
        _commentsCounted += ready.Card.CommentCount;
        _commentsFound += ready.Extras.CommentsFound;
        _losses = _losses.Plus(ready.Card.Losses);
        _leftOut += ready.Contribution.Background?.LeftOut ?? 0;
        SkipReason? reason = end switch
        {
            CardResult.Decided => SkipReason.Decided,
            CardResult.Edited => SkipReason.Edited,
            CardResult.Deleted => SkipReason.Deleted,
            CardResult.NoRoom => SkipReason.NoRoom,
            CardResult.Imported or CardResult.Updated or CardResult.Unchanged => null,
        };
        if (reason is { } why)
            Skip(ready.Card, number, new(ready.Card.ShortLink ?? ready.Card.Id, ready.Contribution.Title, why, words.Skipped(why)));
    }

    private void Skip(TrelloCard card, int number, SkippedCard report)
    {
        _skipped.Add(number, report);
        if (report.Reason == SkipReason.ListUnmapped)
            _unmapped.Add(card.IdList);
    }

    private IEnumerable<string> Warnings()
    {
        foreach (var warning in board.Plan.Warnings)
            yield return warning;
        if (_commentsCounted > _commentsFound)
            yield return words.CommentsMissing(_commentsCounted, _commentsFound);
        if (_leftOut > 0)
            yield return words.LeftOut(_leftOut);
        if (_losses.DueDates > 0)
            yield return words.DueDates(_losses.DueDates);
        if (_losses.CustomFields > 0)
            yield return words.CustomFields(_losses.CustomFields);
        if (_losses.Files > 0)
            yield return words.Files(_losses.Files);
        if (_losses.OtherAttachments > 0)
            yield return words.OtherAttachments(_losses.OtherAttachments);
    }
}
