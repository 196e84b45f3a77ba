namespace CollaborationManifesto.Model;

/// <summary>Where an imported contribution was first written down.</summary>
public sealed record Provenance(string Board, string CardLink, DateTimeOffset WrittenAt);
