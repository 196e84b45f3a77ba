namespace CollaborationManifesto.Publishing.Pages;

/// <summary>A row of plain links, each to the board with fewer notes.</summary>
public sealed record BoardFilterModel(string Label, IEnumerable<BoardLink> Links);
