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

    public string Code { get; init; } = "Code";

    public Func<int, string> Notes { get; init; } = count => Plural.Format(count, "note", "notes");
}
