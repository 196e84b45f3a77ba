using System.Collections.Immutable;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Themes;

/// <summary>An outcome of the pages on themes.</summary>
public abstract record ThemeOutcome : DeskOutcome;

/// <summary>The page of one theme.</summary>
/// <param name="Notes">How many contributions are in it.</param>
/// <param name="PublishedNotes">How many of them are published.</param>
/// <param name="Preview">The first of those that are published.</param>
/// <param name="Drafted">The principles that were drafted from it.</param>
public sealed record ThemeShown(
    DeskAccess.Entered Entered, Theme Theme, ThemeMap Themes, int Notes, int PublishedNotes, IReadOnlyList<ThemeNote> Preview, IReadOnlyList<DraftedPrinciple> Drafted) : ThemeOutcome
{
    /// <summary>Where the page leads back to.</summary>
    public GroupingPlace Place { get; init; } = GroupingPlace.Start;

    /// <summary>What the curator just did; null if the page was simply opened, or if it was refused.</summary>
    public ThemeAction? Done { get; init; }

    /// <summary>What was posted, if it was refused.</summary>
    public ThemeForm? Typed { get; init; }

    public ImmutableArray<FieldError> Errors { get; init; } = [];
}

public sealed record ThemeGone(string Token) : ThemeOutcome;

/// <summary>The form of a principle, with the notes of the theme.</summary>
/// <param name="Notes">All of them, published or not.</param>
/// <param name="Place">Where the pages lead back to.</param>
/// <param name="Typed">What was typed, or what the form begins with.</param>
/// <param name="HasQuoted">The words of a note were just added to the text.</param>
public sealed record PrincipleDraftShown(
    DeskAccess.Entered Entered, Theme Theme, GroupingPlace Place, IReadOnlyList<ThemeNote> Notes, Submission Typed, bool HasQuoted, ImmutableArray<FieldError> Errors) : ThemeOutcome;

/// <summary>The principle is stored.</summary>
/// <param name="IsPublished">The curator's approval was enough.</param>
public sealed record PrincipleDrafted(DeskAccess.Entered Entered, ContributionId Principle, string Title, bool IsPublished, GroupingPlace Place) : ThemeOutcome;
