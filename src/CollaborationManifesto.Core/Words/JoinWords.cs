namespace CollaborationManifesto.Words;

/// <summary>The pages on which people join a live session and write notes.</summary>
public sealed record JoinWords
{
    public string Heading { get; init; } = "Join a workshop";

    public string Introduction { get; init; } = "Enter the code that you see in the room, then write your notes. You do not need an account.";

    public string WrongHeading { get; init; } = "Check the code";

    public string Code { get; init; } = "Code of the workshop";

    public string CodeHint { get; init; } = "Eight letters and numbers, such as K7QX-29MN. It is on the wall or on a sheet in the room.";

    public string CodeMissing { get; init; } = "Enter the code of the workshop";

    public string CodeUnknown { get; init; } = "No workshop has this code. Check each character, or ask the person who leads the workshop: the code may have changed";

    public Func<int, Message> TooManyCodes { get; init; } = seconds =>
        new("Try again in a moment", $"Too many wrong codes were entered just now. Wait {Plural.Format(seconds, "second", "seconds")}, then enter the code again. Nothing is lost.");

    public string Join { get; init; } = "Join";

    public Message UnknownLink { get; init; } = new("This link does not work", "It may have been cut off. Join the workshop again with its code: notes that you have sent are still there.");

    /// <summary>The arguments are the name and when it opens.</summary>
    public Func<string, string> OpensAt { get; init; } = when => $"You can write from {when} on. Leave this page open, and load it again then.";

    public string Reload { get; init; } = "Load this page again";

    public string Note { get; init; } = "Your note";

    public Func<int, string> NoteHint { get; init; } = limit => $"One idea for each note. Up to {Plural.Format(limit, "character", "characters")}. Do not name people.";

    public string NoteMissing { get; init; } = "Write your note";

    public string NotOpenNow { get; init; } = "The workshop is not open now, so nothing was sent or changed";

    public string Unclear { get; init; } = "Nothing was changed, because this page is out of date. Check your note, then press the button again";

    public string SentAlready { get; init; } = "The note that you wrote on this page before was sent. If this is another one, send it now";

    public string NoteGone { get; init; } = "This note cannot be changed here any more: it was removed, or it is with the curators";

    public Func<int, int, string> TooFast { get; init; } = (limit, minutes) =>
        $"You have sent {Plural.Format(limit, "note", "notes")} in ten minutes, which is the most. Wait {Plural.Format(minutes, "minute", "minutes")}, then send this one again. What you wrote is still in the form";

    public Func<int, string> Full { get; init; } = limit => $"This workshop has {Plural.Number(limit)} notes, which is the most. Tell the person who leads it";

    public string Busy { get; init; } = "Very many notes arrive at this moment. Wait a minute, then send this one again. What you wrote is still in the form";

    public string Show { get; init; } = "Where may your name stand?";

    public string ShowHint { get; init; } = "If you tick nothing, we do not keep it.";

    public string ShowInRoom { get; init; } = "On the wall in this room";

    public string ShowOnSite { get; init; } = "Under my note on the site, if it is published";

    public string Send { get; init; } = "Send this note";

    public string Save { get; init; } = "Save this note";

    public string CancelChange { get; init; } = "Leave it as it was";

    public Message SentHidden { get; init; } = new("Your note is in", "The notes are shown on the wall when everyone has written. Write the next one.");

    public Message SentRevealed { get; init; } = new("Your note is on the wall", "Write the next one if you have more to say.");

    public Message SentUnchecked { get; init; } = new("Your note is in", "The person who leads the workshop looks at it before it is on the wall.");

    public Message Saved { get; init; } = new("Your note is changed", "The new words replace the earlier ones.");

    public Message SavedUnchecked { get; init; } = new("Your note is changed", "The person who leads the workshop looks at it before it is on the wall.");

    public Message Removed { get; init; } = new("Your note is removed", "Its words are deleted.");

    public string RemoveHeading { get; init; } = "Remove this note?";

    public string RemoveNoUndo { get; init; } = "Its words are deleted for everyone. This cannot be undone.";

    public string RemoveYes { get; init; } = "Remove it";

    public string Keep { get; init; } = "Keep it";

    public Func<int, string> Own { get; init; } = count => $"Your {Plural.Format(count, "note", "notes")}";

    public string NoOwn { get; init; } = "You have not written a note.";

    public string Change { get; init; } = "Change";

    public string Remove { get; init; } = "Remove";

    /// <summary>Read aloud after a button, to say which note it is about.</summary>
    public Func<int, string> Numbered { get; init; } = number => $"note {Plural.Number(number)}";

    public string Changing { get; init; } = "Change your note";

    public string KeepAddress { get; init; } =
        "This page is private and yours. Save its address, for example as a bookmark: after the workshop it says what became of your notes, and lets you change them or take them back. Nobody knows which phone it is.";

    public string ToWall { get; init; } = "See the wall";

    public string ToOutcome { get; init; } = "What became of all notes";

    public string Closed { get; init; } = "The workshop is closed. Its notes go to the curators, who read each one and publish what they agree to.";

    public string NotTaken { get; init; } = "This note was not sent. You can copy it from here:";

    public string OnItsWay { get; init; } = "On its way to the curators.";

    public string Expired { get; init; } = "Deleted, because nobody decided on it within a year.";

    public string Deleted { get; init; } = "Deleted. What was declined or withdrawn is not kept.";

    public Func<string, string> OpenOwn { get; init; } = reference => $"Open the private page of {reference}";

    public string WithdrawAll { get; init; } = "Withdraw all my notes";

    public string WithdrawAllHeading { get; init; } = "Withdraw all your notes?";

    public string WithdrawAllNoUndo { get; init; } = "They leave the site with the next update, and the curators cannot publish them. This cannot be undone.";

    public string EraseAll { get; init; } = "Remove my name from all my notes";

    public string EraseAllHeading { get; init; } = "Remove your name from all your notes?";

    public string EraseAllNoUndo { get; init; } = "Your name and organisation are deleted. The notes stay. This cannot be undone.";

    public Message AllWithdrawn { get; init; } = new("Your notes are withdrawn", "They leave the site with the next update.");

    public Message AllErased { get; init; } = new("Your name is removed", "The notes stay without it.");

    public Message SomeOnTheirWay { get; init; } = new("Some of your notes are still on their way", "It is done for those that are with the curators. Do it again in a few minutes for the others.");

    public Message NotSaved { get; init; } = new("Your note is not sent yet", "We cannot reach our storage at the moment. What you wrote is below. Wait half a minute, then press the button.");

    public string ThisPage { get; init; } = "This page";

    public string TryAgain { get; init; } = "Send it again";
}
