using System.Collections.Immutable;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Pages.Curate;

public sealed record FindingListModel(FindingWords Words, ImmutableArray<Finding> Findings, Func<ContributionId, string> LinkTo);
