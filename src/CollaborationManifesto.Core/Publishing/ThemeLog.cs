using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Publishing;

/// <summary>
/// What curators did to themes on the site, from the themes' own histories, which keep the last acts. Names only what is shown now: of all others
/// it says only that one was taken off.
/// </summary>
internal static class ThemeLog
{
    public static ImmutableArray<ThemeChange> Of(IEnumerable<Theme> themes, IEnumerable<PublishedTheme> shown)
    {
        var byId = shown.ToDictionary(theme => theme.Id);
        return [.. themes.SelectMany(theme => Of(theme, byId.GetValueOrDefault(theme.Id))).OrderByDescending(change => change.At)];
    }

    private static IEnumerable<ThemeChange> Of(Theme theme, PublishedTheme? shown)
    {
        // Merging or deleting takes it off too, and undoing that brings it back.
        var (published, on) = (false, false);
        foreach (var entry in theme.History)
        {
            var wasOn = on;
            (published, on) = entry.Action switch
            {
                ThemeAction.Published => (true, true),
                ThemeAction.TakenOffSite => (false, false),
                ThemeAction.Merged or ThemeAction.Deleted => (published, false),
                ThemeAction.BroughtBack => (published, published),
                ThemeAction.Created or ThemeAction.Renamed => (published, on),
                _ => throw new UnreachableException(),
            };
            if (wasOn && !on)
                yield return new(entry.At, ThemeChangeKind.TakenOff, null);
            else if (on && shown is not null && (!wasOn || entry.Action == ThemeAction.Published))
                yield return new(entry.At, wasOn ? ThemeChangeKind.Reworded : ThemeChangeKind.Published, shown);
        }
    }
}
