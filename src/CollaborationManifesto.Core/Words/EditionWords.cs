namespace CollaborationManifesto.Words;

/// <summary>The page on which curators name editions.</summary>
public sealed record EditionWords
{
    /// <summary>So many numbers of principles are listed; the rest is counted, so that a drafted note has a bound.</summary>
    private const int MostListed = 20;

    /// <summary>Also the link to the page.</summary>
    public string Heading { get; init; } = "Editions";

    public string Introduction { get; init; } = "An edition is a numbered version of the manifesto that has its own edition number, a title and a note, so that people can cite it. It names nobody.";

    public Func<int, string> Waits { get; init; } = number => $"Edition {Plural.Number(number)} is waiting for a second curator";

    public Func<int, string> NameHeading { get; init; } = number => $"Name Edition {Plural.Number(number)}";

    public string NoVersion { get; init; } = "There is no version of the manifesto yet. You can name an edition when something is published.";

    public string NothingNew { get; init; } =
        "The newest version is already an edition, or its file is missing. You can name another one when something has changed and a new version is taken.";

    /// <summary>The version's number, and when it was taken.</summary>
    public Func<int, string, string> Version { get; init; } = (number, minute) => $"This is version {Plural.Number(number)}, taken on {minute}. Later changes are not in it. If one is missing, open this page again when the next version is taken.";

    public string VersionFile { get; init; } = "See this version as JSON";

    /// <summary>If its file is gone.</summary>
    public string NoFile { get; init; } = "We cannot show this version, because its file is missing.";

    public Func<int, int, int, string> Content { get; init; } = (principles, guidance, barriers) =>
        $"It has {Counted(principles, guidance, barriers)}.";

    public string Principles { get; init; } = "Principles in it";

    public string ReadPrinciples { get; init; } = "Read the principles";

    public Func<int, string> Since { get; init; } = number => $"Since Edition {Plural.Number(number)}:";

    public Func<int, string> NothingSince { get; init; } = number => $"No principle, guidance or barrier has changed since Edition {Plural.Number(number)}.";

    /// <summary>The draft of the note for the first edition.</summary>
    public Func<int, int, int, string> First { get; init; } = (principles, guidance, barriers) => $"The first edition has {Counted(principles, guidance, barriers)}.";

    public Func<IReadOnlyList<int>, string> Added { get; init; } = numbers => $"{Plural.Format(numbers.Count, "new principle", "new principles")}: {Listed([.. numbers.Select(Plural.Number)])}";

    public Func<IReadOnlyList<int>, string> Reworded { get; init; } = numbers => $"{Plural.Format(numbers.Count, "principle", "principles")} reworded: {Listed([.. numbers.Select(Plural.Number)])}";

    public Func<IReadOnlyList<(int Before, int Now)>, string> Moved { get; init; } = moves =>
        $"{Plural.Format(moves.Count, "principle", "principles")} renumbered: {Listed([.. moves.Select(move => $"{Plural.Number(move.Before)} is now {Plural.Number(move.Now)}")])}";

    public Func<int, string> Gone { get; init; } = count => $"{Plural.Format(count, "principle", "principles")} retired or no longer published";

    public Func<int, int, int, string> GuidanceChanged { get; init; } = (added, changed, gone) => $"Guidance: {Changed(added, changed, gone)}";

    public Func<int, int, int, string> BarriersChanged { get; init; } = (added, changed, gone) => $"Barriers: {Changed(added, changed, gone)}";

    public string TitleLabel { get; init; } = "Title";

    public string TitleHint { get; init; } = "Such as “After the spring workshops”. Readers see it after the number, on the site and when they cite the edition";

    public string TitleMissing { get; init; } = "Enter a title";

    public string NoteLabel { get; init; } = "What is new";

    public string NoteHint { get; init; } =
        "Optional. Do not quote titles or other words from the manifesto. If someone withdraws them, they disappear from the edition but not from your note";

    public string AsksQuestion { get; init; } = "Do you want to email signatories?";

    public string Asks { get; init; } = "Yes, ask those who want to hear of new editions whether they sign this one";

    public string AsksHint { get; init; } = "They are emailed over some hours once the edition is named. This cannot be undone";

    public string AsksSignatories { get; init; } = "Signatories who want to hear of new editions are emailed once it is named.";

    public string AgreedQuestion { get; init; } = "Have you looked at this version?";

    public string Agreed { get; init; } = "Yes, I have looked at it";

    public string AgreedMissing { get; init; } = "Confirm that you have looked at this version";

    /// <summary>If there is no other curator.</summary>
    public string WillName { get; init; } = "You are the only curator, so this names the edition at once. You can correct its title and note later. An edition cannot be deleted.";

    public string WillPropose { get; init; } = "We email the other curators, except those who paused emails. One of them has to confirm it. Until then you can take it back. An edition cannot be deleted.";

    public Func<int, string> NameButton { get; init; } = number => $"Name Edition {Plural.Number(number)}";

    public Func<int, string> ProposeButton { get; init; } = number => $"Propose Edition {Plural.Number(number)}";

    public Func<string, string, string> ProposedBy { get; init; } = (curator, minute) => $"{curator} proposed it on {minute}.";

    public string WaitingForAnother { get; init; } = "Waiting for another curator.";

    public string OnlyYou { get; init; } = "You are the only curator now, so you can confirm it yourself.";

    public string Note { get; init; } = "Note";

    public string NoNote { get; init; } = "No note";

    public string Decision { get; init; } = "What is your decision?";

    public Func<int, string> Confirm { get; init; } = number => $"Confirm Edition {Plural.Number(number)}";

    public string ConfirmHint { get; init; } = "It is published with exactly this version, title and note. You can correct the title and note later. An edition cannot be deleted";

    public string Decline { get; init; } = "Do not name it now";

    public string DeclineHint { get; init; } = "Its title and note are deleted. You cannot undo this, but anyone can propose it again. We do not email the curator who proposed it";

    public string DecisionMissing { get; init; } = "Select your decision";

    public string DecideButton { get; init; } = "Send your decision";

    public string TakeBackQuestion { get; init; } = "Do you want to take it back?";

    public string TakeBack { get; init; } = "Yes, take it back";

    public string TakeBackMissing { get; init; } = "Another curator has to confirm it. Confirm here only if you want to take it back";

    public string TakeBackButton { get; init; } = "Take it back";

    public string List { get; init; } = "Named editions";

    public string None { get; init; } = "No edition has been named yet.";

    public Func<int, string, string> OfVersion { get; init; } = (number, minute) => $"Version {Plural.Number(number)}, taken on {minute}.";

    public string Details { get; init; } = "Details";

    public Func<string, string, string> NamedBy { get; init; } = (proposer, confirmer) => proposer == confirmer ? $"{proposer} named it." : $"{proposer} proposed it and {confirmer} confirmed it.";

    public Func<int, string, string, string> LastCorrected { get; init; } = (count, curator, minute) =>
        $"Corrected {Plural.Format(count, "time", "times")}, last by {curator} on {minute}.";

    public string CorrectLink { get; init; } = "Correct its title or note";

    public Func<int, string> CorrectHeading { get; init; } = number => $"Correct Edition {Plural.Number(number)}";

    public string WillCorrect { get; init; } =
        "You change only the title and the note. The site shows them within a few minutes and says that they were corrected. There is no undo, but you can correct it again.";

    public string CorrectButton { get; init; } = "Save the correction";

    /// <summary>A heading before the title and note as they are.</summary>
    public string AsItIsNow { get; init; } = "As it is now";

    public string Leave { get; init; } = "Leave it as it is";

    /// <summary>A heading before what someone typed into a form that they cannot send any more.</summary>
    public string YouEntered { get; init; } = "What you entered";

    public string NothingCorrected { get; init; } = "Change the title or the note";

    public Func<string, string> CorrectedSince { get; init; } = curator => $"{curator} corrected it after you opened this page. Check what you entered before you save it";

    public Func<int, string> TooManyCorrections { get; init; } = most => $"This edition was corrected {Plural.Number(most)} times, and we cannot record more";

    public Func<int, string, string> AlreadyNamed { get; init; } = (number, curator) => $"{curator} named Edition {Plural.Number(number)} before your answer arrived. Your answer was not saved";

    public Func<int, string, string> AlreadyProposed { get; init; } = (number, curator) => $"{curator} proposed Edition {Plural.Number(number)} before your answer arrived. Your answer was not saved";

    public string NotWaiting { get; init; } = "The proposal has changed since you opened this page. Your answer was not saved";

    public string VersionGone { get; init; } = "The version that you saw cannot become an edition any more. Look at the newest one";

    public string NotOurs { get; init; } = "The page has changed since you opened it. Check it and try again";

    public Func<int, Message> Proposed { get; init; } = number =>
        new($"You proposed Edition {Plural.Number(number)}", "We email the other curators, except those who paused emails. It is named when one of them confirms it.");

    public Func<int, Message> Named { get; init; } = number => new($"Edition {Plural.Number(number)} is named", "It is on the site within a few minutes.");

    public Func<int, Message> Dropped { get; init; } = number => new($"Edition {Plural.Number(number)} is not named", "It was not published. Its title and note are deleted, and its number is free again.");

    public Func<int, Message> Corrected { get; init; } = number => new($"Edition {Plural.Number(number)} is corrected", "The site shows it within a few minutes. You can correct it again at any time.");

    private static string Counted(int principles, int guidance, int barriers) =>
        $"{Plural.Format(principles, "principle", "principles")}, {Plural.Format(guidance, "piece of guidance", "pieces of guidance")} and {Plural.Format(barriers, "barrier", "barriers")}";

    private static string Changed(int added, int changed, int gone) => string.Join(", ", new[]
    {
        added > 0 ? $"{Plural.Number(added)} added" : null, changed > 0 ? $"{Plural.Number(changed)} changed" : null, gone > 0 ? $"{Plural.Number(gone)} no longer published" : null,
    }.OfType<string>());

    private static string Listed(IReadOnlyList<string> all) =>
        all.Count > MostListed ? $"{string.Join(", ", all.Take(MostListed))} and {Plural.Number(all.Count - MostListed)} more"
        : all.Count > 1 ? $"{string.Join(", ", all.SkipLast(1))} and {all[^1]}"
        : string.Concat(all);
}

/// <summary>The email that asks the other curators to confirm an edition.</summary>
public sealed record EditionMailWords
{
    /// <summary>Also the heading.</summary>
    public Func<int, string> Subject { get; init; } = number => $"Edition {Plural.Number(number)} needs a second curator";

    public Func<string, string> Introduction { get; init; } = curator => $"{curator} proposed this edition of the manifesto. It is named when another curator confirms it.";

    public Func<int, string> More { get; init; } = count => $"And {Plural.Number(count)} more, which you can find at the desk.";

    public string Button { get; init; } = "Confirm or decline it";

    public Func<string, string> Expiry { get; init; } = minute =>
        $"This link works until {minute}. After that, you can ask for a new one at the desk. Opening it does not confirm anything. Do not forward this email. Anyone with this link can use the desk as you.";
}
