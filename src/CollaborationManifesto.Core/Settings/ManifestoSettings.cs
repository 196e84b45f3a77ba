using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Settings;

/// <summary>A community's name, look and categories. Everything here is public.</summary>
public sealed partial class ManifestoSettings : IValidatableObject
{
    public string Name { get; set; } = "Collaboration Manifesto";

    /// <summary>The large heading of the home page.</summary>
    public string Question { get; set; } = "What would it take for us to work well together?";

    /// <summary>The paragraph below the question.</summary>
    public string Preamble { get; set; } =
        "Principles for collaboration between public services, written by the people who do the work, with what has helped them and what gets in the way.";

    public string LicenceName { get; set; } = "CC BY 4.0";

    public string LicenceUrl { get; set; } = "https://creativecommons.org/licenses/by/4.0/";

    /// <summary>Colour of links and buttons as <c>#rrggbb</c>.</summary>
    public string AccentColour { get; set; } = DefaultAccentColour;

    public Logo Logo { get; } = new();

    /// <summary>Two to eight; the workshop's five if none is configured.</summary>
    public IList<Category> Categories { get; } = [];

    public Category? FindCategory(string? id) => Categories.FirstOrDefault(category => category.Id == id);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Name))
            yield return new("expected the name of the manifesto", [nameof(Name)]);
        if (string.IsNullOrWhiteSpace(Question))
            yield return new("expected the large line of the home page", [nameof(Question)]);
        if (!Uri.TryCreate(LicenceUrl, UriKind.Absolute, out var licence) || licence.Scheme is not ("http" or "https"))
            yield return new("expected the licence's address, such as https://creativecommons.org/licenses/by/4.0/", [nameof(LicenceUrl)]);
        if (Categories.Count is < 2 or > 8)
            yield return new("expected two to eight categories", [nameof(Categories)]);
        if (WrongColour(AccentColour) is { } wrongAccent)
            yield return new(wrongAccent, [nameof(AccentColour)]);
        if (Logo.Path.Length > 0 && !LogoPath().IsMatch(Logo.Path))
            yield return new("expected a file on the site, such as brand/logo.svg or brand/logo.png", [$"{nameof(Logo)}:{nameof(Logo.Path)}"]);
        if (Logo.Width is < 8 or > 320 || Logo.Height is < 8 or > 96)
            yield return new("expected 8 to 320 pixels of width and 8 to 96 of height", [$"{nameof(Logo)}:{nameof(Logo.Width)}"]);
        foreach (var (category, index) in Categories.Select((category, index) => (category, index)))
        {
            if (category.Id.Length == 0 || Categories.Count(other => other.Id == category.Id) > 1)
                yield return new("expected a name of letters or digits that no other category has", [$"{nameof(Categories)}:{index}:{nameof(category.Name)}"]);
            if (BoardFolders.Contains(category.Id))
                yield return new($"expected another name: the board has a page '{category.Id}' of its own", [$"{nameof(Categories)}:{index}:{nameof(category.Name)}"]);
            if (WrongColour(category.Colour) is { } wrong)
                yield return new(wrong, [$"{nameof(Categories)}:{index}:{nameof(category.Colour)}"]);
        }
    }

    /// <summary>Not the property's default, because configuration would add to that instead of replacing it.</summary>
    internal static readonly IReadOnlyList<Category> WorkshopCategories =
    [
        new() { Name = "Culture", Colour = "#6d3a8c" },
        new() { Name = "Tools", Colour = "#0a6186" },
        new() { Name = "Behaviours", Colour = "#a8402f" },
        new() { Name = "Decision Making", Colour = "#7a5b00" },
        new() { Name = "Communication", Colour = "#1b6b45" },
    ];

    /// <summary>Folders of the board that are not named after a category.</summary>
    private static readonly string[] BoardFolders = ["answered", "unanswered", Category.None.Id];

    /// <summary>The colour that the stylesheet is compiled with.</summary>
    internal const string DefaultAccentColour = "#1c4e80";

    private static string? WrongColour(string colour) =>
        !Colour().IsMatch(colour) ? "expected a colour such as #1c4e80"
        : !Contrast.IsEnough(colour) ? "expected a darker colour: its contrast to white and to #f6f4ef has to be at least 4.5 to 1 (WCAG 2.2, 1.4.3)"
        : null;

    [GeneratedRegex(@"^[A-Za-z0-9][A-Za-z0-9_-]*(?:[/.][A-Za-z0-9_-]+)*\.(?:svg|png|webp)\z")]
    private static partial Regex LogoPath();

    [GeneratedRegex(@"^#[0-9a-fA-F]{6}\z")]
    private static partial Regex Colour();
}

/// <summary>A picture before the name in the header, which replaces the coloured squares.</summary>
public sealed class Logo
{
    /// <summary>The file on the site, such as <c>brand/logo.svg</c>; empty for none. The publisher never changes or deletes it.</summary>
    public string Path { get; set; } = "";

    /// <summary>Width in CSS pixels. Pages give the size, so that nothing moves when the picture loads.</summary>
    public int Width { get; set; } = 32;

    public int Height { get; set; } = 32;
}
