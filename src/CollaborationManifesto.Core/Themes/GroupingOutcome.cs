using System.Collections.Immutable;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Themes;

/// <summary>What waits or is published beside the themes.</summary>
/// <param name="MadeAt">Just before it was read.</param>
/// <param name="Counts">How many of the contributions that the filter finds are in each theme, in none, and left alone.</param>
/// <param name="Notes">Those of this page.</param>
/// <param name="Changes">What others did since the curator's page before.</param>
public sealed record GroupingShown(
    GroupingAccess Access,
    GroupingPlace Place,
    DateTimeOffset MadeAt,
    ThemeMap Themes,
    IReadOnlyDictionary<GroupingView, int> Counts,
    GroupingList List,
    IReadOnlyList<ThemeNote> Notes,
    ImmutableArray<GroupingChange> Changes) : ThemeOutcome
{
    /// <summary>The workshop whose notes are shown; null for all, or if it is not there any more.</summary>
    public NoteOrigin? Import { get; init; }

    /// <summary>What was posted, if some of it was refused.</summary>
    public GroupingForm? Typed { get; init; }

    public ImmutableArray<FieldError> Errors { get; init; } = [];

    /// <summary>How many the curator has just moved; null if the page was simply opened.</summary>
    public int? Moved { get; init; }

    /// <summary>Where they are now.</summary>
    public GroupingView MovedTo { get; init; } = GroupingView.Ungrouped;
}

/// <summary>One group of contributions that seem to belong together.</summary>
/// <param name="Skipped">The first contribution of each group that was skipped.</param>
/// <param name="Left">How many groups are left, with this one.</param>
/// <param name="Theme">The theme that they seem to belong to; null if they make one of their own.</param>
/// <param name="Notes">Empty after the last group.</param>
public sealed record SuggestionShown(
    DeskAccess.Entered Entered, GroupingPlace Place, ThemeMap Themes, ImmutableArray<ContributionId> Skipped, int Left, Theme? Theme, IReadOnlyList<ThemeNote> Notes) : ThemeOutcome
{
    /// <summary>How many the curator has just moved; null if the page was simply opened.</summary>
    public int? Moved { get; init; }

    /// <summary>Where they are now.</summary>
    public GroupingView MovedTo { get; init; } = GroupingView.Ungrouped;

    /// <summary>What was posted, if it was refused.</summary>
    public GroupingForm? Typed { get; init; }

    public ImmutableArray<FieldError> Errors { get; init; } = [];
}

/// <summary>A page of a list.</summary>
/// <param name="Before">How many come before it.</param>
/// <param name="Total">How many there are in all.</param>
/// <param name="PreviousAfter">The last one before the previous page; null if that is the first page.</param>
/// <param name="NextAfter">The last one of this page; null if there is no next page.</param>
public sealed record GroupingList(ImmutableArray<ContributionId> Ids, int Before, int Total, ContributionId? PreviousAfter, ContributionId? NextAfter)
{
    /// <param name="all">In the order of their ids.</param>
    /// <param name="after">The last one before the page; null for the first page. It can have left the list since.</param>
    public static GroupingList From(IEnumerable<ContributionId> all, ContributionId? after)
    {
        var ids = all.ToList();
        var before = after is null ? 0 : ids.Count(id => string.CompareOrdinal(id.ToString(), after.Value.ToString()) <= 0);
        // What was on the last page can have been moved.
        if (before == ids.Count)
            before = Math.Max(0, (ids.Count - 1) / GroupingDesk.PageSize * GroupingDesk.PageSize);
        var shown = ids.Skip(before).Take(GroupingDesk.PageSize).ToImmutableArray();
        return new(
            shown,
            before,
            ids.Count,
            before > GroupingDesk.PageSize ? ids[before - GroupingDesk.PageSize - 1] : null,
            before + shown.Length < ids.Count ? shown[^1] : null);
    }
}
