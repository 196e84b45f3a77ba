namespace CollaborationManifesto.Words;

/// <summary>What surrounds every page, such as header and footer.</summary>
public sealed record FrameWords
{
    public string Skip { get; init; } = "Skip to main content";

    public string Main { get; init; } = "Main";

    public string Principles { get; init; } = "Principles";

    public string Board { get; init; } = "Board";

    public string Contribute { get; init; } = "Contribute";

    public string About { get; init; } = "About";

    public string Whole { get; init; } = "The whole on one page";

    public string Decisions { get; init; } = "How decisions are made";

    public string Changes { get; init; } = "Changes";

    public string Accessibility { get; init; } = "Accessibility";

    public string Privacy { get; init; } = "Privacy";

    public string Json { get; init; } = "JSON";

    public string Feed { get; init; } = "Feed";

    public string TextUnder { get; init; } = "Text under";

    public string ByContributors { get; init; } = "by its contributors";
}
