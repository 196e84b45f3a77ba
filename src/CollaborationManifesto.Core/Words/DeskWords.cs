using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;

namespace CollaborationManifesto.Words;

/// <summary>The curators' desk.</summary>
public sealed record DeskWords
{
    public string Heading { get; init; } = "The curators’ desk";

    public Func<string, string, string> Introduction { get; init; } = (name, time) => $"Hello {name}. This link works until {time}; after that you can ask for a new one here.";

    public string ViewLabel { get; init; } = "What do you want to see?";

    public string View(DeskView view) => view switch
    {
        DeskView.Waiting => Waiting,
        DeskView.Held => Held,
        DeskView.Decided => Decided,
    };

    public string Waiting { get; init; } = "What waits";

    public string Held { get; init; } = "What an objection holds";

    public string Decided { get; init; } = "What was decided";

    public string AnyKind { get; init; } = "Every kind";

    public string AnyCategory { get; init; } = "Every category";

    public string KindLabel { get; init; } = "Kind";

    public string CategoryLabel { get; init; } = "Category";

    public string FlaggedLabel { get; init; } = "Flags";

    public string OnlyFlagged { get; init; } = "Only what was sent in an odd way";

    public string SearchLabel { get; init; } = "Words in title or text, or a reference";

    public string Filter { get; init; } = "Show";

    public string Nothing { get; init; } = "There is nothing here.";

    public string More { get; init; } = "Show the next";

    public Func<int, string> WaitsForDays { get; init; } = days => days == 0 ? "came today" : $"waits for {Plural.Format(days, "day", "days")}";

    public Func<int, int, string> Standing { get; init; } = (approvals, objections) => (approvals, objections) switch
    {
        (0, 0) => "nobody has said anything",
        (_, 0) => Plural.Format(approvals, "approval", "approvals"),
        (0, _) => Plural.Format(objections, "objection", "objections"),
        (_, _) => $"{Plural.Format(approvals, "approval", "approvals")}, {Plural.Format(objections, "objection", "objections")}",
    };

    public string ChangeProposed { get; init; } = "published, with a proposed change";

    public string WasFlagged { get; init; } = "sent in an odd way";

    public Func<ContributionState, string> StateOf { get; init; } = state => state switch
    {
        ContributionState.Approved => "published",
        ContributionState.Declined => "declined",
        ContributionState.Merged => "merged",
        ContributionState.Withdrawn => "withdrawn by its contributor",
        ContributionState.Pending => "waiting",
    };

    public string Read { get; init; } = "Read it";

    public string Tick { get; init; } = "Tick";

    public Func<int, string> TickAll { get; init; } = count => count == 1 ? "Tick this one" : $"Tick all {count} that are shown here";

    public string ActionQuestion { get; init; } = "What do you want to do with those that you ticked?";

    public string Approve { get; init; } = "Approve them";

    public string Decline { get; init; } = "Decline them";

    public string Attach { get; init; } = "Put them under a principle";

    public string AttachAndApprove { get; init; } = "Approve them and put them under a principle";

    public string Categorise { get; init; } = "Move them to a category";

    public string Merge { get; init; } = "Merge them, because they say the same";

    public string ToCategory { get; init; } = "If you move them, to which category?";

    public string ChooseCategory { get; init; } = "Choose a category";

    public string Continue { get; init; } = "Continue";

    public string NothingTicked { get; init; } = "Tick at least one contribution";

    public Func<int, string> TooMany { get; init; } = most => $"Tick {most} contributions or fewer";

    public string ActionMissing { get; init; } = "Choose what you want to do";

    public string ConfirmHeading { get; init; } = "Check what will happen";

    public Func<int, string> WillApprove { get; init; } = count =>
        $"You approve {Plural.Format(count, "contribution", "contributions")}. Those that have enough approvals and no objection are published.";

    public Func<int, string> WillDecline { get; init; } = count =>
        $"You decline {Plural.Format(count, "contribution", "contributions")}. Where another curator has approved, it counts as an objection.";

    public Func<int, string> WillAttach { get; init; } = count =>
        $"You put {Plural.Format(count, "contribution", "contributions")} under a principle, beside those that each belongs to already. You approve those that wait with that, and what other curators have said of them is asked again. If someone objected to one of them, it waits for their answer.";

    public Func<int, string> WillCategorise { get; init; } = count =>
        $"You move {Plural.Format(count, "contribution", "contributions")} to another category. What curators have said of them is asked again. If someone objected to one of them, it waits for their answer.";

    public Func<int, string> WillMerge { get; init; } = count =>
        $"You merge {Plural.Format(count, "contribution", "contributions")} into one. All of their contributors keep their credit and are told. If the one that stays is declined, none of them is published. If someone objected to one of them, it waits for their answer.";

    public string WillHappen(string action, int count) => action switch
    {
        "approve" => WillApprove(count),
        "decline" => WillDecline(count),
        "attach" => WillAttach(count),
        "categorise" => WillCategorise(count),
        "merge" => WillMerge(count),
        _ => throw new UnreachableException($"Nobody says what happens on {action}."),
    };

    public string PrincipleQuestion { get; init; } = "Under which principle?";

    public string PrincipleMissing { get; init; } = "Choose a principle";

    public string NoPrinciple { get; init; } = "No principle is published yet. Approve one first";

    public string StandsUnderNone { get; init; } = "A principle stands under no other, and nothing under more than 100";

    public string TargetQuestion { get; init; } = "Which one stays?";

    public string Into { get; init; } = "Or the reference of a published one that stays";

    public string IntoHint { get; init; } = "Such as 7K3M-9QXP. It stands beside each contribution on the site.";

    public string ReferenceUnknown { get; init; } = "Enter the reference of something that is published, or choose one of those above";

    public string TargetMissing { get; init; } = "Choose the one that stays, or enter the reference of a published one";

    public string TargetClosed { get; init; } = "Choose one that waits or is published: nothing can be merged into what is declined, merged or withdrawn";

    public string TargetRetired { get; init; } = "Choose one that still counts: nothing can be merged into a principle that was retired";

    public string TargetWaits { get; init; } = "Choose one that is published: what is published would leave the site if it were merged into what still waits";

    /// <summary>Null if the merge is allowed.</summary>
    public string? Refused(MergeVerdict verdict) => verdict switch
    {
        MergeVerdict.Allowed => null,
        MergeVerdict.Itself => TargetMissing,
        MergeVerdict.TargetClosed => TargetClosed,
        MergeVerdict.TargetRetired => TargetRetired,
        MergeVerdict.TargetWaits => TargetWaits,
    };

    public string Confirm { get; init; } = "Do it";

    public string Back { get; init; } = "Go back to the desk";

    public string DoneHeading { get; init; } = "Done";

    public string NotAllHeading { get; init; } = "Not all of them could be done";

    public string WasDone { get; init; } = "done";

    public string WaitsForObjector { get; init; } = "recorded, but someone objected to it, so it waits for their answer";

    public string OrderLink { get; init; } = "Change the order of the principles";

    public string AskHeading { get; init; } = "Get a link to the curators’ desk";

    public string AskIntroduction { get; init; } = "If you are a curator, we mail you a link to everything that waits and was decided.";

    public string Address { get; init; } = "Your email address";

    public string AddressWrong { get; init; } = "Enter an email address in the correct format, like name@example.com";

    public string AskSend { get; init; } = "Mail me a link";

    public Message LinkMailed { get; init; } = new(
        "Check your email", "If that address is a curator’s, a link to the desk is on its way to it. It can take a few minutes. One link is sent in ten minutes at most.");

    public Message Expired { get; init; } = new("This link has expired", "Links to the desk work for a limited time. Ask for a new one.");

    public string AskAgain { get; init; } = "Get a new link";
}
