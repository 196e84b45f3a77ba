namespace CollaborationManifesto.Words;

/// <summary>The site's pages of editions, and how to cite.</summary>
public sealed record EditionPageWords
{
    public string Heading { get; init; } = "Editions";

    public string Description { get; init; } = "The versions that curators named, so that people can cite them.";

    public string Lead { get; init; } = "An edition is a version that curators named, so that people can cite it. Its principles, guidance and barriers do not change. They are only removed if they must no longer be shown.";

    public string None { get; init; } = "Curators have not named an edition yet.";

    public Func<int, string, string> Name { get; init; } = (number, title) => title == $"Edition {Plural.Number(number)}" ? title : $"Edition {Plural.Number(number)}: {title}";

    /// <summary>Without the title that curators gave it.</summary>
    public Func<int, string> Number { get; init; } = number => $"Edition {Plural.Number(number)}";

    public Func<string, string> Named { get; init; } = day => $"Named on {day}";

    public string Current { get; init; } = "The current edition";

    public string NotCurrent { get; init; } = "There is a newer edition:";

    public Func<string, string> TitleCorrected { get; init; } = day => $"Curators corrected its title on {day}.";

    public Func<string, string> NoteCorrected { get; init; } = day => $"Curators corrected this note on {day}.";

    public Func<string, string> Redacted { get; init; } = day =>
        $"Something was removed from this edition, last on {day}: it is no longer published, or its words must no longer be shown.";

    public Func<int, string> PrincipleRemoved { get; init; } = number => $"Principle {Plural.Number(number)} was removed from this edition.";

    public Func<int, string> ItemsRemoved { get; init; } = count => $"{Plural.Format(count, "piece of guidance or barrier was", "pieces of guidance and barriers were")} removed from this edition.";

    public string Missing { get; init; } = "The words of this edition cannot be shown, because its file is missing.";

    public Func<string, string> Since { get; init; } = edition => $"Since {edition}:";

    public string NothingSince { get; init; } = "nothing has changed";

    public string All { get; init; } = "All editions";

    public string File { get; init; } = "This edition as data (JSON)";

    public Func<int, string> Version { get; init; } = number => $"It is version {Plural.Number(number)}.";

    public string Contents { get; init; } = "Contents";

    public string Cite { get; init; } = "Cite this";

    /// <summary>Title and number of the principle, manifesto, edition, its day, address.</summary>
    public Func<string, int, string, string, string, string, string> Citation { get; init; } =
        (title, number, manifesto, edition, day, address) => $"“{title}”, principle {Plural.Number(number)}, {manifesto}, {edition}, {day}, {address}";

    /// <summary>Title and number of the principle, manifesto, day, address.</summary>
    public Func<string, int, string, string, string, string> CitationOfToday { get; init; } =
        (title, number, manifesto, day, address) => $"“{title}”, principle {Plural.Number(number)}, {manifesto}, as of {day}, {address}";

    /// <summary>Manifesto, edition, its day, address.</summary>
    public Func<string, string, string, string, string> CitationOfEdition { get; init; } =
        (manifesto, edition, day, address) => $"{manifesto}, {edition}, {day}, {address}";

    /// <summary>The edition's name follows.</summary>
    public string ChangedSince { get; init; } = "The words of this principle have changed since";

    public string OtherNumber { get; init; } = "This principle has another number in";

    public string NotIn { get; init; } = "This principle is not in";

    public string Guidance { get; init; } = "Guidance";

    public string OtherGuidance { get; init; } = "More guidance";

    public string Barriers { get; init; } = "Barriers";
}
