using CollaborationManifesto.Words;

namespace CollaborationManifesto.Web.Pages;

/// <summary>Why a principle is important and what it means. Nothing stands for what nobody has written.</summary>
/// <param name="HeadingLevel">2 to 4, by what stands above it.</param>
public sealed record PrincipleDepthModel(PrincipleWords Words, string? Importance, IReadOnlyList<string> Meaning, int HeadingLevel);
