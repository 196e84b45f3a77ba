using System.Collections.Concurrent;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>What people tried, and whether it was acknowledged.</summary>
internal sealed class Ledger
{
    private readonly ConcurrentDictionary<ContributionId, bool> _submissions = new();
    private readonly ConcurrentDictionary<string, bool> _decisions = new();
    private int _copiesExcused;

    /// <summary>Ids of contributions that someone tried to send. True if acknowledged.</summary>
    public IReadOnlyDictionary<ContributionId, bool> Submissions => _submissions;

    /// <summary>Ids of commands that curators tried. True if acknowledged.</summary>
    public IReadOnlyDictionary<string, bool> Decisions => _decisions;

    /// <summary>Counts crashes and lost answers between sending an email and marking it as sent. Each can cause one duplicate.</summary>
    public int CopiesExcused => _copiesExcused;

    public static string TitleOf(ContributionId id) => $"Idea {id}";

    public void Tries(ContributionId id) => _submissions.TryAdd(id, false);

    public void Acknowledged(ContributionId id) => _submissions[id] = true;

    public void Tries(string command) => _decisions.TryAdd(command, false);

    public void Acknowledged(string command) => _decisions[command] = true;

    public void ExcusesCopies(int count = 1) => Interlocked.Add(ref _copiesExcused, count);
}
