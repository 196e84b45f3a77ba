using System.Diagnostics;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>The facilitators' page.</summary>
public sealed record FacilitatorWords
{
    public string Heading { get; init; } = "Lead the workshop";

    /// <summary>The arguments are when it opens, when it closes, and the name of the time zone.</summary>
    public Func<string, string, string, string> When { get; init; } = (opens, closes, zone) => $"Opens on {opens}, closes on {closes}, {zone}.";

    public Func<string, string> StartIntroduction { get; init; } = name => $"Hello {name}. On the next page you show the notes to the room, hide a note, and close the workshop. Its buttons act at once.";

    public string StartLabel { get; init; } = "Before you start";

    public string StartTick { get; init; } = "I lead this workshop";

    public string Start { get; init; } = "Start";

    public string StartUnconfirmed { get; init; } = "Tick “I lead this workshop” first";

    public Message NoLink { get; init; } = new(
        "This link does not work any more", "Links to lead a workshop end a day after it, or when a curator takes them back. If you still lead the workshop, ask the curator who invited you for a new link.");

    public Func<SessionStep, string> StepOf { get; init; } = step => step switch
    {
        SessionStep.Write => "People write. The wall shows only how many notes there are.",
        SessionStep.Reveal => "The wall shows the notes. People can still write.",
        SessionStep.Group => "You put the notes into themes. People can still write.",
        SessionStep.Closed => "The workshop is closed.",
        _ => throw new UnreachableException(),
    };

    public string CodeIs { get; init; } = "Code:";

    public string JoinAt { get; init; } = "at";

    public string RevealHint { get; init; } = "Read the notes below first, and hide what the room should not see. What the room has seen cannot be taken back.";

    public string Reveal { get; init; } = "Show the notes";

    public string GroupHint { get; init; } = "When you have read the notes together, put those that belong together into themes.";

    public string Group { get; init; } = "Begin to group";

    public string CloseHint { get; init; } = "Then nobody can write or change a note any more, and the notes go to the curators. You can open it again for late notes, but not take back those that went.";

    public string CloseTick { get; init; } = "Everyone has finished";

    public string Close { get; init; } = "Close the workshop";

    public string CloseUnconfirmed { get; init; } = "Tick “Everyone has finished” first";

    public string ReopenHint { get; init; } = "You can open the workshop again, so that people can add notes that they thought of later.";

    /// <summary>The argument is the name of the time zone.</summary>
    public Func<string, string> Until { get; init; } = zone => $"Until when? ({zone})";

    public Func<int, string> UntilWrong { get; init; } = days => $"Enter a day and time in the next {Plural.Format(days, "day", "days")}, such as 2027-05-08 17:00";

    public string Reopen { get; init; } = "Open it again";

    public Func<SessionAction, Message> Done { get; init; } = action => action switch
    {
        SessionAction.Revealed => new("The room sees the notes", "The wall shows them within a few seconds."),
        SessionAction.Grouped => new("You can put the notes into themes now", "Open “Make sense of it” below."),
        SessionAction.Closed => new("The workshop is closed", "Its notes go to the curators."),
        SessionAction.Reopened => new("The workshop is open again", "The same code and the same pages work."),
        SessionAction.LateChecked => new("New notes wait for you", "You look at each before the room sees it."),
        SessionAction.LateUnchecked => new("New notes are shown at once", "You can still hide each of them."),
        SessionAction.Started or SessionAction.ClosedByTime or SessionAction.CodeChanged or SessionAction.FacilitatorAdded or SessionAction.FacilitatorTakenBack
            or SessionAction.NoteHidden or SessionAction.NoteShown or SessionAction.ParticipantHidden => throw new UnreachableException(),
        _ => throw new UnreachableException(),
    };

    /// <summary>The argument is such as "8 October 2022 at 14:05: Amina showed the notes to the room".</summary>
    public Func<string, string> Overtaken { get; init; } = what => $"Nothing was changed, because the workshop has moved on. {what}. Look at the page again before you go on";

    public string Unclear { get; init; } = "Nothing was changed, because this page is out of date. Look at it again, then press the button again";

    public Func<int, string> Unread { get; init; } = count => $"{Plural.Format(count, "note has come", "notes have come")} since this page was made. Read them below, then press the button again";

    public string NoteGone { get; init; } = "This note is not here any more: its writer removed it, or it went to the curators";

    public Func<int, string> NotesHeading { get; init; } = count => Plural.Format(count, "note", "notes");

    /// <summary>The arguments are how many are shown or will be, how many wait, and how many went to the curators.</summary>
    public Func<int, int, int, string> Counts { get; init; } = (shown, waiting, gone) =>
        $"{Plural.Number(shown)} for the room, {Plural.Number(waiting)} waiting for you{(gone == 0 ? "" : $", {Plural.Number(gone)} with the curators")}.";

    public string NewNotes { get; init; } = "Show new notes";

    public string ChecksLate { get; init; } = "Notes that come after the room has seen the others wait for you.";

    public string TrustLate { get; init; } = "Show new notes at once";

    public string TrustsLate { get; init; } = "Notes that come after the room has seen the others are shown at once.";

    public string CheckLate { get; init; } = "Look at new notes first";

    public string WaitingHeading { get; init; } = "Waiting for you";

    public Func<int, string> ShowAll { get; init; } = count => count == 1 ? "Show this note on the wall" : $"Show these {Plural.Number(count)} notes on the wall";

    public Message NoteShownNow { get; init; } = new("The note is on the wall", "The wall shows it within a few seconds.");

    public Message AllShown { get; init; } = new("The notes are on the wall", "Notes that came since then still wait for you.");

    public string OthersHeading { get; init; } = "Notes, newest first";

    public Func<int, string> Numbered { get; init; } = number => $"Note {Plural.Number(number)}";

    public string IsHidden { get; init; } = "hidden from the room";

    public string IsWaiting { get; init; } = "waiting for you";

    public string IsShown { get; init; } = "on the wall";

    public string WillBeShown { get; init; } = "not shown yet";

    public string WasChanged { get; init; } = "changed";

    public string ShowOnWall { get; init; } = "Show on the wall";

    public string ShowAgain { get; init; } = "Show again";

    public string Hide { get; init; } = "Hide";

    /// <summary>The argument is how many other notes the phone has.</summary>
    public Func<int, string> HidePhone { get; init; } = others => $"Hide this and {Plural.Number(others)} more of the same phone";

    public Func<int, string> ShowPhone { get; init; } = others => $"Show this and {Plural.Number(others)} more of the same phone again";

    public Message NoteHidden { get; init; } = new("The note is hidden", "The room does not see it. The curators get it with a mark that you hid it.");

    public Message NoteShown { get; init; } = new("The note is not hidden", "The room sees it when the notes are shown.");

    public Message PhoneHidden { get; init; } = new("All notes of this phone are hidden", "Only those that were there: if it sends more, hide them too. Nobody knows whose phone it is.");

    public string PagesLabel { get; init; } = "Pages of notes";

    public Func<int, string> PageNumber { get; init; } = number => $"Page {Plural.Number(number)}";

    public string KeepAddress { get; init; } = "This page is only for people who lead the workshop. You can save its address or load it again until a day after the workshop. Do not show it on the projector: use the wall for that.";
}
