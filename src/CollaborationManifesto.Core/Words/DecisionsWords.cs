using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Words;

/// <summary>The page "how decisions are made", made from the settings that the program uses.</summary>
public sealed record DecisionsWords
{
    public string Heading { get; init; } = "How decisions are made";

    public string Description { get; init; } = "Who decides what is published, how, and what you can do about it.";

    public Func<CurationSettings, PrivacySettings, ModerationFigures, IReadOnlyList<NoticeSection>> Sections { get; init; } = (policy, privacy, figures) =>
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
            "Curators may edit the words first. Both versions are kept, the contributor is told, and the page says that it was edited. If another curator has objected, the edited version needs a new approval.",
        ]),
        new("When someone objects",
        [
            "An objection comes with a reason that all curators see. It holds the contribution until it is taken back or there is a new version.",
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
                ? "A decision takes effect at once. What is published can be withdrawn by whoever contributed it, at any time."
                : $"For {Plural.Format(policy.UndoMinutes, "minute", "minutes")} any curator can undo a decision or object to it; the contributor is told after that. What is published can be withdrawn by whoever contributed it, at any time.",
            "Every decision is recorded with the curator’s name, the time and the reason. All curators see the record.",
        ]),
        new("In figures",
        [
            $"Everything that is waiting for a decision, is published or was merged is counted here, and what was declined or withdrawn for as long as it is kept, which is {Plural.Format(privacy.ClosedDays, "day", "days")}.",
        ])
        {
            Figures =
            [
                ("Received", Plural.Number(figures.Received)),
                ("Waiting for a decision", Plural.Number(figures.Waiting)),
                ("Published", Plural.Number(figures.Published)),
                .. figures.Imported == 0 ? Array.Empty<(string, string)>() : [("Published: decided before they were imported", Plural.Number(figures.Imported))],
                ("Merged into another", Plural.Number(figures.Merged)),
                ("Withdrawn by their contributors", Plural.Number(figures.Withdrawn)),
                ("Declined", Plural.Number(figures.Declined.Sum(reason => reason.Count))),
                .. figures.Declined.Select(reason => ($"Declined: {reason.Reason ?? "another reason"}", Plural.Number(reason.Count))),
                figures.Imported == 0
                    ? ("Half were decided within", Within(figures.MedianTime) ?? "Nothing is decided yet")
                    : ("Half of those decided here were decided within", Within(figures.MedianTime) ?? "Nothing is decided here yet"),
            ],
        },
    ];

    private static string? Within(TimeSpan? median) => median switch
    {
        null => null,
        { TotalDays: < 1 } => "1 day",
        { } time => Plural.Format((int)Math.Ceiling(time.TotalDays), "day", "days"),
    };
}
