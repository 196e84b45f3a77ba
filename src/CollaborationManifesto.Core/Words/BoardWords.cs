using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>The board of barriers.</summary>
public sealed record BoardWords
{
    public string Heading { get; init; } = "What stops us";

    public Func<string, string> CategoryHeading { get; init; } = category => $"What stops us: {category}";

    public string Description { get; init; } = "The barriers that people have met when they worked together, by category.";

    public Func<int, int, string> Lead { get; init; } = (barriers, answered) =>
        $"{Plural.Format(barriers, "barrier", "barriers")} that people have met when they worked together, {Plural.Number(answered)} answered by a principle.";

    public string Invitation { get; init; } = "Add one, or say how you got past one";

    public string FilterByCategory { get; init; } = "By category";

    public string FilterByAnswer { get; init; } = "By answer";

    public string AllCategories { get; init; } = "All categories";

    /// <summary>Heading above barriers whose category is no longer configured.</summary>
    public string NoCategory { get; init; } = "No category";

    public string NameOf(Category category) => category == Category.None ? NoCategory : category.Name;

    public string All { get; init; } = "All";

    public string Unanswered { get; init; } = "Not answered yet";

    public string Answered { get; init; } = "Answered";

    public string None { get; init; } = "Nothing here yet.";

    public string AnsweredBy { get; init; } = "Answered by";

    public string And { get; init; } = "and";

    public string EditedByCurators { get; init; } = "Edited by curators";

    public Func<int, string, string> SeeAll { get; init; } = (count, category) => $"See all {Plural.Number(count)} in {category}";

    public string WholeBoard { get; init; } = "See the whole board";

    public string BackToTop { get; init; } = "Back to the top";

    public Func<int, int, string> PageOf { get; init; } = (page, pages) => $"Page {page} of {pages}";

    public string Pages { get; init; } = "Pages";

    public string Previous { get; init; } = "Previous page";

    public string Next { get; init; } = "Next page";
}
