namespace CollaborationManifesto.Model;

/// <summary>Whether those who tried something would do it again.</summary>
public enum TryAgain
{
    Yes,
    WithChanges,
    No,
}

/// <summary>A published account of what came of a principle, guidance or a barrier.</summary>
/// <param name="About">The published item that it stands under; if the one that it was sent for was merged, what that one is in now.</param>
public sealed record Experience(ContributionId Id, ContributionId About, string Title, string Text, TryAgain Again, Origin Origin, int Version);
