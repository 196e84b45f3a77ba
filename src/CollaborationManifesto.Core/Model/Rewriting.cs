using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>
/// A change that cleared other people's objections. From <paramref name="At"/>, time runs in which only the objectors can release it
/// (docs/adr/0005).
/// </summary>
/// <param name="CuratorId">Who made the change; null for the person who sent the contribution.</param>
/// <param name="CuratorName">Null for the person who sent the contribution.</param>
/// <param name="Objectors">Those whose objection it cleared and who have not voted since.</param>
public sealed record Rewriting(DateTimeOffset At, string? CuratorId, string? CuratorName, ImmutableArray<Objector> Objectors)
{
    /// <summary>What the contribution is merged into as soon as there is consent; null if it is then published.</summary>
    public ContributionId? MergeInto { get; init; }

    public bool Asks(string curatorId) => Objectors.Any(objector => objector.CuratorId == curatorId);

    public Rewriting WithoutObjector(string curatorId) => this with { Objectors = Objectors.RemoveAll(objector => objector.CuratorId == curatorId) };

    /// <summary>
    /// The rewriting that a change by <paramref name="curatorId"/> makes: it clears the objections among <paramref name="votes"/>, and those that
    /// <paramref name="before"/> cleared are still not released. Null if there are none from other people.
    /// </summary>
    public static Rewriting? Of(
        ImmutableSortedDictionary<string, Vote> votes, Rewriting? before, string? curatorId, string? curatorName, DateTimeOffset at)
    {
        var objectors = votes.Where(vote => vote.Value.Kind == VoteKind.Object).Select(vote => new Objector(vote.Key, vote.Value.CuratorName))
            .Concat(before?.Objectors ?? [])
            .Where(objector => objector.CuratorId != curatorId)
            .DistinctBy(objector => objector.CuratorId)
            .ToImmutableArray();
        return objectors.IsEmpty ? null : new(at, curatorId, curatorName, objectors);
    }

    /// <summary>Equality of records would compare the arrays by reference.</summary>
    public bool Equals(Rewriting? other) =>
        other is not null && (At, CuratorId, CuratorName, MergeInto) == (other.At, other.CuratorId, other.CuratorName, other.MergeInto) && Objectors.SequenceEqual(other.Objectors);

    public override int GetHashCode() => HashCode.Combine(At, CuratorId, MergeInto);
}

/// <param name="Name">The curator's name at that time.</param>
public sealed record Objector(string CuratorId, string Name);
