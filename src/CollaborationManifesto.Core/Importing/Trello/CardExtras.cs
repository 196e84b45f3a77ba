using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Importing.Trello;

/// <summary>What an export says about a card outside the card itself. Who wrote a comment is not read.</summary>
internal sealed record CardExtras(int CommentsFound, ImmutableArray<Comment> Comments, ImmutableArray<Checklist> Checklists, int LeftOut)
{
    /// <summary>Characters to keep: far more than anyone reads before a decision, and far fewer than a row can hold.</summary>
    private const int MaxCharacters = 50_000;

    /// <summary>Characters that a row needs around each text.</summary>
    private const int RowOverhead = 60;

    public static CardExtras From(IReadOnlyList<Comment> comments, IEnumerable<Checklist> checklists)
    {
        var room = MaxCharacters;
        var leftOut = 0;
        var keptChecklists = TakeFitting(checklists, Size, ref room, ref leftOut);
        // An export has the newest comments first, so older ones are left out if there is no room for all.
        var keptComments = TakeFitting(comments, comment => Size(comment.Text), ref room, ref leftOut);
        return new(comments.Count, keptComments, keptChecklists, leftOut);
    }

    /// <summary>For some comments the file has only a change, because too much has happened on the board since they were written.</summary>
    public static Comment CommentOf(TrelloAction action) => action is { Type: "updateComment", Data.Action: { Id: { } id } comment }
        ? new(TypedText.Paragraphs(comment.Text), TrelloCard.CreatedAt(id))
        : new(TypedText.Paragraphs(action.Data?.Text), TrelloCard.ParseTime(action.Date));

    public static Checklist ChecklistOf(TrelloChecklist checklist) => new(
        TypedText.Line(checklist.Name),
        [.. (checklist.CheckItems ?? []).Select(item => new ChecklistItem(TypedText.Line(item.Name), item.State == "complete"))]);

    private static int Size(Checklist checklist) => Size(checklist.Name) + checklist.Items.Sum(item => Size(item.Text));

    /// <summary>Room that the text needs in the row, where some characters take more than one.</summary>
    public static int Size(string text) => RowText.Length(text) + RowOverhead;

    public static ImmutableArray<T> TakeFitting<T>(IEnumerable<T> items, Func<T, int> size, ref int room, ref int leftOut)
    {
        var kept = ImmutableArray.CreateBuilder<T>();
        foreach (var item in items)
        {
            if (size(item) > room)
            {
                leftOut++;
                continue;
            }

            room -= size(item);
            kept.Add(item);
        }

        return kept.ToImmutable();
    }
}
