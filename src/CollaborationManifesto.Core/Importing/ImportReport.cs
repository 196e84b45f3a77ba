using System.Collections.Immutable;

namespace CollaborationManifesto.Importing;

public sealed record ImportReport(int Imported, ImmutableArray<SkippedCard> Skipped);

/// <param name="Reason">The sentence that a contributor would have been told.</param>
public sealed record SkippedCard(string Title, string Reason);
