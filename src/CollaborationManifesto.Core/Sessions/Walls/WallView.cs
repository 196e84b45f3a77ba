using System.Collections.Immutable;
using System.Security.Cryptography;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Sessions.Walls;

/// <summary>Everything that a wall shows, and nothing else that is known of the session.</summary>
public sealed record WallView(string Name, string Question, SessionCode Code, bool IsRevealed, bool IsClosed, ImmutableArray<WallCategory> Categories)
{
    /// <summary>So many of the latest notes are marked.</summary>
    private const int Newest = 3;

    public int Count => Categories.Sum(category => category.Count);

    /// <param name="fates">What the notes have become; null if none has been brought in.</param>
    public static WallView From(SessionRoom room, bool isClosed, ILookup<ContributionId, NoteFate>? fates, ManifestoSettings manifesto)
    {
        var session = room.Session;
        var shown = room.Notes.Select(note => (note.Category, Note: Shown(note, fates))).Where(one => one.Note is not null).Select(one => (one.Category, Note: one.Note!)).ToList();
        var newest = shown.Skip(shown.Count - Newest).Select(one => one.Note.Id).ToHashSet();
        var notes = shown.ToLookup(one => one.Category, one => one.Note with { IsNewest = newest.Contains(one.Note.Id) });
        return new(
            session.Name,
            session.Prompt.Text,
            session.Code,
            session.IsRevealed,
            isClosed,
            // A category that the session no longer has may still have notes.
            [.. session.Categories.Union(notes.Select(category => category.Key)).Select(id => new WallCategory(
                id, manifesto.FindCategory(id)?.Name ?? id, notes[id].Count(), session.IsRevealed ? [.. notes[id].Reverse()] : []))]);
    }

    /// <summary>The same for two walls that look the same.</summary>
    public string Hash()
    {
        using var content = new MemoryStream();
        using (var writer = new BinaryWriter(content))
        {
            writer.Write(Name);
            writer.Write(Question);
            writer.Write(Code.ToString());
            writer.Write(IsRevealed);
            writer.Write(IsClosed);
            foreach (var category in Categories)
            {
                writer.Write(category.Id);
                writer.Write(category.Name);
                writer.Write(category.Count);
                foreach (var note in category.Notes)
                {
                    writer.Write(note.Id.ToString());
                    writer.Write(note.Text);
                    writer.Write(note.Credit ?? "");
                    writer.Write(note.IsNewest);
                }
            }

            writer.Flush();
            return Convert.ToHexStringLower(SHA256.HashData(content.GetBuffer().AsSpan(0, (int)content.Length)))[..32];
        }
    }

    private static WallNote? Shown(SessionNote note, ILookup<ContributionId, NoteFate>? fates)
    {
        if (note.IsShown)
            return new(note.Id, note.Text, note.Credit);
        // Its words have been removed here, so what it has become is asked.
        return note is { BroughtInAt: not null, IsRemoved: false, IsHidden: false, IsUnchecked: false } && fates?[note.Id].FirstOrDefault(fate => fate.CanBeOnWall)?.Contribution is { } contribution
            ? new(note.Id, contribution.Text.StartsWith(contribution.Title.TrimEnd('…'), StringComparison.Ordinal) ? contribution.Text : $"{contribution.Title}\n{contribution.Text}".TrimEnd(), null)
            : null;
    }
}

/// <param name="Notes">The latest first; empty until the notes are revealed.</param>
public sealed record WallCategory(string Id, string Name, int Count, ImmutableArray<WallNote> Notes);

/// <param name="Credit">Who wrote it, if they want the room to know.</param>
public sealed record WallNote(ContributionId Id, string Text, string? Credit)
{
    public bool IsNewest { get; init; }
}
