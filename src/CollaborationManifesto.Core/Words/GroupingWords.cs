using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>The page on which curators put contributions into themes.</summary>
public sealed record GroupingWords
{
    public string Heading { get; init; } = "Make sense of it";

    public string Introduction { get; init; } =
        "Put what belongs together into themes. All curators can do this at the same time. It is no decision: nobody is emailed, no vote changes, and no note is published by it. A theme that is on the site shows its published notes at once.";

    public Func<string, string> IntroductionInWorkshop { get; init; } = workshop =>
        $"Put the notes of “{workshop}” into themes. Everyone who leads the workshop can do this at the same time. It is no decision, and the notes keep their themes when they go to the curators. This page does not load itself again: your ticks stay until you move them.";

    public string BackToWorkshop { get; init; } = "Back to the workshop";

    public string Filter { get; init; } = "Show only these";

    public Func<int, string> Ungrouped { get; init; } = count => $"{Plural.Format(count, "note", "notes")} in no theme";

    public Func<int, string> Alone { get; init; } = count => $"{Plural.Format(count, "note", "notes")} left alone";

    public Func<int, string> Count { get; init; } = count => Plural.Format(count, "note", "notes");

    public string NothingUngrouped { get; init; } = "Every note is in a theme or left alone.";

    public string NothingAlone { get; init; } = "No note is left alone.";

    public string NothingInTheme { get; init; } = "No note is in this theme.";

    public string NothingFound { get; init; } = "Nothing that you want to see is here. Clear the filters, or choose another theme.";

    public Func<int, int, int, string> Showing { get; init; } = (first, last, total) => $"Notes {Plural.Number(first)} to {Plural.Number(last)} of {Plural.Number(total)}";

    public string Previous { get; init; } = "Previous notes";

    public string Next { get; init; } = "Next notes";

    public string Pages { get; init; } = "Pages of notes";

    public string TicksStay { get; init; } = "Move what you have ticked before you go to other notes.";

    public string OnSite { get; init; } = "on the site";

    public string Published { get; init; } = "published";

    public string Waiting { get; init; } = "waiting for a decision";

    public string Themes { get; init; } = "Themes";

    public string ThemesHint { get; init; } = "Tick notes, then choose where they go.";

    /// <summary>Shown only where scripts run.</summary>
    public string Keys { get; init; } = "On a note, the keys 1 to 9 put what is ticked into that theme. If nothing is ticked, they put the note itself there. Hold Shift and click to tick all notes between two.";

    public Func<string, string> PutInto { get; init; } = theme => $"Put into “{theme}”";

    /// <summary>Read aloud after a link, to say which theme it is about.</summary>
    public Func<string, string> OfTheme { get; init; } = theme => $"(“{theme}”)";

    public Func<string, string> Change { get; init; } = theme => $"Change, merge or publish “{theme}”";

    public string NewTheme { get; init; } = "A new theme";

    public string NewThemeButton { get; init; } = "Put into the new theme";

    public string TakeOut { get; init; } = "Take out of the theme";

    public string LeaveAlone { get; init; } = "Leave alone";

    public string LeaveAloneHint { get; init; } = "What you leave alone belongs to no theme, and is not suggested again.";

    public string NoUndo { get; init; } = "To undo a move, put the notes back.";

    public string ToThemes { get; init; } = "To the themes";

    public string Closed { get; init; } = "Merged and deleted themes";

    public Func<int, string, string> Moved { get; init; } = (count, theme) => $"{Plural.Format(count, "note is", "notes are")} in “{theme}” now";

    public Func<int, string> TakenOut { get; init; } = count => $"{Plural.Format(count, "note is", "notes are")} in no theme now";

    public Func<int, string> LeftAlone { get; init; } = count => $"{Plural.Format(count, "note is", "notes are")} left alone now";

    public string NothingTicked { get; init; } = "Tick at least one note";

    public Func<int, string> TooMany { get; init; } = most => $"Tick at most {Plural.Number(most)} notes at once";

    public string NoTheme { get; init; } = "Choose a theme, or enter the name of a new one";

    public string ThemeGone { get; init; } = "That theme was deleted after you opened this page. Choose another one";

    public string NoteGone { get; init; } = "At least one note was not moved, because it was declined, merged or withdrawn after you opened this page";

    public Func<string, string> NoteFull { get; init; } = title => $"“{title}” was not moved, because no more can be stored about it";

    /// <summary>The note, the curator and the theme that it is in now; null for none, and then whether it was left alone.</summary>
    public Func<string, string, string?, bool, string> Overtaken { get; init; } = (title, curator, theme, alone) =>
        $"“{title}” was not moved, because {curator} {Put(theme, alone)} after you opened this page. Tick it again if you still want to move it";

    public string ChangesHeading { get; init; } = "What others did in the meantime";

    public Func<int, string> MoreChanges { get; init; } = count => $"And {Plural.Format(count, "more change", "more changes")}.";

    public string ChangeOf(string curator, ThemeAction? action, int count, string? theme, bool alone) => action is { } act
        ? $"{Acted(act, curator, theme ?? "")}."
        : MovedBy(curator, count, theme, alone);

    public Func<string, int, string?, bool, string> MovedBy { get; init; } = (curator, count, theme, alone) =>
        $"{curator} {(alone ? $"left {Plural.Format(count, "note", "notes")} alone" : theme is null ? $"took {Plural.Format(count, "note", "notes")} out" : $"put {Plural.Format(count, "note", "notes")} into “{theme}”")}.";

    /// <summary>What a curator did with a theme.</summary>
    public Func<ThemeAction, string, string, string> Acted { get; init; } = (action, curator, theme) => action switch
    {
        ThemeAction.Created => $"{curator} made the theme “{theme}”",
        ThemeAction.Renamed => $"{curator} changed the name or the note of “{theme}”",
        ThemeAction.Merged => $"{curator} merged “{theme}” into another theme",
        ThemeAction.BroughtBack => $"{curator} brought “{theme}” back",
        ThemeAction.Deleted => $"{curator} deleted “{theme}”",
        ThemeAction.Published => $"{curator} put “{theme}” on the site",
        ThemeAction.TakenOffSite => $"{curator} took “{theme}” off the site",
    };

    private static string Put(string? theme, bool alone) => alone ? "left it alone" : theme is null ? "took it out of its theme" : $"put it into “{theme}”";

    public string SuggestionsHeading { get; init; } = "These seem to belong together";

    public string ToSuggestions { get; init; } = "Suggest notes that seem to belong together";

    public string SuggestionsIntroduction { get; init; } =
        "They share words, but a computer does not know what people meant. Untick what does not belong here, then say where the others go.";

    public Func<int, string> SuggestionsLeft { get; init; } = left => left == 1 ? "The last group" : $"One group of {Plural.Number(left)} that are left";

    public Func<string, string> SuggestedTheme { get; init; } = theme => $"They share words with the theme “{theme}”.";

    public string NoSuggestions { get; init; } = "We found no notes that seem to belong together.";

    public string NoMoreSuggestions { get; init; } = "You have skipped all groups that are left.";

    public string FirstSuggestion { get; init; } = "See the first group again";

    public string Where { get; init; } = "Where do the ticked notes go?";

    public string ChooseTheme { get; init; } = "Choose a theme";

    public string ChooseNew { get; init; } = "A new theme, named below";

    public string PutTogether { get; init; } = "Put them there";

    public string Skip { get; init; } = "Skip this group";

    public string Back { get; init; } = "Back to all notes";
}
