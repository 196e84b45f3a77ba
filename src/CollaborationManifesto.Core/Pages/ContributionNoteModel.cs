using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Pages;

/// <summary>A contribution set apart, as it would be published.</summary>
/// <param name="HeadingLevel">2 or 3, by what stands above it.</param>
public sealed record ContributionNoteModel(string Kind, Category? Category, string Title, string Text, int HeadingLevel = 3);
