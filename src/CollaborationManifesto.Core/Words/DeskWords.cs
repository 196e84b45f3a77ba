using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Words;

/// <summary>The curators' desk.</summary>
public sealed record DeskWords
{
    public string Heading { get; init; } = "The curators’ desk";

    public Func<string, string, string> Introduction { get; init; } = (name, time) => $"Hello {name}. This link works until {time}. After that, you can ask for a new one here.";

    public string ViewLabel { get; init; } = "Show";

    public string View(DeskView view) => view switch
    {
        DeskView.Waiting => Waiting,
        DeskView.Held => Held,
        DeskView.Decided => Decided,
    };

    public string Waiting { get; init; } = "Waiting for a decision";

    public string Held { get; init; } = "On hold";

    public string Decided { get; init; } = "Decided";

    public string AnyKind { get; init; } = "All kinds";

    public string AnyCategory { get; init; } = "All categories";

    public string KindLabel { get; init; } = "Kind";

    public string CategoryLabel { get; init; } = "Category";

    public string FlaggedLabel { get; init; } = "Flags";

    public string OnlyFlagged { get; init; } = "Only possible spam";

    public string SearchLabel { get; init; } = "Search for words or a reference, such as 7K3M-9QXP";

    public string Filter { get; init; } = "Apply filters";

    public string ClearFilters { get; init; } = "Clear filters";

    /// <summary>The heading of the list. The number is null if there are more than are counted.</summary>
    public Func<string, int?, string> ListHeading { get; init; } = (view, total) =>
        $"{view} ({(total is { } number ? Plural.Number(number) : $"more than {Plural.Number(DeskList.MostCounted)}")})";

    public Func<int, int, string> Showing { get; init; } = (first, last) => $"Showing {Plural.Number(first)} to {Plural.Number(last)}";

    public string NothingWaiting { get; init; } = "Nothing is waiting for a decision. Thank you.";

    public string NothingHeld { get; init; } = "Nothing is on hold.";

    public string NothingDecided { get; init; } = "Nothing has been decided yet.";

    public string NothingFound { get; init; } = "Nothing matches these filters. Try fewer of them, or other words.";

    public string NothingHere { get; init; } = "Nothing is left on this page.";

    public string Nothing(DeskView view) => view switch
    {
        DeskView.Waiting => NothingWaiting,
        DeskView.Held => NothingHeld,
        DeskView.Decided => NothingDecided,
    };

    public Func<int, string> Next { get; init; } = count => $"Next {count}";

    public Func<int, string> Previous { get; init; } = count => $"Previous {count}";

    /// <summary>On a page so far down that the one before it is not known.</summary>
    public Func<int, string> First { get; init; } = count => $"First {count}";

    public string Pages { get; init; } = "Pages";

    public Func<int, string> WaitingDays { get; init; } = days => days == 0 ? "received today" : $"waiting {Plural.Format(days, "day", "days")}";

    /// <summary>For a row that does not say who voted.</summary>
    public Func<int, int, string> Standing { get; init; } = (approvals, objections) => (approvals, objections) switch
    {
        (0, 0) => "no votes yet",
        (_, 0) => Plural.Format(approvals, "approval", "approvals"),
        (0, _) => Plural.Format(objections, "objection", "objections"),
        (_, _) => $"{Plural.Format(approvals, "approval", "approvals")}, {Plural.Format(objections, "objection", "objections")}",
    };

    /// <summary>The vote as <see cref="ReviewWords.Said"/> has it; null for an objection to an earlier version.</summary>
    public Func<string, string?, string> Voted { get; init; } = (name, vote) => vote is null ? $"{name} objected to an earlier version" : $"{name} {vote}";

    public string OthersVoted { get; init; } = "and others";

    public string ChangeProposed { get; init; } = "published, with a proposed change";

    public string WasFlagged { get; init; } = "possible spam";

    public Func<ContributionState, string> StateOf { get; init; } = state => state switch
    {
        ContributionState.Approved => "published",
        ContributionState.Declined => "declined",
        ContributionState.Merged => "merged",
        ContributionState.Withdrawn => "withdrawn by the person who sent it",
        ContributionState.Pending => "waiting for a decision",
    };

    /// <summary>Comes before the titles of principles.</summary>
    public string LinkedTo { get; init; } = "Linked to:";

    /// <summary>Comes before links with references.</summary>
    public string LooksLike { get; init; } = "Looks like";

    /// <summary>Comes before the title.</summary>
    public string Select { get; init; } = "Select";

    public Func<int, string> SelectAll { get; init; } = count => count == 1 ? "Select this one" : $"Select all {count} on this page";

    public Func<int, string> SelectedElsewhere { get; init; } = count => $"{Plural.Number(count)} selected on other pages.";

    public string ClearSelection { get; init; } = "Clear selection";

    /// <summary>A link that the keyboard reaches from a row.</summary>
    public string ToActions { get; init; } = "Go to the actions";

    public string ActionQuestion { get; init; } = "What do you want to do with the selected ones?";

    public string ChooseAction { get; init; } = "Select an action";

    public string Approve { get; init; } = "Approve";

    public string Decline { get; init; } = "Decline";

    public string Attach { get; init; } = "Link to a principle";

    public string AttachAndApprove { get; init; } = "Approve and link to a principle";

    public string Categorise { get; init; } = "Move to a category";

    public string Merge { get; init; } = "Merge duplicates";

    public string ToCategory { get; init; } = "Which category?";

    public string ChooseCategory { get; init; } = "Select a category";

    public string DeclineReason { get; init; } = "Your reason";

    public string DeclineReasonHint { get; init; } = "All curators see it, and so does the person who sent it. You need to enter one only if you selected “another reason”.";

    public string Continue { get; init; } = "Continue";

    public string NothingSelected { get; init; } = "Select at least one contribution";

    public Func<int, int, string> TooMany { get; init; } = (most, selected) => $"Select {Plural.Number(most)} contributions or fewer. You selected {Plural.Number(selected)}";

    public string ActionMissing { get; init; } = "Select what you want to do";

    public string TwoActions { get; init; } = "You selected one action above the list and another below it. Select one";

    public Func<int, string> ApproveHeading { get; init; } = count => $"Approve {Contributions(count)}";

    public Func<int, string> DeclineHeading { get; init; } = count => $"Decline {Contributions(count)}";

    public Func<int, string> AttachHeading { get; init; } = count => $"Link {Contributions(count)} to a principle";

    public Func<int, string> CategoriseHeading { get; init; } = count => $"Move {Contributions(count)} to a category";

    public Func<int, string> MergeHeading { get; init; } = count => $"Merge {Contributions(count)}";

    /// <summary>Both the heading of the page and its button.</summary>
    public string HeadingOf(DeskAction action, int count) => action switch
    {
        DeskAction.Approve => ApproveHeading(count),
        DeskAction.Decline => DeclineHeading(count),
        DeskAction.Attach => AttachHeading(count),
        DeskAction.Categorise => CategoriseHeading(count),
        DeskAction.Merge => MergeHeading(count),
    };

    public string WillApprove { get; init; } = "Contributions with enough approvals and no objection are published.";

    public string WillDecline { get; init; } = "If another curator approved one of them, your vote counts as an objection and it goes on hold.";

    public Func<int, string> WillAttach { get; init; } = count =>
        $"This links {Contributions(count)} to a principle and approves any still waiting. They keep the principles that they are linked to already. Other curators’ votes on those still waiting are cleared. If someone objected to one of them, it waits for their answer.";

    public string WillCategorise { get; init; } =
        "If this changes the category of one of them, all votes on it are cleared, including yours. If someone objected to one of them, it waits for their answer.";

    public string WillMerge { get; init; } =
        "One of them stays, and the others lead to it. Everyone who sent one keeps their credit and is told. If the one that stays is declined, none of them is published. If someone objected to one of them, it waits for their answer.";

    public string WillHappen(DeskAction action, int count) => action switch
    {
        DeskAction.Approve => WillApprove,
        DeskAction.Decline => WillDecline,
        DeskAction.Attach => WillAttach(count),
        DeskAction.Categorise => WillCategorise,
        DeskAction.Merge => WillMerge,
    };

    public Func<int, string> ShowSelected { get; init; } = count => $"Show the {Contributions(count)}";

    public string WholeText { get; init; } = "Show the whole text";

    public string PrincipleQuestion { get; init; } = "Which principle?";

    public Func<int, string, string> Numbered { get; init; } = (number, title) => $"{number}. {title}";

    public string PrincipleMissing { get; init; } = "Select a principle";

    public string NoPrinciple { get; init; } = "No principle is published yet. Approve one first";

    public string StandsUnderNone { get; init; } = "You cannot link a principle to another. An experience stands under what it is about. A contribution can have up to 100 principles.";

    public string TargetQuestion { get; init; } = "Which one stays?";

    public string Into { get; init; } = "Or the reference of a published one that stays";

    public string IntoHint { get; init; } = "Such as 7K3M-9QXP. You can find it next to each contribution.";

    public string ReferenceUnknown { get; init; } = "Enter the reference of a published contribution, or select one above";

    public string TargetMissing { get; init; } = "Select the one that stays, or enter the reference of a published one";

    public string TargetTwice { get; init; } = "Select the one that stays or enter a reference, not both";

    public string TargetClosed { get; init; } = "Select one that is published or waiting for a decision. Nothing can be merged into one that was declined, merged or withdrawn";

    public string TargetRetired { get; init; } = "Select another one. Nothing can be merged into a retired principle";

    public string TargetWaits { get; init; } = "Select one that is published. A published one would leave the site if it were merged into one that is still waiting";

    public string TargetExperience { get; init; } = "Select another one. Only an experience can be merged into an experience";

    /// <summary>Null if the merge is allowed.</summary>
    public string? Refused(MergeVerdict verdict) => verdict switch
    {
        MergeVerdict.Allowed => null,
        MergeVerdict.Itself => TargetMissing,
        MergeVerdict.TargetClosed => TargetClosed,
        MergeVerdict.TargetRetired => TargetRetired,
        MergeVerdict.TargetWaits => TargetWaits,
        MergeVerdict.TargetExperience => TargetExperience,
    };

    public string Back { get; init; } = "Back to the desk";

    public string ChangeSelection { get; init; } = "Back to the desk, with these selected";

    public string SeeWaiting { get; init; } = "See everything waiting for a decision";

    public Func<int, string> Approved { get; init; } = count => $"{Contributions(count)} approved";

    public Func<int, string> Declined { get; init; } = count => $"{Contributions(count)} declined";

    public Func<int, string, string> Attached { get; init; } = (count, principle) => $"{Contributions(count)} linked to “{principle}”";

    public Func<int, string, string> Categorised { get; init; } = (count, category) => $"{Contributions(count)} moved to {category}";

    public Func<int, string, string> Merged { get; init; } = (count, target) => $"{Contributions(count)} merged into “{target}”";

    /// <param name="action">What was done.</param>
    /// <param name="count">To how many.</param>
    /// <param name="name">The principle, category or contribution that they were linked to, moved to or merged into.</param>
    public string WasDone(DeskAction action, int count, string name) => action switch
    {
        DeskAction.Approve => Approved(count),
        DeskAction.Decline => Declined(count),
        DeskAction.Attach => Attached(count, name),
        DeskAction.Categorise => Categorised(count, name),
        DeskAction.Merge => Merged(count, name),
    };

    public Func<int, string> NowPublished { get; init; } = count => $"{Plural.Number(count)} {(count == 1 ? "is" : "are")} published";

    public Func<int, string> NeedApproval { get; init; } = count => $"{Plural.Number(count)} {(count == 1 ? "needs" : "need")} another approval";

    public Func<int, string> NowHeld { get; init; } = count => $"{Plural.Number(count)} {(count == 1 ? "is" : "are")} on hold because of an objection";

    /// <summary>Joins two or three of the parts above to a sentence.</summary>
    public Func<IEnumerable<string>, string> Sentence { get; init; } = parts => $"{string.Join(", ", parts)}.";

    public Func<int, string> NotChanged { get; init; } = count => $"{Contributions(count)} not changed";

    public Func<int, string> WaitingForObjector { get; init; } = count => $"{Contributions(count)} waiting for an answer to an objection";

    public string WaitsForObjector { get; init; } = "What you did is saved. Someone objected to an earlier version, and has time to answer first.";

    public Func<int, string> Curators { get; init; } = count => $"Curators ({Plural.Number(count)})";

    public string Paused { get; init; } = "has paused email";

    public string Silent { get; init; } = "no decisions for 30 days or more";

    public string NotReached { get; init; } = "email does not reach them";

    private static string Contributions(int count) => count == 0 ? "No contributions" : Plural.Format(count, "contribution", "contributions");

    public Func<int, string, string> Undecided { get; init; } = (count, workshop) =>
        $"{Plural.Format(count, "note of", "notes of")} “{workshop}” {(count == 1 ? "has" : "have")} waited for half a year. What nobody decides on within a year is deleted.";

    public string UndecidedLink { get; init; } = "See what waits";

    public string OrderLink { get; init; } = "Change the order of the principles";

    public string AskHeading { get; init; } = "Get a link to the curators’ desk";

    public string AskIntroduction { get; init; } = "If you are a curator, we will email you a link to everything that is waiting for a decision or decided.";

    public string Address { get; init; } = "Your email address";

    public string AddressWrong { get; init; } = "Enter an email address in the correct format, like name@example.com";

    public string AskSend { get; init; } = "Email me a link";

    public Message LinkMailed { get; init; } = new(
        "Check your email", "If that address belongs to a curator, we will email a link to the desk to it. It can take a few minutes. You can ask again after 10 minutes.");

    public Message Expired { get; init; } = new("This link has expired", "Links to the desk work for a limited time. Ask for a new one.");

    public string AskAgain { get; init; } = "Get a new link";
}
