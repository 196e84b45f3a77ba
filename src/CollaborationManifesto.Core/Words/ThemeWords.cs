using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>The page of one theme, for curators.</summary>
public sealed record ThemeWords
{
    public Func<string, string> Heading { get; init; } = theme => $"Theme: {theme}";

    public string Name { get; init; } = "Name";

    public string NameMissing { get; init; } = "Enter a name for the theme";

    public Func<int, string> TooMany { get; init; } = most => $"There are {Plural.Number(most)} themes, and there can be no more. Merge or delete one first";

    public Func<int, string> TooManyInAll { get; init; } = most => $"There are {Plural.Number(most)} themes with those that were merged and deleted, and there can be no more. Bring one back and give it another name";

    public string NameTaken { get; init; } = "Another theme has this name. Enter a different one, or merge the two";

    public string Note { get; init; } = "Note";

    public string NoteHint { get; init; } = "What the notes have in common, in your own words. Only curators see it until you put the theme on the site.";

    public string ChangeHeading { get; init; } = "Name and note";

    public string Save { get; init; } = "Save";

    public string NothingChanged { get; init; } = "Change the name or the note, or go back";

    public Func<int, int, string> Holds { get; init; } = (all, published) => $"{Plural.Format(all, "note", "notes")}, {Plural.Number(published)} of them published";

    public string ToNotes { get; init; } = "See its notes";

    public string Draft { get; init; } = "Draft a principle from this theme";

    public string Drafted { get; init; } = "Drafted from this theme:";

    public string SiteHeading { get; init; } = "On the site";

    /// <summary>Added to what merging and deleting do.</summary>
    public string LeavesSite { get; init; } = "The theme leaves the site.";

    public string AsItIsNow { get; init; } = "As it is now:";

    public string NotOnSite { get; init; } = "This theme is not on the site.";

    public Func<string, string> OnSite { get; init; } = day => $"Curators last put it on the site on {day}. The site shows it while one of its notes is published.";

    public string Differs { get; init; } = "Its name or note changed after that. The site has the earlier ones until you put it there again.";

    public string PreviewHeading { get; init; } = "What the site will show";

    public string NothingPublished { get; init; } = "None of its notes is published yet. Approve one first";

    public string PublishQuestion { get; init; } = "Is this what the site should show?";

    public string PublishAgreed { get; init; } = "Yes, show the name, the note and the published notes of this theme";

    public string PublishMissing { get; init; } = "Tick that the site should show this";

    public string Publish { get; init; } = "Put it on the site";

    public string TakeOffQuestion { get; init; } = "Should the site stop showing this theme?";

    public string TakeOffAgreed { get; init; } = "Yes, take the theme off the site; its notes stay there";

    public string TakeOffMissing { get; init; } = "Tick that the site should stop showing it";

    public string TakeOff { get; init; } = "Take it off the site";

    public string MergeHeading { get; init; } = "Merge it";

    public string MergeInto { get; init; } = "Into which theme?";

    public string MergeHint { get; init; } = "Its notes are then in the other theme. You can undo this: its page stays.";

    public string MergeMissing { get; init; } = "Choose the theme to merge it into";

    public string Merge { get; init; } = "Merge";

    public string DeleteHeading { get; init; } = "Delete it";

    public Func<int, string> DeleteHint { get; init; } = days => $"Its notes are then in no theme. You can bring it back for {Plural.Format(days, "day", "days")}.";

    public string DeleteQuestion { get; init; } = "Should this theme go?";

    public string DeleteAgreed { get; init; } = "Yes, delete this theme";

    public string DeleteMissing { get; init; } = "Tick that you want to delete it";

    public string Delete { get; init; } = "Delete the theme";

    public Func<string, string> WasMerged { get; init; } = theme => $"It was merged into “{theme}”.";

    public string WasMergedAway { get; init; } = "It was merged into a theme that is not there any more, so its notes are in no theme.";

    public string WasDeleted { get; init; } = "It was deleted, so its notes are in no theme.";

    public string BringBackHint { get; init; } = "Notes that nobody has moved since are then in it again. If it was on the site, it is there again too.";

    public string BringBackQuestion { get; init; } = "Should this theme come back?";

    public string BringBackAgreed { get; init; } = "Yes, bring this theme back";

    public string BringBackMissing { get; init; } = "Tick that you want to bring it back";

    public string BringBack { get; init; } = "Bring it back";

    public string HistoryHeading { get; init; } = "What happened to it";

    public Func<string, string> ChangedSince { get; init; } = curator => $"{curator} changed this theme after you opened this page. Check how it is now, then try again";

    public string NotOurs { get; init; } = "Nothing was changed. Use the form below";

    public Message Gone { get; init; } = new("This theme is not there any more", "It was deleted, and the time to bring it back is over. Its notes are in no theme.");

    public string ChangeShort { get; init; } = "Change";

    public string DraftShort { get; init; } = "Draft a principle";

    /// <summary>What the curator just did.</summary>
    public Func<ThemeAction, string> Done { get; init; } = action => action switch
    {
        ThemeAction.Created => "The theme is there",
        ThemeAction.Renamed => "The name and the note are saved",
        ThemeAction.Merged => "The themes are merged",
        ThemeAction.BroughtBack => "The theme is back",
        ThemeAction.Deleted => "The theme is deleted",
        ThemeAction.Published => "The site shows this theme within a few minutes",
        ThemeAction.TakenOffSite => "The theme leaves the site within a few minutes",
    };

    public string Back { get; init; } = "Back to all themes";

    /// <summary>What happened, as one line of the history.</summary>
    public Func<ThemeAction, string, string, string> Happened { get; init; } = (action, curator, when) => $"{when}: {curator} {Did(action)}";

    private static string Did(ThemeAction action) => action switch
    {
        ThemeAction.Created => "made it",
        ThemeAction.Renamed => "changed its name or note",
        ThemeAction.Merged => "merged it into another theme",
        ThemeAction.BroughtBack => "brought it back",
        ThemeAction.Deleted => "deleted it",
        ThemeAction.Published => "put it on the site",
        ThemeAction.TakenOffSite => "took it off the site",
    };
}
