namespace CollaborationManifesto.Words;

/// <summary>Names of the parts of a principle, for editors and readers.</summary>
public sealed record PrincipleWords
{
    public string Importance { get; init; } = "Why it’s important";

    public string ImportanceHint { get; init; } = "For principles only. What goes wrong without it, and for whom.";

    public string Meaning { get; init; } = "What it means";

    public string Breadcrumb { get; init; } = "Breadcrumb";

    public string Principles { get; init; } = "Principles";

    public string Guidance { get; init; } = "Guidance";

    public string NoGuidance { get; init; } = "Nobody has shared what helped them with this yet.";

    public string BeFirst { get; init; } = "Be the first";

    public string GuidanceLead { get; init; } = "What people have done about it.";

    public string AddYours { get; init; } = "Add yours";

    public string About { get; init; } = "About this principle";

    public string Barriers { get; init; } = "Barriers it answers";

    public Func<int, string, string> Version { get; init; } = (version, day) => $"Version {version}, {day}";

    public string MeaningHint { get; init; } = "For principles only. What people do who hold to it: one point on each line.";
}
