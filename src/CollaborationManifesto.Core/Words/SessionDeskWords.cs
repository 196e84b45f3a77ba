using System.Diagnostics;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>The curators' pages about live sessions.</summary>
public sealed record SessionDeskWords
{
    /// <summary>Also the link on the desk.</summary>
    public string Heading { get; init; } = "Hold a workshop";

    public string Introduction { get; init; } =
        "People in a room write notes on their phones, and see them together on a wall. When it closes, the notes wait here for your decision. Enter a name; the rest is filled in and can be changed.";

    public string Name { get; init; } = "What is the workshop called?";

    public string NameHint { get; init; } = "For example, LocalGov Camp. Readers see it with the day below each note, so do not name a person";

    public string NameMissing { get; init; } = "Enter the name of the workshop";

    public string Prompt { get; init; } = "Which question do people answer?";

    public string OwnPrompt { get; init; } = "My own question";

    public string PromptMissing { get; init; } = "Choose the question";

    public string Question { get; init; } = "Your own question";

    public Func<int, string> QuestionHint { get; init; } = limit => $"Only if you chose “My own question”. Up to {Plural.Format(limit, "character", "characters")}";

    public string QuestionMissing { get; init; } = "Enter your question, or choose one of the others";

    public string QuestionTwice { get; init; } = "You entered a question of your own. Choose “My own question”, or delete it";

    public string Kind { get; init; } = "What are the answers to your own question?";

    public string KindMissing { get; init; } = "Choose what the answers to your question are";

    public Func<ContributionKind, string> KindOf { get; init; } = kind => kind switch
    {
        ContributionKind.Barrier => "The answers are barriers: what stops us",
        ContributionKind.Guidance => "The answers are guidance: what helps in practice",
        ContributionKind.Principle => "The answers are principles: what we hold to",
        _ => throw new UnreachableException(),
    };

    public string Categories { get; init; } = "Which categories can notes have?";

    public string CategoryMissing { get; init; } = "Choose at least one category";

    /// <summary>The argument is the name of the time zone.</summary>
    public Func<string, string> Opens { get; init; } = zone => $"When does it open? ({zone})";

    public Func<string, string> Closes { get; init; } = zone => $"When does it close? ({zone})";

    public string ClosesHint { get; init; } = "The people who lead it can close it earlier, and open it again";

    public string OpensWrong { get; init; } = "Enter the day and time when it opens, such as 2027-05-08 14:00. In the night when the clocks go forward, one hour is missing";

    public string ClosesWrong { get; init; } = "Enter the day and time when it closes, such as 2027-05-08 17:00. In the night when the clocks go forward, one hour is missing";

    public string TooFarAhead { get; init; } = "Enter a day within a year from now";

    public string ClosesBefore { get; init; } = "It has to close after it opens";

    public string ClosedAlready { get; init; } = "Enter a time in the future. A workshop that is closed already takes no notes";

    public Func<int, string> TooLong { get; init; } = days => $"A workshop can be open for up to {Plural.Format(days, "day", "days")}";

    public Func<int, string> TooManyOpen { get; init; } = most => $"{Plural.Number(most)} workshops have not closed yet, which is the most. Close one of them first";

    public Func<int, string> TooManyInAll { get; init; } = most => $"There are {Plural.Number(most)} workshops, which is the most";

    public string Names { get; init; } = "Names";

    public string NamesYes { get; init; } = "Ask for a name or organisation";

    public string NamesHint { get; init; } = "Nobody has to give one. Each person ticks whether the room sees it, and whether it stands on the site";

    public string Late { get; init; } = "After the notes are shown";

    public string LateYes { get; init; } = "Look at each new note before the room sees it";

    public string LateHint { get; init; } = "The people who lead the workshop can change this at any time";

    public string Lead { get; init; } = "Who leads it?";

    public string LeadYes { get; init; } = "I lead it";

    public string Others { get; init; } = "Other people who lead it";

    public string OthersHint { get; init; } = "They get an email with a link that works until a day after the workshop. They see the notes of this workshop and nothing else of the desk. Tell them before you give us their address.";

    public Func<int, string> Other { get; init; } = number => $"Person {Plural.Number(number)}";

    public string FacilitatorName { get; init; } = "Name";

    public string FacilitatorEmail { get; init; } = "Email address";

    public string FacilitatorNameMissing { get; init; } = "Enter the name of the person who leads the workshop";

    public string FacilitatorEmailWrong { get; init; } = "Enter an email address, such as name@example.org";

    public string FacilitatorTwice { get; init; } = "This address is in the list already";

    public Func<int, string> TooManyFacilitators { get; init; } = most => $"A workshop can be led by up to {Plural.Format(most, "person", "people")}";

    public string Start { get; init; } = "Make the code";

    public string NotOurs { get; init; } = "The form was not complete. Try again";

    public string Before { get; init; } = "Workshops before";

    public string NoneBefore { get; init; } = "No workshop has been held yet.";

    public Func<int, int, string> OnlyNewest { get; init; } = (shown, all) => $"These are the newest {Plural.Number(shown)} of {Plural.Number(all)}.";

    public Message Gone { get; init; } = new("This workshop is not here", "Look for it in the list of workshops.");

    /// <summary>The arguments are the time and the name of the time zone.</summary>
    public Func<string, string, string> OpensOn { get; init; } = (when, zone) => $"Opens on {when}, {zone}.";

    public Func<string, string, string> OpenUntil { get; init; } = (when, zone) => $"Open until {when}, {zone}.";

    public Func<string, string, string> ClosedOn { get; init; } = (when, zone) => $"Closed on {when}, {zone}.";

    public string StateOf(LiveSession session, DateTimeOffset now, Language language) => session.TimeAt(now) switch
    {
        SessionTime.Early => OpensOn(language.Minute(session.OpensAt), language.Zone),
        SessionTime.Open => OpenUntil(language.Minute(session.ClosesAt), language.Zone),
        SessionTime.JustClosed or SessionTime.Over => ClosedOn(language.Minute(session.End), language.Zone),
        _ => throw new UnreachableException(),
    };

    public string Sheet { get; init; } = "How to join";

    public string JoinAt { get; init; } = "Scan the code, or go to";

    public IReadOnlyList<string> HowTo { get; init; } =
    [
        "Open the page with your phone. You need no account and no app.",
        "Write one idea in each note. Do not name people.",
        "Until the workshop closes, you can change and remove your notes.",
    ];

    public string PrintHint { get; init; } = "If you print this page, you get a sheet for the tables: the question, the code and how to join.";

    public string ToWall { get; init; } = "Open the wall, for the projector";

    public string ToNotes { get; init; } = "Decide on its notes";

    public string ToOutcome { get; init; } = "What became of its notes, for everyone with the code";

    public string WhoLeads { get; init; } = "Who leads it";

    public string NobodyLeads { get; init; } = "Nobody yet. Someone has to lead it, to show the notes to the room.";

    public string FromDesk { get; init; } = "leads it from the desk";

    public Func<string, string> ToBeEmailed { get; init; } = address => $"the email to {address} is on its way";

    public Func<string, string, string> Emailed { get; init; } = (address, when) => $"got the link by email to {address} on {when}";

    public Func<string, string> Refused { get; init; } = address => $"did not get the link: the email provider refuses {address}. Check the address, and add the person again";

    public Func<string, string> WasTakenBack { get; init; } = when => $"the link was taken back on {when}";

    public string LeadNow { get; init; } = "Lead the workshop";

    public string LeadUnconfirmed { get; init; } = "Tick “I lead it” first";

    public string Over { get; init; } = "This workshop is over, so nobody can lead it any more";

    public string AddHeading { get; init; } = "Ask someone to lead it";

    public string Add { get; init; } = "Email the link";

    public Func<string, Message> Added { get; init; } = name => new($"{name} gets the link by email", "It works until a day after the workshop.");

    public string TakeBackWhose { get; init; } = "Take back a link";

    public string TakeBack { get; init; } = "Take back this link";

    public string TakeBackMissing { get; init; } = "Choose whose link to take back";

    public Func<string, Message> TakenBack { get; init; } = name => new($"The link of {name} is taken back", "It stopped working at once.");

    public string CodeHeading { get; init; } = "Change the code";

    public string CodeWarning { get; init; } = "Do this if strangers use the code. The sheets that you printed stop working. Phones that have joined go on.";

    public string CodeTick { get; init; } = "The old code may stop working now";

    public string ChangeCode { get; init; } = "Make a new code";

    public string CodeUnconfirmed { get; init; } = "Tick that the old code may stop working";

    public Message CodeChanged { get; init; } = new("The workshop has a new code", "The old one has stopped working. Print the sheets again.");

    public string LogHeading { get; init; } = "What happened";

    public Func<SessionAction, string> Happened { get; init; } = action => action switch
    {
        SessionAction.Started => "made the code",
        SessionAction.Revealed => "showed the notes to the room",
        SessionAction.Grouped => "began to group the notes",
        SessionAction.Closed => "closed the workshop",
        SessionAction.ClosedByTime => "The workshop closed by itself",
        SessionAction.Reopened => "opened the workshop again",
        SessionAction.CodeChanged => "made a new code",
        SessionAction.FacilitatorAdded => "added a person who leads it",
        SessionAction.FacilitatorTakenBack => "took back a link",
        SessionAction.NoteHidden => "hid a note",
        SessionAction.NoteShown => "showed a note",
        SessionAction.ParticipantHidden => "hid all notes of one phone",
        SessionAction.LateChecked => "chose to look at new notes first",
        SessionAction.LateUnchecked => "chose not to look at new notes first",
        _ => throw new UnreachableException(),
    };

    /// <summary>The arguments are the time, what happened, and who did it (null if nobody).</summary>
    public Func<string, string, string?, string> Entry { get; init; } = (when, what, who) => who is null ? $"{when}: {what}" : $"{when}: {who} {what}";

    public string Back { get; init; } = "Back to the workshops";
}
