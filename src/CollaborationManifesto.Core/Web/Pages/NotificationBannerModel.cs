using CollaborationManifesto.Words;

namespace CollaborationManifesto.Web.Pages;

/// <summary>Says at the top of a page what its post did. Only the answer to a post has one: a link that is opened again does nothing.</summary>
/// <param name="Heading">What was done.</param>
/// <param name="Paragraphs">What follows from it.</param>
/// <param name="Links">Where to go next.</param>
public sealed record NotificationBannerModel(FrameWords Words, string Heading, IReadOnlyList<string> Paragraphs, params IReadOnlyList<(string Text, string Target)> Links);
