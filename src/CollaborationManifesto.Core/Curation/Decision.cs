using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Curation;

/// <summary>What a curator decided, about the content version that they saw.</summary>
public sealed record Decision(string CommandId, VoteKind Kind, string? Reason, int ContentVersion);
