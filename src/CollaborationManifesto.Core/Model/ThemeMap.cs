using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>Finds the theme that a contribution is in now: where it was put may have been merged into another, or deleted.</summary>
public sealed class ThemeMap
{
    private readonly Dictionary<ContributionId, Theme> _all;

    public ThemeMap(IEnumerable<Theme> themes)
    {
        _all = themes.ToDictionary(theme => theme.Id);
        Open = [.. _all.Values.Where(theme => theme.IsOpen)];
        Closed = [.. _all.Values.Where(theme => !theme.IsOpen)];
    }

    /// <summary>In the order in which they were given.</summary>
    public ImmutableArray<Theme> Open { get; }

    /// <summary>Merged or deleted, in the same order.</summary>
    public ImmutableArray<Theme> Closed { get; }

    /// <summary>True if what is at this place is in the theme, also by a theme that was merged into it.</summary>
    public bool Holds(Theme theme, ThemePlace? place) => Resolve(place?.Theme)?.Id == theme.Id;

    /// <summary>Null if it leads to no open theme. Two curators who merge two themes into each other at the same moment can make a circle.</summary>
    public Theme? Resolve(ContributionId? id)
    {
        var seen = new HashSet<ContributionId>();
        while (id is { } next && seen.Add(next) && _all.TryGetValue(next, out var theme))
        {
            if (theme.IsOpen)
                return theme;
            id = theme.DeletedAt is null ? theme.MergedInto : null;
        }

        return null;
    }
}
