namespace CollaborationManifesto.Words;

/// <summary>The page "check what you wrote".</summary>
public sealed record CheckWords
{
    public string Heading { get; init; } = "Check what you wrote before you send it";

    public string Preview { get; init; } = "This is how it will look";

    public string Details { get; init; } = "What you told us";

    public string Kind { get; init; } = "What it is";

    public string Category { get; init; } = "Category";

    public string Title { get; init; } = "Title";

    public string Text { get; init; } = "Text";

    public string NoText { get; init; } = "None";

    public string Principle { get; init; } = "Relates to";

    public string NoPrinciple { get; init; } = "No principle";

    public string Barrier { get; init; } = "About barrier";

    public string NoBarrier { get; init; } = "No barrier";

    public string Credit { get; init; } = "Shown in public as";

    public string Anonymous { get; init; } = "Anonymous";

    public string Private { get; init; } = "Kept private";

    /// <summary>Tells screen reader users what the button beside it changes.</summary>
    public string PrivateField { get; init; } = "your email address";

    public string NothingPrivate { get; init; } = "Nothing";

    public string Change { get; init; } = "Change";

    public string Send { get; init; } = "Send it to the curators";

    public Func<string, string> Licence { get; init; } = licence =>
        $"By sending it you share it under {licence}. The curators read it before it is published.";
}
