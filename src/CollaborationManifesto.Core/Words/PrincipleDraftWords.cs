namespace CollaborationManifesto.Words;

/// <summary>The page on which a curator drafts a principle from a theme.</summary>
public sealed record PrincipleDraftWords
{
    public Func<string, string> Heading { get; init; } = theme => $"Draft a principle from “{theme}”";

    public string Introduction { get; init; } = "Write what the notes have in common, as a rule for working together. The notes are on this page too.";

    public Func<int, string> Consequence { get; init; } = approvals => approvals < 2
        ? "Saving approves it, so it is published. The notes are then linked to it; none of them is approved by that."
        : $"Saving counts as your approval. It is published when it has {Plural.Format(approvals, "approval", "approvals")} and nobody objects. The notes are then linked to it; none of them is approved by that.";

    public string Credit { get; init; } = "The site says that curators wrote it, from how many published notes, and links to those. It names no person.";

    public string Save { get; init; } = "Save and approve";

    public Func<int, string> NotesHeading { get; init; } = count => $"{Plural.Format(count, "note", "notes")} in this theme";

    public string QuoteHint { get; init; } = "“Quote” adds the words of a note to the text. If it is withdrawn later, curators are told.";

    public string Quote { get; init; } = "Quote";

    public string Quoted { get; init; } = "The words of the note are at the end of the text now";

    public string QuoteGone { get; init; } = "This note is not in the theme any more. Choose another one";

    public string DraftedBefore { get; init; } = "You have saved this draft before, with other words. What you see is not saved. Change the principle that is there, or save this as a second one";

    public string Unpublished { get; init; } = "It is not published. To quote it publishes its words with the principle.";

    public string NoNotes { get; init; } = "No note is in this theme. Put some into it first";

    public Func<int, string> TooManyNotes { get; init; } = most => $"This theme has more than {Plural.Number(most)} notes, and a principle can be drafted from at most that many. Put some into another theme first";

    public string NotOurs { get; init; } = "Nothing was saved. Use the form below";

    public string Back { get; init; } = "Back to the theme";

    public string Saved { get; init; } = "The principle is saved";

    public Func<string, string> IsPublished { get; init; } = title => $"“{title}” is approved. The site shows it within a few minutes, and its notes are linked to it.";

    public Func<string, string> Waits { get; init; } = title => $"“{title}” has your approval and waits for the other curators. Its notes are linked to it when it is approved.";

    public string SeePrinciple { get; init; } = "See the principle";
}

/// <summary>The email to curators when a note that they quoted is withdrawn or its sender's personal data is erased.</summary>
public sealed record QuotedMailWords
{
    public Func<string, string> Subject { get; init; } = reference => $"Quoted and withdrawn: {reference}";

    public Func<string, string> SubjectErased { get; init; } = reference => $"Quoted, and now without a name: {reference}";

    public string Heading { get; init; } = "Someone withdrew words that you quote";

    public string HeadingErased { get; init; } = "Someone’s data was erased whose words you quote";

    public Func<int, string> More { get; init; } = count => $"And {Plural.Format(count, "more text", "more texts")}.";

    public Func<string, string> Withdrawn { get; init; } = reference =>
        $"The person who sent {reference} has withdrawn it. The site does not show it any more.";

    public Func<string, string> Erased { get; init; } = reference =>
        $"The person who sent {reference} has had their personal data erased. Their words are kept without a name.";

    public string WhatToDo { get; init; } = "These texts use its words. Read them again, and change them if they should not use those words any more:";

    public Func<string, string> Principle { get; init; } = title => $"Principle: {title}";

    public Func<string, string> Theme { get; init; } = name => $"Note of the theme: {name}";

    public string Button { get; init; } = "Open the themes";
}
