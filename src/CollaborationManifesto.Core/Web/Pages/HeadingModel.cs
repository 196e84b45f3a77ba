namespace CollaborationManifesto.Web.Pages;

/// <summary>A heading of a part that stands at different depths of different pages.</summary>
public sealed record HeadingModel(int Level, string Text);
