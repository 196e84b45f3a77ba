using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Desk;

/// <summary>Applies one action to many contributions, each on its own.</summary>
public sealed class DeskActions(DecisionService decisions, IOptions<CurationSettings> settings, AllWords words)
{
    private const int Parallel = 8;

    /// <param name="form">The post that confirmed the action.</param>
    /// <param name="action">What to do.</param>
    /// <param name="target">The contribution to merge into or the principle to link to.</param>
    /// <param name="acting">Who does it.</param>
    /// <param name="found">The selected contributions that still exist.</param>
    /// <param name="cancellationToken">Stops before the next contribution.</param>
    public async Task<IReadOnlyList<ActedOn>> ApplyAsync(
        DeskForm form, DeskAction action, ContributionId? target, ActingCurator acting, IReadOnlyList<Versioned<Contribution>> found, CancellationToken cancellationToken)
    {
        var versions = form.Selected.ToDictionary(item => item.Id, item => item.ContentVersion);
        var results = new ActedOn?[found.Count];
        await System.Threading.Tasks.Parallel.ForAsync(
            0,
            found.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                var one = found[index].Value;
                if (action == DeskAction.Merge && one.Id == target)
                    return;
                results[index] = await ApplyAsync(form, action, target, acting, found[index], versions[one.Id], token);
            });
        return [.. results.OfType<ActedOn>()];
    }

    private async Task<ActedOn> ApplyAsync(
        DeskForm form, DeskAction action, ContributionId? target, ActingCurator acting, Versioned<Contribution> read, int contentVersion, CancellationToken cancellationToken)
    {
        var before = read.Value;
        if (action == DeskAction.Attach && !AttachRules.CanAttach(before))
            return new(before.Id, before.Title, words.Desk.StandsUnderNone, null);
        if (action == DeskAction.Attach && AttachRules.IsPublishedUnder(target!.Value, before))
            return new(before.Id, before.Title, null, DeskStanding.Published);
        var (contribution, refused) = await decisions.RecordAsync(read, acting, ToDecision(form, action, target, acting.Curator, before, contentVersion), cancellationToken);
        return new(before.Id, before.Title, refused, refused is null ? StandingOf(contribution!, acting) : null);
    }

    private static DeskStanding StandingOf(Contribution contribution, ActingCurator acting) => contribution.State switch
    {
        ContributionState.Approved => DeskStanding.Published,
        ContributionState.Declined or ContributionState.Merged or ContributionState.Withdrawn => DeskStanding.Closed,
        ContributionState.Pending when contribution.Rewriting?.Objectors.Any(objector => acting.All.Contains(objector.CuratorId)) == true => DeskStanding.WaitsForObjector,
        ContributionState.Pending when contribution.Votes.Any(vote => vote.Value.Kind == VoteKind.Object && acting.All.Contains(vote.Key)) => DeskStanding.Held,
        ContributionState.Pending => DeskStanding.NeedsApproval,
    };

    private Decision ToDecision(DeskForm form, DeskAction action, ContributionId? target, Curator curator, Contribution contribution, int contentVersion)
    {
        var (kind, edit) = action switch
        {
            DeskAction.Approve => (DecisionKind.Approve, (Edit?)null),
            DeskAction.Decline => (DecisionKind.Decline, null),
            DeskAction.Attach => (contribution.State == ContributionState.Approved ? DecisionKind.Amend : DecisionKind.Edit, AttachRules.AttachTo(target!.Value, contribution)),
            DeskAction.Categorise => (DecisionKind.Categorise, new(contribution.Wording with { Category = form.Category! }, contribution.Principles)),
            DeskAction.Merge => (DecisionKind.Merge, null),
        };
        var declines = action == DeskAction.Decline;
        return new(
            $"{curator.Id}-{form.Nonce}",
            kind,
            contentVersion,
            declines && TypedText.Paragraphs(form.Reason) is { Length: > 0 } reason ? reason : null,
            declines ? settings.Value.DeclineReasons.FirstOrDefault(reason => reason == form.ListedReason) : null,
            edit)
        {
            MergeInto = action == DeskAction.Merge ? target : null,
            FromDesk = true,
        };
    }
}
