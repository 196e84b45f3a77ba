using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

/// <summary>What an action did.</summary>
/// <param name="LinkTo">Creates the curator's link to a contribution, which leads back to the desk.</param>
public sealed record DeskActedModel(PageFrame Frame, AllWords Words, DeskOutcome.Acted Acted, Func<ContributionId, string> LinkTo)
{
    public IReadOnlyList<ActedOn> Changed { get; } = [.. Acted.Results.Where(result => result.Refused is null)];

    public string Heading => Words.Desk.WasDone(Acted.Action, Changed.Count(result => Acted.Action is not (DeskAction.Merge or DeskAction.Decline) || result.Standing == DeskStanding.Closed), Acted.Name);

    /// <summary>How those that were changed stand now; null if the heading says it.</summary>
    public string? Standing
    {
        get
        {
            // A new category decides nothing, so it is no news that approvals are missing.
            var votes = Acted.Action is DeskAction.Approve or DeskAction.Attach;
            var parts = new[]
            {
                votes ? Part(DeskStanding.Published, Words.Desk.NowPublished) : null,
                votes ? Part(DeskStanding.NeedsApproval, Words.Desk.NeedApproval) : null,
                Part(DeskStanding.Held, Words.Desk.NowHeld),
            }.OfType<string>().ToList();
            return parts.Count == 0 ? null : Words.Desk.Sentence(parts);
        }
    }

    public IReadOnlyList<ActedOn> WaitingForObjector => [.. Acted.Results.Where(result => result.Standing == DeskStanding.WaitsForObjector)];

    public IReadOnlyList<IGrouping<string, ActedOn>> Refused => [.. Acted.Results.Where(result => result.Refused is not null).GroupBy(result => result.Refused!)];

    public string Back => DeskAddress.Link(Frame.Site, Acted.Entered.Token, Acted.Place);

    /// <summary>Null if the way back leads there.</summary>
    public string? EverythingWaiting => Acted.Place == Waiting ? null : DeskAddress.Link(Frame.Site, Acted.Entered.Token, Waiting);

    private static DeskPlace Waiting { get; } = new(new(DeskView.Waiting, null, null, Flagged: false, null), null);

    private string? Part(DeskStanding standing, Func<int, string> sentence) =>
        Changed.Count(result => result.Standing == standing) is > 0 and var count ? sentence(count) : null;
}
