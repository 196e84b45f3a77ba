using System.Text.Json;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Importing.Trello;

/// <summary>A valid JSON export of a Trello board.</summary>
internal sealed class TrelloExport
{
    /// <summary>Maximum size of an export, in bytes. It is held in memory, and only the largest boards come near this.</summary>
    public const int MaxLength = 50 * 1024 * 1024;

    private readonly Dictionary<string, ContributionId> _byShortLink = [];
    private readonly ILookup<string?, TrelloChecklist> _checklists;
    private readonly ILookup<string?, TrelloAction> _comments;

    private TrelloExport(TrelloBoard board, ImportWords words)
    {
        Board = TypedText.Line(board.Name) is { Length: > 0 } name ? name : words.UnnamedBoard;
        Lists = [.. board.Lists!.Select(list => list with { Name = TypedText.Line(list.Name) })];
        Cards = board.Cards ?? [];
        foreach (var card in Cards)
        {
            if (card.ShortLink is not null)
                _byShortLink.TryAdd(card.ShortLink, card.ContributionId);
        }

        _checklists = (board.Checklists ?? []).ToLookup(checklist => checklist.IdCard);
        _comments = Comments(board.Actions ?? []).ToLookup(action => action.Data?.Card?.Id);
    }

    public string Board { get; }

    public IReadOnlyList<TrelloList> Lists { get; }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<TrelloCard> Cards { get; }

    /// <exception cref="WrongExportException">The file is not an export of a board, or not complete.</exception>
    public static TrelloExport Open(Stream file, ImportWords words)
    {
        if (file.Length > MaxLength)
            throw new WrongExportException(words.TooLarge(MaxLength >> 20));
        var content = new byte[file.Length];
        file.ReadExactly(content);
        var json = content.AsSpan(content.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
        try
        {
            var first = new Utf8JsonReader(json);
            first.Read();
            if (first.TokenType != JsonTokenType.StartObject)
                throw new WrongExportException(words.NotABoard(Position.From(json, (int)first.TokenStartIndex)));
            return new(Checked(JsonSerializer.Deserialize(json, TrelloJson.Default.TrelloBoard)!, json, words), words);
        }
        catch (JsonException broken)
        {
            throw new WrongExportException(words.Damaged(new((broken.LineNumber ?? 0) + 1, (broken.BytePositionInLine ?? 0) + 1)));
        }
    }

    /// <summary>What other parts of the file say about a card.</summary>
    public CardExtras ExtrasOf(TrelloCard card) => CardExtras.From([.. _comments[card.Id].Select(CardExtras.CommentOf)], _checklists[card.Id].Select(CardExtras.ChecklistOf));

    /// <summary>The card of this board that an address leads to, such as https://trello.com/c/AbCd1234/12-title.</summary>
    public ContributionId? Find(Uri link) =>
        link is { Host: "trello.com", Segments: [_, "c/", var shortLink, ..] } && _byShortLink.TryGetValue(shortLink.TrimEnd('/'), out var id) ? id : null;

    private static TrelloBoard Checked(TrelloBoard board, ReadOnlySpan<byte> json, ImportWords words)
    {
        if (board.Lists?.FirstOrDefault(list => list is not { Id.Length: > 0, Name: not null }) is { } list)
            throw new WrongExportException(words.WrongList(Position.From(json, list.Offset)));
        if (board.Cards?.FirstOrDefault(card => card is not { Id.Length: > 0, Name: not null, IdList: not null }) is { } card)
            throw new WrongExportException(words.WrongCard(Position.From(json, card.Offset)));
        if (board.Lists is null or [])
            throw new WrongExportException(board.IdList is { } at ? words.OneCard(Position.From(json, at)) : words.NoLists(Position.From(json, json.Length)));
        return board;
    }

    /// <summary>Comments, and the last change of those that the file lacks and nobody deleted. An export has the newest first.</summary>
    private static IEnumerable<TrelloAction> Comments(IReadOnlyList<TrelloAction> actions)
    {
        var written = actions.Where(action => action.Type is "commentCard" or "copyCommentCard").ToList();
        var deleted = actions.Where(action => action.Type == "deleteComment").Select(action => action.Data?.Action?.Id);
        var known = written.Select(action => action.Id).Concat(deleted).Append(null).ToHashSet();
        var changed = actions.Where(action => action.Type == "updateComment" && !known.Contains(action.Data?.Action?.Id));
        return written.Concat(changed.DistinctBy(action => (action.Data?.Card?.Id, action.Data?.Action?.Id)));
    }
}
