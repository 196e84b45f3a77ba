using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Themes;

/// <summary>What another curator did since a page was made.</summary>
/// <param name="Action">What was done with the theme; null if contributions were moved.</param>
/// <param name="Count">How many contributions were moved.</param>
/// <param name="Theme">The theme's name now; null for no theme.</param>
/// <param name="LeftAlone">They were left alone.</param>
public sealed record GroupingChange(string CuratorName, ThemeAction? Action, int Count, string? Theme, bool LeftAlone);

internal static class GroupingChanges
{
    /// <summary>Latest first.</summary>
    /// <param name="curatorId">Whose own doing is left out.</param>
    public static ImmutableArray<GroupingChange> Since(DateTimeOffset since, string curatorId, IEnumerable<NotePlace> notes, IEnumerable<Theme> themes, ThemeMap map)
    {
        var moves = notes.Where(note => note.Place is { } place && place.At > since && place.CuratorId != curatorId)
            .GroupBy(note => (note.Place!.CuratorName, Theme: map.Resolve(note.Place.Theme)?.Name, note.Place.LeftAlone))
            .Select(moved => (At: moved.Max(note => note.Place!.At), Change: new GroupingChange(moved.Key.CuratorName, null, moved.Count(), moved.Key.Theme, moved.Key.LeftAlone)));
        var acts = themes.SelectMany(theme => theme.History.Where(entry => entry.At > since && entry.CuratorId != curatorId)
            .Select(entry => (entry.At, Change: new GroupingChange(entry.CuratorName, entry.Action, 0, theme.Name, LeftAlone: false))));
        return [.. moves.Concat(acts).OrderByDescending(change => change.At).Select(change => change.Change)];
    }
}
