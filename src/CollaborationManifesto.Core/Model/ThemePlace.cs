using System.Globalization;

namespace CollaborationManifesto.Model;

/// <summary>Where curators last put a contribution among the themes. Only the last move is kept.</summary>
/// <param name="Theme">The theme that it is in; null if it is in none.</param>
/// <param name="Number">How many moves there were. A move is refused if the curator's page showed an earlier one.</param>
/// <param name="Unshown">How many of them were made while it was not published: those the projection does not need (<see cref="Contribution.RevisionToShow"/>).</param>
/// <param name="CuratorName">The curator's name at that time, kept after the curator has left.</param>
/// <param name="CommandId">Identifies the move, so that repeating it does nothing.</param>
public sealed record ThemePlace(ContributionId? Theme, int Number, int Unshown, DateTimeOffset At, string CuratorId, string CuratorName, string CommandId)
{
    private const string Prefix = "move-";

    /// <summary>Curators left it out of all themes on purpose, so that it is not suggested again.</summary>
    public bool LeftAlone { get; init; }

    /// <summary>The command that a message names: a later move does all that an earlier one left undone.</summary>
    public static string Announcement(int number) => string.Create(CultureInfo.InvariantCulture, $"{Prefix}{number}");

    /// <summary>It is this move, or a message is about this move or an earlier one.</summary>
    public bool Covers(string commandId) => commandId == CommandId
        || (commandId.StartsWith(Prefix, StringComparison.Ordinal) && int.TryParse(commandId[Prefix.Length..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number <= Number);
}

/// <summary>Where a curator wants to put a contribution, or a facilitator a note of a live session.</summary>
/// <param name="Theme">Null for none.</param>
public sealed record ThemeMove(string CommandId, ContributionId? Theme, bool LeftAlone, string CuratorId, string CuratorName, DateTimeOffset At)
{
    /// <summary>The contribution in its new place. No vote is cleared and no page goes out of date, because what it says is the same.</summary>
    public Contribution Apply(Contribution contribution) => contribution with
    {
        Revision = contribution.Revision + 1,
        Place = Place(contribution.Place, isPublished: contribution.State == ContributionState.Approved),
    };

    public SessionNote Apply(SessionNote note) => note with { Place = Place(note.Place, isPublished: false) };

    private ThemePlace Place(ThemePlace? before, bool isPublished)
    {
        var (number, unshown) = before is null ? (0, 0) : (before.Number, before.Unshown);
        return new(Theme, number + 1, isPublished ? unshown : unshown + 1, At, CuratorId, CuratorName, CommandId) { LeftAlone = LeftAlone };
    }
}
