using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Flagging;

/// <summary>What curators are told about a contribution before they decide. A finding never refuses a contribution (docs/adr/0004).</summary>
public sealed class Findings(SimilarContributions similar, ContributionStore contributions, AllWords words)
{
    /// <summary>More links than this are a finding: guidance usually has two or three, to its sources.</summary>
    private const int UsualLinks = 3;

    /// <summary>Empty once the contribution is decided.</summary>
    public async Task<ImmutableArray<Finding>> AboutAsync(Contribution contribution, CancellationToken cancellationToken) =>
        contribution.State == ContributionState.Pending ? await AboutAsync(contribution, await similar.ReadFoundAsync(contribution, cancellationToken), cancellationToken) : [];

    /// <param name="alike">Ids of similar contributions.</param>
    public async Task<ImmutableArray<Finding>> AboutAsync(Contribution contribution, ImmutableArray<ContributionId> alike, CancellationToken cancellationToken)
    {
        var found = new List<Finding>();
        var links = LinkCount.CountIn(contribution.Title, contribution.Text);
        if (links > UsualLinks)
            found.Add(new(words.Findings.Links(links)));
        foreach (var other in await StillThereAsync(alike, cancellationToken))
            found.Add(new(words.Findings.LooksLike(other.Id.Reference, other.State), other.Title, other.Id) { CanTakeIt = MergeRules.CanTake(other, contribution) });
        if (contribution.Flags.SentWithinSeconds is { } seconds)
            found.Add(new(words.Findings.SentWithin(seconds)));
        if (contribution.Flags.HoneypotFilled)
            found.Add(new(words.Findings.HoneypotFilled));
        if (contribution.Flags.NotShownInRoom)
            found.Add(new(words.Findings.NotShownInRoom));
        var invisible = InvisibleCharacters.Count(contribution.Title) + InvisibleCharacters.Count(contribution.Text);
        if (invisible > 0)
            found.Add(new(words.Findings.Invisible(invisible)));
        return [.. found];
    }

    /// <summary>Reads them now, because they may have been corrected, withdrawn or erased since they were found.</summary>
    private async Task<IEnumerable<Contribution>> StillThereAsync(ImmutableArray<ContributionId> ids, CancellationToken cancellationToken)
    {
        var others = await Task.WhenAll(ids.Select(id => contributions.FindAsync(id, cancellationToken)));
        return others.OfType<Versioned<Contribution>>()
            .Select(other => other.Value)
            .Where(other => other.State is ContributionState.Pending or ContributionState.Approved);
    }
}

/// <summary>A sentence for curators and, if it is about another contribution, that contribution's title and id.</summary>
public sealed record Finding(string Sentence, string? Title = null, ContributionId? Other = null)
{
    /// <summary>The other one can take this one in.</summary>
    public bool CanTakeIt { get; init; }
}
