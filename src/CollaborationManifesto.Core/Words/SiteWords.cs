using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>The site's pages of single contributions, also of those no longer published.</summary>
public sealed record SiteWords
{
    public string IsPrinciple { get; init; } = "Read it with its guidance and the barriers that it answers:";

    public string Supports { get; init; } = "It supports:";

    public string SupportsNone { get; init; } = "It is not tied to a principle yet.";

    public string AnsweredBy { get; init; } = "It is answered by:";

    public string AnsweredByNone { get; init; } = "No principle answers it yet.";

    public string Invitation { get; init; } = "Have you got past it? Say how";

    /// <summary>Without the day if it is not known.</summary>
    public Func<string?, string> Retired { get; init; } = day =>
        $"We retired this principle{(day is null ? "" : $" on {day}")}. It is no longer part of the manifesto. Its page stays so that links to it keep working.";

    public Func<string, string> Reference { get; init; } = reference => $"Reference {reference}";

    public string NotFound { get; init; } = "Page not found";

    public IReadOnlyList<string> NotFoundReasons { get; init; } =
    [
        "If you typed the web address, check it is correct. Use small letters only, and end it with a slash (/).",
        "If you pasted the web address, check you copied all of it.",
        "If you followed a link, the page may have been withdrawn.",
    ];

    public string NotFoundDescription { get; init; } = "There is no page at this address.";

    public string YouCan { get; init; } = "You can:";

    public string ToHome { get; init; } = "go to the home page";

    public string ToWhole { get; init; } = "read everything on one page, and search it with your browser";

    public string ToBoard { get; init; } = "see the board of barriers";

    public string ToForm { get; init; } = "add what you know";

    public Message Merged { get; init; } = new("This was merged with another", "Read what it was merged into");

    public Message Gone { get; init; } = new("This is not published at the moment", "It was, and the curators are looking at it again or have taken it off the site.");
}

/// <summary>What came of an item when people tried it.</summary>
public sealed record ExperienceWords
{
    /// <summary>Also the link from a piece of guidance to its page, whose title follows for screen readers.</summary>
    public string Heading { get; init; } = "What people tried and what happened";

    public string Invitation { get; init; } = "We tried this: say what happened";

    public string Earlier { get; init; } = "Earlier ones";

    public string About { get; init; } = "It is about:";

    public string Again(TryAgain again) => again switch
    {
        TryAgain.Yes => Yes,
        TryAgain.WithChanges => WithChanges,
        TryAgain.No => No,
    };

    public string Yes { get; init; } = "Would do it again";

    public string WithChanges { get; init; } = "Would do it again, but differently";

    public string No { get; init; } = "Would not do it again";
}

/// <summary>What surrounds every page, such as header and footer.</summary>
public sealed record FrameWords
{
    public string Skip { get; init; } = "Skip to main content";

    public string Main { get; init; } = "Main";

    /// <summary>Title of a notification banner.</summary>
    public string Success { get; init; } = "Success";

    public string Principles { get; init; } = "Principles";

    public string Board { get; init; } = "Board";

    public string Contribute { get; init; } = "Contribute";

    public string About { get; init; } = "About";

    public string Whole { get; init; } = "Read on one page";

    public string Poster { get; init; } = "Poster";

    public string Join { get; init; } = "Join a workshop";

    public string Decisions { get; init; } = "How decisions are made";

    public string Changes { get; init; } = "Changes";

    public string Accessibility { get; init; } = "Accessibility";

    public string Privacy { get; init; } = "Privacy";

    public string Data { get; init; } = "Data and updates";

    public string Report { get; init; } = "Report a problem with this page";

    public string TextUnder { get; init; } = "Text under";

    public string ByContributors { get; init; } = "by its contributors";
}

/// <summary>The home page.</summary>
public sealed record HomeWords
{
    public string Contribute { get; init; } = "Add what you know";

    public string LastChanged { get; init; } = "Last changed";

    public Func<int, string> Principles { get; init; } = count => Plural.Format(count, "principle", "principles");

    public Func<int, string> Guidance { get; init; } = count => Plural.Format(count, "piece of guidance", "pieces of guidance");

    public Func<int, int, string> Barriers { get; init; } = (count, answered) => $"{Plural.Format(count, "barrier", "barriers")}, {Plural.Number(answered)} answered";

    public Func<int, string> Answers { get; init; } = barriers => $"answers {Plural.Format(barriers, "barrier", "barriers")}";

    public string NothingHeading { get; init; } = "Nothing is published at the moment";

    public string Nothing { get; init; } = "Curators read what people send. What they agree to appears here.";

    public string PrinciplesHeading { get; init; } = "Principles";

    public string NoPrinciple { get; init; } = "Nobody has agreed on a principle yet.";

    public string SuggestOne { get; init; } = "Suggest the first one";

    public string OtherGuidanceHeading { get; init; } = "More guidance";

    public string OtherGuidance { get; init; } = "What has helped people, not yet tied to a principle.";

    public string BarriersHeading { get; init; } = "What stops us";

    public string BarriersLead { get; init; } = "Each note is a barrier that someone has met.";

    public string GotPast { get; init; } = "If you have got past one,";

    public string SayHow { get; init; } = "say how";
}

/// <summary>Names of the parts of a principle, for editors and readers.</summary>
public sealed record PrincipleWords
{
    public string Importance { get; init; } = "Why it’s important";

    public string ImportanceHint { get; init; } = "For principles only. What goes wrong without it, and for whom.";

    public string Meaning { get; init; } = "What it means";

    public string Breadcrumb { get; init; } = "Breadcrumb";

    public string Others { get; init; } = "Other principles";

    /// <summary>Comes before the number and title of the principle before this one.</summary>
    public string Previous { get; init; } = "Previous:";

    /// <summary>Comes before the number and title of the principle after this one.</summary>
    public string Next { get; init; } = "Next:";

    public string Principles { get; init; } = "Principles";

    public string Guidance { get; init; } = "Guidance";

    public string NoGuidance { get; init; } = "Nobody has shared what helped them with this yet.";

    public string BeFirst { get; init; } = "Be the first";

    public string GuidanceLead { get; init; } = "What people have done about it.";

    public string AddYours { get; init; } = "Add yours";

    public string About { get; init; } = "About this principle";

    public string Barriers { get; init; } = "Barriers it answers";

    public Func<string, string> ChangedOn { get; init; } = day => $"Last changed on {day}";

    public string MeaningHint { get; init; } = "For principles only. What people do who hold to it: one point on each line.";
}

/// <summary>Where a text comes from. The name of the person or the board follows in its own element.</summary>
public sealed record OriginWords
{
    public string SharedBy { get; init; } = "Shared by";

    public string SharedAnonymously { get; init; } = "Shared anonymously";

    public string FromBoard { get; init; } = "From “";

    /// <summary>Follows the board's name.</summary>
    public string AfterBoard { get; init; } = "”";

    public string EditedByCurators { get; init; } = "Edited by curators";

    /// <summary>A count of 0 leaves it out.</summary>
    public Func<int, string> WrittenByCurators { get; init; } = notes => $"Written by the curators{(notes == 0 ? "" : $" from {Plural.Format(notes, "note", "notes")}")}";

    /// <summary>The list of those notes.</summary>
    public string WrittenFrom { get; init; } = "The notes it was written from";

    public string Permalink { get; init; } = "the page of this contribution";
}

/// <summary>The page with everything, to read through and to print.</summary>
public sealed record WholeWords
{
    public string Title { get; init; } = "The whole manifesto on one page";

    public string Invitation { get; init; } = "Read or print it all on one page";

    public Func<string, string> Version { get; init; } = day => $"As of {day}";

    public Func<string, string, string> InEdition { get; init; } = (edition, day) => $"{edition}, {day}";

    public Func<string, string, string> SinceEdition { get; init; } = (day, edition) => $"As of {day}, with changes since {edition}";

    public string Contents { get; init; } = "Contents";

    public string Poster { get; init; } = "Print the principles as a poster";

    public string Guidance { get; init; } = "Guidance";

    public string Barriers { get; init; } = "Barriers it answers";

    public string OtherGuidance { get; init; } = "More guidance";

    public string Unanswered { get; init; } = "Barriers that nothing answers yet";
}

/// <summary>The page that prints as a poster.</summary>
public sealed record PosterWords
{
    public string Title { get; init; } = "Poster";

    public string Description { get; init; } = "The principles as a poster, with a QR code.";

    /// <summary>On the screen only.</summary>
    public string Print { get; init; } = "Print it on A4 or A3. Choose the paper size when you print. The text is larger on A3.";

    public string ScanToContribute { get; init; } = "Scan to add what you know";

    /// <summary>While the form is closed.</summary>
    public string ScanToRead { get; init; } = "Scan to read more";

    public Func<string, string> Code { get; init; } = address => $"QR code of {address}";
}
