using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Model;

/// <summary>One of the configured categories. Its id comes from its name: after a rename, contributions with the old id have no category.</summary>
public sealed class Category
{
    /// <summary>
    /// Stands for every category that is no longer configured. The name is only used for its folder; people read
    /// <c>BoardWords.NoCategory</c>.
    /// </summary>
    public static readonly Category None = new() { Name = "no-category" };

    public string Name { get; set; } = "";

    /// <summary>Colour of the category's notes as <c>#rrggbb</c>.</summary>
    public string Colour { get; set; } = "#1b1f2a";

    public string Id => Slug.FromTitle(Name);
}
