using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Model;

/// <summary>One of the configured categories. Its id is made from its name, so renaming one is a change of data, not of looks.</summary>
public sealed class Category
{
    /// <summary>What is left of a category that is not configured any more. Its name is its folder's; people read <c>BoardWords.NoCategory</c>.</summary>
    public static readonly Category None = new() { Name = "no-category" };

    public string Name { get; set; } = "";

    /// <summary>Colour of the category's notes as <c>#rrggbb</c>.</summary>
    public string Colour { get; set; } = "#1b1f2a";

    public string Id => Slug.FromTitle(Name);
}
