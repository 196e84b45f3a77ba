using System.Collections.Immutable;
using System.Text.Json;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Importing;

/// <summary>What an export says of a card outside the card itself. Who wrote a comment is not read.</summary>
internal sealed record CardExtras(int CommentsFound, ImmutableArray<Comment> Comments, ImmutableArray<Checklist> Checklists, int LeftOut)
{
    /// <summary>Characters that are kept, far more than anyone reads before a decision and far less than a row can hold.</summary>
    private const int MaxCharacters = 50_000;

    /// <summary>What a row needs around each text.</summary>
    private const int Around = 60;

    public static CardExtras From(int found, IEnumerable<Comment> comments, IEnumerable<Checklist> checklists)
    {
        var room = MaxCharacters;
        var leftOut = 0;
        var keptChecklists = Fitting(checklists, Size, ref room, ref leftOut);
        // An export has the newest first, and those are kept where not all can be.
        var keptComments = Fitting(comments, comment => Size(comment.Text), ref room, ref leftOut);
        return new(found, keptComments, keptChecklists, leftOut);
    }

    public static Comment CommentOf(JsonElement action) => new(TypedText.Paragraphs(action.Member("data")?.Text("text")), action.Time("date"));

    /// <summary>A comment of which the file holds only the change: too much has happened on the board since it was written.</summary>
    public static Comment ChangedCommentOf(JsonElement action)
    {
        var comment = action.Member("data")?.Member("action") ?? default;
        return new(TypedText.Paragraphs(comment.Text("text")), comment.Text("id") is { } id ? TrelloCard.CreatedAt(id) : null);
    }

    public static Checklist ChecklistOf(JsonElement checklist) => new(
        TypedText.Line(checklist.Text("name")),
        [.. checklist.Items("checkItems").Select(item => new ChecklistItem(TypedText.Line(item.Text("name")), item.Text("state") == "complete"))]);

    private static int Size(Checklist checklist) => Size(checklist.Name) + checklist.Items.Sum(item => Size(item.Text));

    /// <summary>As it takes room in the row, where some characters take several.</summary>
    public static int Size(string text) => RowText.Length(text) + Around;

    public static ImmutableArray<T> Fitting<T>(IEnumerable<T> items, Func<T, int> size, ref int room, ref int leftOut)
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
