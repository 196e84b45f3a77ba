using System.Text.Json;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Importing;

internal sealed record TrelloList(string Id, string Name, bool Archived);

/// <summary>
/// A Trello board's own JSON export. It is read through once, which finds everything that is wrong with it and where things stand; the cards
/// are then read again one by one, so that memory holds ids and places and never the board.
/// </summary>
internal sealed class TrelloExport
{
    /// <summary>Bytes of a whole export. The largest boards that Trello allows stay far below it.</summary>
    public const long MaxLength = 1L << 30;

    private readonly Stream _file;
    private readonly ImportWords _words;
    private readonly List<Piece> _cards = [];
    private readonly List<TrelloList> _lists = [];
    private readonly Dictionary<string, ContributionId> _byShortLink = [];
    private readonly Dictionary<string, List<Piece>> _checklists = [];
    private readonly Dictionary<string, List<Piece>> _comments = [];
    private readonly Dictionary<string, List<(string Comment, Piece Piece)>> _changes = [];
    private readonly HashSet<string> _written = [];
    private readonly HashSet<string> _deleted = [];
    private long? _ofCard;

    private TrelloExport(Stream file, ImportWords words) => (_file, _words, Board) = (file, words, words.UnnamedBoard);

    public string Board { get; private set; }

    public IReadOnlyList<TrelloList> Lists => _lists;

    public int CardCount => _cards.Count;

    /// <param name="file">Can be read from any place.</param>
    /// <exception cref="WrongExportException">It is no export of a board, or not a whole one.</exception>
    public static TrelloExport Open(Stream file, ImportWords words)
    {
        if (file.Length > MaxLength)
            throw new WrongExportException(words.TooLarge(MaxLength >> 20));
        var export = new TrelloExport(file, words);
        try
        {
            new ExportScan(file, words).Walk(["lists", "cards", "checklists", "actions"], export.Keep, export.KeepText);
        }
        catch (JsonException broken)
        {
            throw new WrongExportException(words.Damaged(new((broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1)));
        }

        if (export._lists.Count == 0)
            throw new WrongExportException(export._ofCard is null ? words.NoLists(Position.From(file, file.Length)) : words.OneCard(Position.From(file, export._ofCard.Value)));
        return export;
    }

    /// <summary>Every card in the order of the file, with what stands about it elsewhere. Read by one at a time.</summary>
    public IEnumerable<(TrelloCard Card, CardExtras Extras)> Cards()
    {
        foreach (var piece in _cards)
        {
            var card = Read(piece, TrelloCard.Read)!;
            var comments = _comments.GetValueOrDefault(card.Id) ?? [];
            var checklists = _checklists.GetValueOrDefault(card.Id) ?? [];
            var changed = Changed(card.Id);
            yield return (card, CardExtras.From(
                comments.Count + changed.Count,
                comments.Select(comment => Read(comment, CardExtras.CommentOf)).Concat(changed.Select(change => Read(change, CardExtras.ChangedCommentOf))),
                checklists.Select(checklist => Read(checklist, CardExtras.ChecklistOf))));
        }
    }

    /// <summary>The card of this board that an address such as https://trello.com/c/AbCd1234/12-title leads to.</summary>
    public ContributionId? Find(Uri link) =>
        link is { Host: "trello.com", Segments: [_, "c/", var shortLink, ..] } && _byShortLink.TryGetValue(shortLink.TrimEnd('/'), out var id) ? id : null;

    private void Keep(string list, JsonElement entry, Piece piece)
    {
        switch (list)
        {
            case "lists":
                _lists.Add(ListOf(entry) ?? throw new WrongExportException(_words.WrongList(Position.From(_file, piece.Offset))));
                break;
            case "cards":
                KeepCard(TrelloCard.Read(entry) ?? throw new WrongExportException(_words.WrongCard(Position.From(_file, piece.Offset))), piece);
                break;
            case "checklists":
                Keep(_checklists, entry.Text("idCard"), piece);
                break;
            default:
                KeepAction(entry, piece);
                break;
        }
    }

    private void KeepAction(JsonElement action, Piece piece)
    {
        var card = action.Member("data")?.Member("card")?.Text("id");
        switch (action.Text("type"))
        {
            case "commentCard" or "copyCommentCard":
                Keep(_comments, card, piece);
                if (action.Text("id") is { } written)
                    _written.Add(written);
                break;
            case "updateComment" when card is not null && CommentOf(action) is { } comment:
                if (!_changes.TryGetValue(card, out var ofCard))
                    _changes.Add(card, ofCard = []);
                ofCard.Add((comment, piece));
                break;
            case "deleteComment" when CommentOf(action) is { } comment:
                _deleted.Add(comment);
                break;
        }
    }

    private static string? CommentOf(JsonElement action) => action.Member("data")?.Member("action")?.Text("id");

    /// <summary>The last change of each comment that is not in the file itself; an export has the newest first.</summary>
    private List<Piece> Changed(string card) =>
        [.. _changes.GetValueOrDefault(card, []).Where(change => !_written.Contains(change.Comment) && !_deleted.Contains(change.Comment)).DistinctBy(change => change.Comment).Select(change => change.Piece)];

    private void KeepCard(TrelloCard card, Piece piece)
    {
        _cards.Add(piece);
        if (card.ShortLink is not null)
            _byShortLink.TryAdd(card.ShortLink, card.ContributionId);
    }

    private static void Keep(Dictionary<string, List<Piece>> pieces, string? card, Piece piece)
    {
        if (card is null)
            return;
        if (!pieces.TryGetValue(card, out var ofCard))
            pieces.Add(card, ofCard = []);
        ofCard.Add(piece);
    }

    private void KeepText(string name, string text, long at)
    {
        if (name == "name" && TypedText.Line(text) is { Length: > 0 } board)
            Board = board;
        else if (name == "idList")
            _ofCard = at;
    }

    private static TrelloList? ListOf(JsonElement list) =>
        list.Text("id") is { Length: > 0 } id && list.Text("name") is { } name ? new(id, TypedText.Line(name), list.Is("closed")) : null;

    private T Read<T>(Piece piece, Func<JsonElement, T> parse)
    {
        var bytes = new byte[piece.Length];
        _file.Position = piece.Offset;
        _file.ReadExactly(bytes);
        using var entry = JsonDocument.Parse(bytes);
        return parse(entry.RootElement);
    }
}
