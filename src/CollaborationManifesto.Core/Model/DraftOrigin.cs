using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>The theme that a curator drafted a principle from.</summary>
/// <param name="Notes">The contributions in the theme that the curator saw beside the form.</param>
public sealed record DraftOrigin(ContributionId Theme, string CuratorId, string CuratorName, ImmutableArray<ContributionId> Notes)
{
    /// <summary>The most notes that a principle can be drafted from: its row holds their ids.</summary>
    public const int MostNotes = 500;

    /// <summary>The principle was approved, and its notes are linked to it.</summary>
    public bool Linked { get; init; }

    /// <summary>Equality of records would compare the arrays by reference.</summary>
    public bool Equals(DraftOrigin? other) =>
        other is not null && (Theme, CuratorId, CuratorName, Linked) == (other.Theme, other.CuratorId, other.CuratorName, other.Linked) && Notes.SequenceEqual(other.Notes);

    public override int GetHashCode() => HashCode.Combine(Theme, CuratorId, Notes.Length, Linked);
}
