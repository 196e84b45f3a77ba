using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Pages;

/// <summary>A contribution set apart, as it would be published.</summary>
public sealed record ContributionNoteModel(string Kind, Category? Category, string Title, string Text);
