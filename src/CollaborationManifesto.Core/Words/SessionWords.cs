using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>What all pages about live sessions say. For people they are workshops.</summary>
public sealed record SessionWords
{
    /// <summary>Where a note comes from, such as "LocalGov Camp, 8 October 2022".</summary>
    public Func<string, string, string> Origin { get; init; } = (name, day) => $"{name}, {day}";

    /// <summary>The ready-made questions, each with the kind of contribution that its answers are.</summary>
    public IReadOnlyList<SessionPrompt> Prompts { get; init; } =
    [
        new("It is a year from now and the project has failed. Why?", ContributionKind.Barrier),
        new("It is a year from now and the project has succeeded. What did we do?", ContributionKind.Guidance),
    ];

    /// <summary>Stands for the name of a facilitator who is no curator.</summary>
    public Func<string, string> FacilitatorOf { get; init; } = workshop => $"a facilitator of {workshop}";

    public Message NotGrouping { get; init; } = new("Press “Begin to group” first", "Notes are put into themes after they were shown and before the workshop closes. Nothing was changed.");

    public Message LinkEnded { get; init; } = new("This link does not work any more", "It was cut off or taken back, or the workshop ended more than a day ago. Ask the curators for a new one.");

    public string Code { get; init; } = "Code";

    public Func<int, string> Notes { get; init; } = count => Plural.Format(count, "note", "notes");
}
