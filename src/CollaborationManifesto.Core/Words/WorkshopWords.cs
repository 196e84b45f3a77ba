using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>The pages on which curators bring in the notes of a workshop.</summary>
public sealed record WorkshopWords
{
    /// <summary>Also the link on the desk.</summary>
    public string Heading { get; init; } = "Add notes from a workshop";

    public string Introduction { get; init; } =
        "Paste the notes, or choose a file from Excel, Miro, Mural, Microsoft Forms, Google Forms or Trello. On the next page you see how they will read. Nothing is added before you confirm it there.";

    public string NameLabel { get; init; } = "What was the workshop called?";

    public string NameHint { get; init; } = "For example, LocalGov Camp. If you add more notes from the same workshop, use the same name and day. Readers see both below each note, so do not name a person";

    public string DayLabel { get; init; } = "When was it?";

    public string DayHint { get; init; } = "You can leave this out. For example, 8 10 2022";

    public string Day { get; init; } = "Day";

    public string Month { get; init; } = "Month";

    public string Year { get; init; } = "Year";

    /// <summary>The name and the day, as one source.</summary>
    public Func<string, string, string> Source { get; init; } = (name, day) => $"{name}, {day}";

    public string NotesLabel { get; init; } = "Paste the notes";

    public string NotesHint { get; init; } =
        "One note on each line, or rows copied from a spreadsheet. If a note has several lines, leave a blank line between notes. You can put the name of a category above its notes, with a blank line before it. What you paste is lost if you leave this page";

    public Func<int, string> FileLabel { get; init; } = megabytes => $"Or choose a file of up to {Plural.Number(megabytes)} MB";

    public string FileHint { get; init; } =
        "CSV, TSV, Excel (.xlsx) or a Trello board as JSON. We delete the file when its notes have been added, and after a day at the latest. We leave out columns that look like people’s names or email addresses. Check that nothing else has them";

    public string Continue { get; init; } = "Continue";

    public string NameMissing { get; init; } = "Enter the name of the workshop";

    public string DayWrong { get; init; } = "Enter the day of the workshop as numbers, such as 8 10 2022, or leave all three empty. It has to be from 1990 on, and not in the future";

    public string NotesMissing { get; init; } = "Paste the notes, or choose a file";

    public string NotesTwice { get; init; } = "Paste the notes or choose a file, but not both";

    public Func<int, string> FileTooLarge { get; init; } = megabytes =>
        $"The file is larger than {Plural.Number(megabytes)} MB. Split it, or ask an operator to use the command “manifesto import csv” or “manifesto import xlsx”";

    public Func<int, string> TooManyCards { get; init; } = most => $"The board has more than {Plural.Number(most)} cards. Ask an operator to use the command “manifesto import trello”";

    public Func<int, string> TooManyLists { get; init; } = most => $"The board has more than {Plural.Number(most)} lists. Ask an operator to use the command “manifesto import trello”";

    public string NotOurs { get; init; } = "The form was not complete. Try again";

    public Func<int, string> TooManyUnfinished { get; init; } = most => $"{Plural.Number(most)} files are waiting to be checked. Add the notes of one of them or delete it first";

    public string Before { get; init; } = "Workshops so far";

    public Func<int, int, string> OnlyNewest { get; init; } = (shown, all) => $"These are the newest {Plural.Number(shown)} of {Plural.Number(all)}.";

    public string NoneBefore { get; init; } = "No notes of a workshop have been added yet.";

    /// <summary>Who, and when.</summary>
    public Func<string?, string, string> AddedBy { get; init; } = (name, minute) => $"Added by {name ?? "an operator"} on {minute}";

    public string StateOf(WorkshopImport import) => import.State switch
    {
        ImportState.Uploaded => Unchecked,
        ImportState.Running => Running(import.Done, import.Rows),
        ImportState.Done => Added(import.Imported),
        ImportState.Stopped => StoppedShort,
        ImportState.TakeBackAsked or ImportState.TakingBack => TakingBack(import.Removed, import.Imported),
        ImportState.TakenBack => TakenBack(import.Removed),
    };

    public string Unchecked { get; init; } = "Waiting to be checked. Nothing has been added yet";

    public Func<int, int, string> Running { get; init; } = (done, rows) => $"Adding notes: {Plural.Number(done)} of {Plural.Number(rows)} rows done";

    public Func<int, string> Added { get; init; } = count => $"{Plural.Format(count, "note was", "notes were")} added";

    public string StoppedShort { get; init; } = "Stopped before all notes were added";

    public string Stopped { get; init; } =
        "The file was deleted after a day or could not be read any more, before all of its notes were added. The notes that were added stay. Add the same file again: only the missing notes will be added.";

    /// <summary>For an import by command line.</summary>
    public string Interrupted { get; init; } = "The command that added the notes was interrupted. Ask the operator to run it again: only the missing notes will be added.";

    public Func<int, int, string> TakingBack { get; init; } = (removed, all) => $"Taking it back: {Plural.Number(removed)} of {Plural.Number(all)} notes removed";

    public Func<int, string> TakenBack { get; init; } = count => $"Taken back. {Plural.Format(count, "note was", "notes were")} removed";

    public Func<string, string> CheckHeading { get; init; } = source => $"Check the notes from {source}";

    public Func<int, string> NotesFound { get; init; } = rows => $"We found {Plural.Format(rows, "note", "notes")}.";

    public string WrongName { get; init; } = "If the name or the day of the workshop is wrong, delete this below and start again. You cannot change them later.";

    public Func<string, string> LinkWorks { get; init; } = minute => $"This link works until {minute}.";

    public string ReadingHeading { get; init; } = "How should we read it?";

    public string Sheet { get; init; } = "Sheet";

    public string HeaderQuestion { get; init; } = "First row";

    public string Header { get; init; } = "The first row has the names of the columns and is no note";

    public string LinesQuestion { get; init; } = "Lines and blank lines";

    public string LinesAre(PastedLines lines) => lines switch
    {
        PastedLines.EachIsNote => EachLineIsNote,
        PastedLines.BlocksAreNotes => BlocksAreNotes,
        PastedLines.BlocksHaveHeadings => BlocksHaveHeadings,
    };

    public string EachLineIsNote { get; init; } = "Each line is a note";

    public string BlocksAreNotes { get; init; } = "A blank line ends a note, and the first line of a note is its title";

    public string BlocksHaveHeadings { get; init; } = "Each line is a note, and the first line after a blank line is a heading";

    public string ColumnsHeading { get; init; } = "What is in the columns?";

    public Func<int, string?, string> ColumnLabel { get; init; } = (number, name) => string.IsNullOrEmpty(name) ? $"Column {Plural.Number(number)}" : $"Column “{name}”";

    /// <summary>The first values of a column.</summary>
    public Func<IReadOnlyList<string>, string> Examples { get; init; } = values => values.Count == 0 ? "It is empty" : $"For example: {string.Join(" / ", values)}";

    public Func<int, string?, string> PeopleColumn { get; init; } = (number, name) =>
        $"{(string.IsNullOrEmpty(name) ? $"Column {Plural.Number(number)}" : $"Column “{name}”")} seems to have people’s names or addresses, so it is left out. If it has something else, change its name and add it again.";

    public string Column(NoteColumn column) => column switch
    {
        NoteColumn.LeaveOut => LeaveOut,
        NoteColumn.Title => Title,
        NoteColumn.Text => Text,
        NoteColumn.Category => Category,
        NoteColumn.Kind => Kind,
        NoteColumn.Organisation => Organisation,
    };

    public string LeaveOut { get; init; } = "Leave it out";

    public string Title { get; init; } = "The note, or its title";

    public string Text { get; init; } = "More text of the note";

    public string Category { get; init; } = "The category";

    public string Kind { get; init; } = "The kind";

    public string Organisation { get; init; } = "The organisation that wrote it, to be credited";

    public string ValuesHeading { get; init; } = "What do the categories mean?";

    public string ListsHeading { get; init; } = "What is in the lists?";

    public string KindsHeading { get; init; } = "What do the kinds mean?";

    public Func<string, string> ValueCategory { get; init; } = value => $"“{value}”: category";

    public Func<string, string> ValueKind { get; init; } = value => $"“{value}”: kind";

    public Func<string, string> KindMeaning { get; init; } = value => $"“{value}”";

    public string AsTheRest { get; init; } = "As chosen below for all others";

    public string ByLabels { get; init; } = "By the labels of its cards";

    public string LeaveNotesOut { get; init; } = "Leave these notes out";

    public string RestHeading { get; init; } = "Category and kind of all other notes";

    public string RestCategory { get; init; } = "Category";

    public string RestKind { get; init; } = "Kind";

    public string NoCategory { get; init; } = "Choose a category";

    public string ShowButton { get; init; } = "Show how they read now";

    public string PreviewHeading { get; init; } = "What will happen";

    public Func<int, string> WillAdd { get; init; } = count => $"{Plural.Format(count, "note", "notes")} will be added, and will wait for a decision";

    public Func<int, string> WillUpdate { get; init; } = count => $"{Plural.Format(count, "note has", "notes have")} changed on the board, and will be updated";

    public Func<int, string> AlreadyHere { get; init; } = count => $"{Plural.Format(count, "note is", "notes are")} here already, and will stay as {(count == 1 ? "it is" : "they are")}";

    public Func<int, string> LeftOut { get; init; } = count => $"{Plural.Format(count, "note", "notes")} will be left out, because of {(count == 1 ? "its" : "their")} list or category";

    public Func<int, string> WillRefuse { get; init; } = count => $"{Plural.Format(count, "note", "notes")} cannot be added";

    public string FirstNotes { get; init; } = "The first notes, as they will read";

    public string RefusedHeading { get; init; } = "What cannot be added, and why";

    public Func<int, string> Row { get; init; } = row => $"Row {Plural.Number(row)}";

    /// <summary>How many are not listed.</summary>
    public Func<int, string> MoreRefused { get; init; } = count => $"and {Plural.Number(count)} more";

    /// <summary>Why cards were refused, and how many.</summary>
    public Func<string, int, string> RefusedCards { get; init; } = (sentence, count) => $"{sentence}: {Plural.Format(count, "card", "cards")}";

    public Func<string, string> RightsQuestion { get; init; } = licence => $"May the notes be published under {licence}?";

    public string Rights { get; init; } =
        "Yes. The people who wrote the notes agreed that anyone may read, copy and change them. Each organisation that is named agreed to it";

    public string AgreedMissing { get; init; } = "Confirm that the notes may be published. If you do not know, ask the people who ran the workshop first";

    public Func<int, string> UpdateButton { get; init; } = count => $"Update {Plural.Format(count, "note", "notes")}";

    public Func<int, string> AddButton { get; init; } = count => $"Add {Plural.Format(count, "note", "notes")}";

    public string Credit { get; init; } = "Each note is credited to the organisation in its row. No person is credited.";

    public string WillWait { get; init; } = "The notes will wait for a decision, and curators get one email about all of them. You can take everything back until one of the notes is decided, voted on, merged or changed.";

    public string NoNoteColumn { get; init; } = "Choose which column has the notes";

    public Func<string, string> TwoColumns { get; init; } = what => $"Only one column can be “{what}”";

    public Func<int, string, string> TooManyValues { get; init; } = (most, what) => $"This column has more than {Plural.Number(most)} different values, so it cannot be “{what}”. Leave it out, or choose another one";

    public string FitsNothing { get; init; } = "With these choices no note can be added. Change what the columns or categories are, then select “Show how they read now”";

    public string AllHere { get; init; } = "All of these notes are here already. There is nothing to add";

    public string LookAgain { get; init; } = "This is how they read with your choices. Look at the notes again, then add them";

    public string Overtaken { get; init; } = "Someone has changed this import since you opened the page. This is how it is now";

    public string DiscardHeading { get; init; } = "Delete the file";

    public string DiscardQuestion { get; init; } = "Delete it without adding any notes?";

    public string Discard { get; init; } = "Yes, delete what was uploaded";

    public string DiscardMissing { get; init; } = "Confirm that you want to delete what was uploaded";

    public string DiscardButton { get; init; } = "Delete";

    public Func<string, string> ProgressHeading { get; init; } = source => $"Notes from {source}";

    public string Refresh { get; init; } = "See how far it is now";

    public string CanLeave { get; init; } = "You can close this page. We will keep adding the notes, and this page shows how far it is.";

    public string CanLeaveTakingBack { get; init; } = "You can close this page. We will keep removing the notes, and this page shows how far it is.";

    public Func<int, string> WereHere { get; init; } = count => $"{Plural.Format(count, "note was", "notes were")} here already, or had been declined or withdrawn here before";

    public Func<int, string> WereLeftOut { get; init; } = count => $"{Plural.Format(count, "note was", "notes were")} left out";

    public Func<int, string> WereRefused { get; init; } = count => $"{Plural.Format(count, "note", "notes")} could not be added";

    /// <summary>Who said that the notes may be published.</summary>
    public Func<string?, string, string, string> AgreedBy { get; init; } = (name, minute, licence) =>
        $"{name ?? "An operator"} confirmed on {minute} that the notes may be published under {licence}.";

    public string ToNotes { get; init; } = "See these notes at the desk";

    public string ToLookalikes { get; init; } = "Merge notes that look alike";

    public string TakeBackHeading { get; init; } = "Take it back";

    public string TakeBackQuestion { get; init; } = "Remove all of these notes?";

    public string TakeBack { get; init; } = "Yes, remove every note that this added, also if someone has added it again since. There is no undo, but you can add the notes again";

    public string TakeBackHint { get; init; } = "This works only until one of the notes is decided, voted on, merged or changed";

    public string TakeBackMissing { get; init; } = "Confirm that you want to remove these notes";

    public string TakeBackButton { get; init; } = "Take it back";

    public Func<int, string> CouldNotTakeBack { get; init; } = count =>
        $"This could not be taken back, because {Plural.Format(count, "note has", "notes have")} been decided, voted on, merged or changed. Nothing was removed.";

    public Func<int, string> Kept { get; init; } = count => $"{Plural.Format(count, "note was", "notes were")} decided at the same moment and stayed.";

    public Message Gone { get; init; } = new("This is not here any more", "The file was deleted, because nobody added its notes within a day or because a curator deleted it. You can add it again.");

    public Func<string, string> OnlyFrom { get; init; } = source => $"Only notes from {source}";

    public string ToImport { get; init; } = "About this workshop";

    public Func<string, string> LookalikesHeading { get; init; } = source => $"Notes from {source} that look alike";

    public string LookalikesIntroduction { get; init; } =
        "These waiting notes share many of their words. Choose which note of a group stays. The others are merged into it, and you can undo that from each of them. Leave groups alone whose notes say different things. After a merge you cannot take back the notes of this workshop as a whole.";

    public string NoLookalikes { get; init; } = "No notes look alike that are waiting for a decision. If they were added just now, look again in a few minutes.";

    public Func<int, int, string> GroupHeading { get; init; } = (number, count) => $"Group {Plural.Number(number)}: {Plural.Format(count, "note", "notes")}";

    public Func<int, string> GroupCut { get; init; } = most => $"Only the first {Plural.Number(most)} can be merged at once.";

    public Func<int, string> MoreGroups { get; init; } = count => $"{Plural.Format(count, "more group is", "more groups are")} shown when these are merged.";

    public string WhichStays { get; init; } = "Which note stays?";

    public Func<int, string> MergeButton { get; init; } = others => $"Merge the {(others == 1 ? "other one" : $"other {Plural.Number(others)}")} into it";
}
