namespace CollaborationManifesto.Words;

/// <summary>The themes on the site: the board by theme, and a page for each.</summary>
public sealed record ThemePageWords
{
    public string Heading { get; init; } = "Themes";

    public string Description { get; init; } = "What people wrote, in the groups that the curators see in it.";

    /// <summary>Numbers of themes, and of notes in them.</summary>
    public Func<int, int, string> Lead { get; init; } = (themes, notes) =>
        $"The curators see {Plural.Format(themes, "theme", "themes")} in what people wrote, with {Plural.Format(notes, "note", "notes")}.";

    /// <summary>A link to the board follows.</summary>
    public Func<int, string> InNoTheme { get; init; } = barriers => $"{Plural.Format(barriers, "barrier is", "barriers are")} in no theme.";

    public string ToBoard { get; init; } = "See all barriers by category";

    /// <summary>Links between the two arrangements of the board.</summary>
    public string Columns { get; init; } = "Columns";

    public string ByCategory { get; init; } = "By category";

    public string ByTheme { get; init; } = "By theme";

    public string AllThemes { get; init; } = "All themes";

    public Func<string, string> Title { get; init; } = name => $"Theme: {name}";

    public Func<int, string> Notes { get; init; } = count => Plural.Format(count, "note", "notes");

    public Func<int, string> SeeAll { get; init; } = count => $"See all {Plural.Number(count)} notes";

    /// <summary>Follows the notes that are shown, where there is no link to the others.</summary>
    public Func<int, string> AndMore { get; init; } = count => $"and {Plural.Number(count)} more";

    /// <summary>Before the name, in the list of changes.</summary>
    public string Published { get; init; } = "The curators published the theme";

    /// <summary>Before the name, in the list of changes.</summary>
    public string Reworded { get; init; } = "The curators published new words for the theme";

    /// <summary>Of one month.</summary>
    public Func<int, string> Changes { get; init; } = count => Plural.Format(count, "change to themes", "changes to themes");

    public Func<int, string> MoreChanges { get; init; } = count => $"See {Plural.Format(count, "more change", "more changes")} to themes";

    /// <summary>In the list of changes. It is not named.</summary>
    public string TakenOff { get; init; } = "The curators took a theme off the site";
}
