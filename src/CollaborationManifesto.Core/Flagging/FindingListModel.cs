using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Flagging;

public sealed record FindingListModel(FindingWords Words, ImmutableArray<Finding> Findings, Func<ContributionId, string> LinkTo);
