using System.Collections.Concurrent;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>What people were told: each thing that they tried, and whether it was acknowledged.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<ContributionId, bool> _submissions = new();
    private readonly ConcurrentDictionary<string, bool> _decisions = new();
    private int _copiesExcused;

    /// <summary>Ids of contributions that someone tried to send; true for those that were acknowledged.</summary>
    public IReadOnlyDictionary<ContributionId, bool> Submissions => _submissions;

    /// <summary>Ids of commands that curators tried; true for those that were acknowledged.</summary>
    public IReadOnlyDictionary<string, bool> Decisions => _decisions;

    /// <summary>A copy can go out only when a crash or a lost answer falls between mail and mark. This counts them.</summary>
    public int CopiesExcused => _copiesExcused;

    public static string TitleOf(ContributionId id) => $"Idea {id}";

    public void Tries(ContributionId id) => _submissions.TryAdd(id, false);

    public void Acknowledged(ContributionId id) => _submissions[id] = true;

    public void Tries(string command) => _decisions.TryAdd(command, false);

    public void Acknowledged(string command) => _decisions[command] = true;

    public void ExcusesCopies(int count = 1) => Interlocked.Add(ref _copiesExcused, count);
}
