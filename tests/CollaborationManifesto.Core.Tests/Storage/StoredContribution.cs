using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Storage;

internal static class StoredContribution
{
    /// <summary>What a row says of it.</summary>
    public static Contribution Again(Contribution contribution) => ContributionRow.Read(ContributionRow.Write(contribution));
}
