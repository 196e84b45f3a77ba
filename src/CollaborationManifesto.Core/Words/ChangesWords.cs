using System.Diagnostics;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>What has changed, on the page of changes, on each principle's page and in the feed.</summary>
public sealed record ChangesWords
{
    public string Heading { get; init; } = "Changes";

    public string Description { get; init; } = "What was added, reworded, renumbered and removed, month by month, with the words before and after.";

    public string Lead { get; init; } = "See what was added, reworded, renumbered or removed, newest first. Earlier words that had to be removed are not shown.";

    public string None { get; init; } = "Nothing has been published yet.";

    public Func<string, string> Month { get; init; } = month => $"Changes in {month}";

    public string Principles { get; init; } = "Principles";

    public string NoPrinciple { get; init; } = "No principle changed.";

    public Func<int, string> MorePrinciples { get; init; } = count => $"See {Plural.Format(count, "more change", "more changes")} to principles";

    public Func<string, string> WholeMonth { get; init; } = month => $"See all changes in {month}";

    public string EarlierMonths { get; init; } = "Earlier";

    public string AllMonths { get; init; } = "All changes";

    /// <summary>Follows the month.</summary>
    public Func<int, string> Part { get; init; } = number => $"part {Plural.Number(number)}";

    public string Newer { get; init; } = "Newer changes";

    public string Older { get; init; } = "Older changes";

    public string Pages { get; init; } = "Pages of this month";

    public Func<ChangeKind, string> Did { get; init; } = what => what switch
    {
        ChangeKind.Added => "Added",
        ChangeKind.Returned => "Published again",
        ChangeKind.Reworded => "Reworded",
        ChangeKind.Renumbered => "Renumbered",
        ChangeKind.Recategorised => "Other category",
        ChangeKind.Relinked => "Linked to other principles",
        ChangeKind.Merged => "Merged into",
        ChangeKind.Retired => "Retired",
        ChangeKind.Gone => "No longer published",
        _ => throw new UnreachableException(),
    };

    /// <summary>Such as "3 is now 4".</summary>
    public Func<int, int, string> Renumbered { get; init; } = (before, now) => $"{Plural.Number(before)} is now {Plural.Number(now)}";

    /// <summary>Title of the feed's entry.</summary>
    public string NewNumbers { get; init; } = "Principles have new numbers";

    public Func<string, string, string> Recategorised { get; init; } = (before, now) => $"Moved from {before} to {now}";

    /// <summary>Such as "1 barrier was merged into", before the name of the other.</summary>
    public Func<string, string> Merged { get; init; } = what => $"{what} was merged into";

    public string NoCategory { get; init; } = "no category";

    public Func<ContributionKind, int, string> Kind { get; init; } = (kind, count) => kind switch
    {
        ContributionKind.Principle => Plural.Format(count, "principle", "principles"),
        ContributionKind.Guidance => Plural.Format(count, "piece of guidance", "pieces of guidance"),
        ContributionKind.Barrier => Plural.Format(count, "barrier", "barriers"),
        _ => throw new UnreachableException(),
    };

    /// <summary>Follows the count, such as "2 barriers".</summary>
    public Func<ChangeKind, string> Were { get; init; } = what => what switch
    {
        ChangeKind.Added => "added",
        ChangeKind.Returned => "published again",
        ChangeKind.Reworded => "reworded",
        ChangeKind.Renumbered => "renumbered",
        ChangeKind.Recategorised => "in another category",
        ChangeKind.Relinked => "linked to other principles",
        ChangeKind.Merged => "merged with others",
        ChangeKind.Retired => "retired",
        ChangeKind.Gone => "no longer published",
        _ => throw new UnreachableException(),
    };

    /// <summary>Such as "1 principle reworded, 4 renumbered; 12 barriers added".</summary>
    public string Summary(ChangeCounts counts) => string.Join("; ", counts.Counts.GroupBy(count => count.Kind).Select(kind => string.Join(
        ", ", kind.Select((count, index) => index == 0 ? $"{Kind(count.Kind, count.Count)} {Were(count.What)}" : $"{Plural.Number(count.Count)} {Were(count.What)}"))));

    /// <summary>Follows what changed in the principles.</summary>
    public string Others { get; init; } = "guidance and barriers changed";

    public string EarlierWordsRemoved { get; init; } = "The earlier words were removed.";

    public string WordsRemovedSince { get; init; } = "These words were removed later.";

    /// <summary>Links to the numbered versions before and after follow.</summary>
    public string OldWords { get; init; } = "Compare the words in";

    public string History { get; init; } = "How this has changed";

    /// <summary>Such as "12 earlier changes: November 2026".</summary>
    public Func<int, string, string> MoreHistory { get; init; } = (count, month) => $"{Plural.Format(count, "earlier change", "earlier changes")}, the last of them in {month}";

    public string Versions { get; init; } = "Numbered versions and checksums";

    public string VersionsLead { get; init; } =
        "When something has changed we take a numbered version, but not more often than every few minutes. Nobody is named in one. What is no longer published, or must no longer be shown, is removed from every version, and its checksum (SHA-256) changes.";

    public Func<int, string> Version { get; init; } = number => $"Version {Plural.Number(number)}";

    public Func<int, string> EarlierVersions { get; init; } = count => $"All {Plural.Number(count)} versions as data";

    public string AsData { get; init; } = "This list as data";

    public Func<string, string> Redacted { get; init; } = minute => $"Something was removed on {minute}.";
}
