using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>Who looks after the manifesto and what they have done, for the pages about that.</summary>
/// <param name="Curators">The names of those who chose to be named, sorted.</param>
public sealed record SiteGovernance(ImmutableArray<string> Curators, ModerationFigures Figures);
