using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Words;

/// <summary>The page "how decisions are made", made from the settings that the program uses.</summary>
public sealed record DecisionsWords
{
    public string Heading { get; init; } = "How decisions are made";

    public string Description { get; init; } = "Who decides what is published, how, and what you can do about it.";

    public Func<CurationSettings, PrivacySettings, SiteGovernance, IReadOnlyList<NoticeSection>> Sections { get; init; } = (policy, privacy, governance) =>
    [
        new("Who decides",
        [
            "Volunteer curators do, by consent: the question is not whether everyone likes something, but whether anyone has a reason against it. Each curator has one vote that counts the same.",
            policy.BlindReview
                ? "Until they have decided they are not shown who sent a contribution, because the idea counts and not who had it."
                : "They are shown the name and the organisation that a contributor gave.",
        ]),
        new("When something is published",
        [
            policy.ApprovalsNeeded == 1
                ? "It is published as soon as one curator approves it and nobody has objected."
                : $"It is published as soon as {policy.ApprovalsNeeded} curators approve it and nobody has objected.",
            .. governance.CuratorCount < policy.ApprovalsNeeded ? new[] { $"There are fewer curators than that at the moment ({governance.CuratorCount}), so contributions wait until there are more." } : [],
            "Curators may edit the words first. Both versions are kept, the contributor is told, and the page says that it was edited. The vote of someone who is no longer a curator does not count.",
        ]),
        new("When someone objects",
        [
            "An objection comes with a reason that all curators see. Those who have not voted are told. It holds the contribution until the objector takes it back.",
            $"Any curator may answer an objection by changing the contribution: its words, its kind, its category, its principles, or by merging it with another. The person who sent it may correct it. Then for {Plural.Format(policy.ObjectionDays, "day", "days")} only the objector can release it. {After(policy)}",
        ]),
        new("When something published changes",
        [
            "Any curator can take something off the site at once, with a reason, because it may harm someone. The others are told and can ask to put it back. That counts as an answer to an objection.",
            ChangesOf(policy, governance.CuratorCount),
            "Everyone can read the earlier words on the pages of changes, in the feed and in numbered versions and editions, unless the curator removes them everywhere because they named someone or should not have been published. Nobody can undo that. If a contributor corrects something, its earlier words are removed.",
            "Categories, the principles that something belongs to and the order of the principles are not words: one curator can change them at once. Every change is recorded and can be changed back.",
        ]),
        new("When an edition is named",
        [
            governance.CuratorCount < 2
                ? "A curator can give a numbered version of the manifesto a title and a note, so that people can cite it as an edition. For now there is nobody else to ask."
                : "A curator can propose to give a numbered version of the manifesto a title and a note, so that people can cite it as an edition. Another curator confirms exactly that version.",
            "An edition cannot be deleted. Its title and note can be corrected, and the edition says so.",
        ]),
        new("When something is not published",
        [
            "One curator can decline a contribution, unless another has approved it: then the decline counts as an objection. The contributor is told the reason. These are the usual ones:",
        ])
        {
            Items = [.. policy.DeclineReasons],
        },
        new("When a decision was wrong",
        [
            policy.UndoMinutes == 0
                ? "A decision takes effect at once. What is published can be withdrawn by the person who contributed it, at any time."
                : $"For {Plural.Format(policy.UndoMinutes, "minute", "minutes")} any curator can undo a decision or object to it; the contributor is told after that. What is published can be withdrawn by the person who contributed it, at any time.",
            "Every decision is recorded with the curator’s name, the time and the reason. All curators see the record.",
        ]),
        new("In figures",
        [
            $"Everything that is waiting for a decision, is published or was merged is counted here, and what was declined or withdrawn for as long as it is kept, which is {Plural.Format(privacy.ClosedDays, "day", "days")}.",
        ])
        {
            Figures =
            [
                ("Received", Plural.Number(governance.Figures.Received)),
                ("Waiting for a decision", Plural.Number(governance.Figures.Waiting)),
                ("Published", Plural.Number(governance.Figures.Published)),
                .. governance.Figures.Imported == 0 ? Array.Empty<(string, string)>() : [("Published: decided before they were imported", Plural.Number(governance.Figures.Imported))],
                ("Merged into another", Plural.Number(governance.Figures.Merged)),
                ("Withdrawn by their contributors", Plural.Number(governance.Figures.Withdrawn)),
                ("Declined", Plural.Number(governance.Figures.Declined.Sum(reason => reason.Count))),
                .. governance.Figures.Declined.Select(reason => ($"Declined: {reason.Reason ?? "another reason"}", Plural.Number(reason.Count))),
                governance.Figures.Imported == 0
                    ? ("Half were decided within", Within(governance.Figures.MedianTime) ?? "Nothing is decided yet")
                    : ("Half of those decided here were decided within", Within(governance.Figures.MedianTime) ?? "Nothing is decided here yet"),
            ],
        },
    ];

    private static string After(CurationSettings policy) => policy.ApprovalsNeeded > 1
        ? "After that, the approvals of the others count."
        : $"After that, another curator’s approval is enough. If nobody else has voted after {Plural.Format(2 * policy.ObjectionDays, "day", "days")}, the approval of the curator who changed it is enough, and the record says so.";

    private static string ChangesOf(CurationSettings policy, int curators)
    {
        var undo = curators < 2 ? "For now there is nobody else to ask."
            : policy.AmendmentUndoHours == 0 ? "The others are sent the words before and after."
            : $"The others are sent the words before and after, and any of them can undo the change for {Plural.Format(policy.AmendmentUndoHours, "hour", "hours")}.";
        return policy.ApprovalsNeeded == 1 ? $"Any curator can change the words, or retire a principle, at once. {undo}"
            : curators < policy.ApprovalsNeeded
                ? $"New words, and retiring a principle, need the approval of {policy.ApprovalsNeeded} curators. There are fewer at the moment ({curators}), so one curator can do it at once. {undo}"
                : $"New words, and retiring a principle, need the approval of {policy.ApprovalsNeeded} curators. Until they agree, what is published stays.";
    }

    private static string? Within(TimeSpan? median) => median switch
    {
        null => null,
        { TotalDays: < 1 } => "1 day",
        { } time => Plural.Format((int)Math.Ceiling(time.TotalDays), "day", "days"),
    };
}
