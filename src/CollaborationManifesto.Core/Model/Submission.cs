namespace CollaborationManifesto.Model;

/// <summary>What was typed or posted, unchecked: every value may be missing or wrong. The form shows it again unchanged.</summary>
public sealed record Submission
{
    public string? Kind { get; init; }

    public string? Category { get; init; }

    public string? Title { get; init; }

    public string? Text { get; init; }

    /// <summary>Why a principle is important; asked of principles only.</summary>
    public string? Importance { get; init; }

    /// <summary>What a principle means in practice, one point per line; asked of principles only.</summary>
    public string? Meaning { get; init; }

    /// <summary>Id of the principle that it relates to; empty for none.</summary>
    public string? Principle { get; init; }

    /// <summary>Reference of the barrier that it is about; empty for none.</summary>
    public string? Barrier { get; init; }

    /// <summary>Id of what an experience is about; asked of experiences only.</summary>
    public string? About { get; init; }

    /// <summary>Whether they would do it again: <c>yes</c>, <c>withchanges</c> or <c>no</c>; asked of experiences only.</summary>
    public string? Again { get; init; }

    public string? Name { get; init; }

    public string? Organisation { get; init; }

    public string? Email { get; init; }

    public string? Attribution { get; init; }

    /// <summary><c>yes</c> if the person agreed to the open licence.</summary>
    public string? Licence { get; init; }

    /// <summary><c>yes</c> on the form of one principle, barrier or guidance, which does not ask what it is about.</summary>
    public string? Fixed { get; init; }

    /// <summary>Title of what a fixed form is about, only to show it again.</summary>
    public string? On { get; init; }

    /// <summary>The hidden field, which hardly anything but a program fills in. It does not become part of a contribution.</summary>
    public string? Website { get; init; }

    /// <summary>The secret of an invitation link, which lets people contribute while the form is closed.</summary>
    public string? Invitation { get; init; }

    /// <summary>Every field that the form asks for, under its name in the form and in JSON.</summary>
    public IEnumerable<(string Name, string? Value)> Fields =>
    [
        ("kind", Kind), ("title", Title), ("text", Text), ("again", Again), ("importance", Importance), ("meaning", Meaning), ("category", Category), ("principle", Principle), ("barrier", Barrier), ("about", About),
        ("attribution", Attribution), ("name", Name), ("organisation", Organisation), ("email", Email), ("licence", Licence),
    ];

    /// <summary>Values that go from page to page with the answers and that the form does not ask for.</summary>
    public IEnumerable<(string Name, string? Value)> Carried =>
        new (string Name, string? Value)[] { ("fixed", Fixed), ("on", On), ("website", Website), ("invitation", Invitation) }.Where(carried => !string.IsNullOrEmpty(carried.Value));

    /// <param name="field">Returns the posted value of a field by name; null if it was not posted.</param>
    public static Submission From(Func<string, string?> field) => new()
    {
        Kind = field("kind"),
        Category = field("category"),
        Title = field("title"),
        Text = field("text"),
        Importance = field("importance"),
        Meaning = field("meaning"),
        Principle = field("principle"),
        Barrier = field("barrier"),
        About = field("about"),
        Again = field("again"),
        Name = field("name"),
        Organisation = field("organisation"),
        Email = field("email"),
        Attribution = field("attribution"),
        Licence = field("licence"),
        Fixed = field("fixed"),
        On = field("on"),
        Invitation = field("invitation"),
        Website = field("website"),
    };
}
