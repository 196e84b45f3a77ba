using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.App.Tests.Publishing;

/// <summary>Two states of one manifesto. Everything that can happen to an item happens between them.</summary>
internal static class Given
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private static readonly Contribution Kept = Approved("A principle that stays", ContributionKind.Principle);
    private static readonly Contribution Leaving = Approved("A principle that goes", ContributionKind.Principle);
    private static readonly Contribution Coming = Approved("A principle that comes", ContributionKind.Principle);
    private static readonly Contribution Help = Approved("Guidance for both", ContributionKind.Guidance) with { Principles = [Kept.Id, Leaving.Id] };
    private static readonly Contribution Taken = Approved("A barrier taken back", ContributionKind.Barrier) with { Principles = [Kept.Id] };
    private static readonly Contribution Going = Approved("Guidance that goes with it", ContributionKind.Guidance) with { Principles = [Leaving.Id] };
    private static readonly Contribution Met = Approved("A barrier that is answered", ContributionKind.Barrier);

    public static IReadOnlyList<Contribution> Before => [Kept, Leaving, Help, Going, Taken, Met];

    public static IReadOnlyList<Contribution> After =>
    [
        Kept with { Text = "It says more now.", Revision = 2, ContentVersion = 2 },
        Withdrawn(Leaving),
        Coming,
        Help with { Principles = [Kept.Id, Coming.Id], Revision = 2 },
        Approved("Guidance that comes", ContributionKind.Guidance) with { Principles = [Coming.Id] },
        Withdrawn(Going),
        Withdrawn(Taken),
        Met with { Principles = [Coming.Id], Revision = 2 },
        Approved("A barrier that comes", ContributionKind.Barrier) with { Principles = [Kept.Id, Coming.Id] },
    ];

    /// <summary>Everything changes once more.</summary>
    public static IReadOnlyList<Contribution> Later =>
    [
        .. After.Where(item => item.State == ContributionState.Approved && item.Id != Met.Id).Select(item => item with { Title = $"{item.Title}, later", Revision = 9, ContentVersion = 9 }),
        Withdrawn(Leaving),
        Withdrawn(Going),
        Withdrawn(Taken),
        Withdrawn(Met),
    ];

    public static Contribution Approved(string title, ContributionKind kind)
    {
        var id = ContributionId.FromKey("test", title);
        return new()
        {
            Id = id,
            Kind = kind,
            Category = "tools",
            Title = title,
            Text = $"{title} in full.",
            Contributor = Contributor.Unknown,
            State = ContributionState.Approved,
            SubmittedAt = At,
            FirstApprovedAt = At,
            FirstSlug = Slug.FromTitle(title),
            BodyHash = "",
            History = [new(id.ToString(), At, HistoryAction.Imported)],
        };
    }

    /// <summary>Curators have reworded it and removed its earlier words.</summary>
    public static Contribution Reworded(Contribution contribution) =>
        (contribution.WithWording(new(contribution.Kind, contribution.Category, "In other words", "It says it in other words."), Editor.Curators, At) with
        {
            Revision = contribution.Revision + 1,
            ContentVersion = contribution.ContentVersion + 1,
        }).WithoutEarlierWords();

    public static Contribution Withdrawn(Contribution contribution) =>
        contribution with { State = ContributionState.Withdrawn, Revision = contribution.Revision + 1 };
}
