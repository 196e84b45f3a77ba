namespace CollaborationManifesto.Words;

/// <summary>The home page.</summary>
public sealed record HomeWords
{
    public string Contribute { get; init; } = "Add what you know";

    public string LastChanged { get; init; } = "Last changed";

    public Func<int, string> Principles { get; init; } = count => Plural.Format(count, "principle", "principles");

    public Func<int, string> Guidance { get; init; } = count => Plural.Format(count, "piece of guidance", "pieces of guidance");

    public Func<int, int, string> Barriers { get; init; } = (count, answered) => $"{Plural.Format(count, "barrier", "barriers")}, {Plural.Number(answered)} answered";

    public Func<int, string> Answers { get; init; } = barriers => $"answers {Plural.Format(barriers, "barrier", "barriers")}";

    public string PrinciplesHeading { get; init; } = "Principles";

    public string NoPrinciple { get; init; } = "Nobody has agreed on a principle yet.";

    public string SuggestOne { get; init; } = "Suggest the first one";

    public string OtherGuidanceHeading { get; init; } = "More guidance";

    public string OtherGuidance { get; init; } = "What has helped people, not yet tied to a principle.";

    public string BarriersHeading { get; init; } = "What stops us";

    public string BarriersLead { get; init; } = "Each note is a barrier that someone has met. If you have got past one,";

    public string SayHow { get; init; } = "say how";
}
