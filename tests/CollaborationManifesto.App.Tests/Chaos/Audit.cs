using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>
/// Compares acknowledgements with what is stored, as Jepsen's set checker does. What was acknowledged must be stored, what is stored must
/// have been tried, and an unacknowledged try may be either.
/// </summary>
internal sealed record Audit
{
    private Audit(Ledger ledger, Stored stored)
    {
        var rows = stored.Contributions.ToDictionary(row => row.Id);
        var entries = stored.Contributions.SelectMany(row => row.History).Where(entry => entry.CuratorId is not null).CountBy(entry => entry.CommandId).ToDictionary();
        var whole = rows.Values.Where(row => row.Title == Ledger.TitleOf(row.Id)).Select(row => row.Id).ToHashSet();
        var acknowledged = ledger.Submissions.Where(tried => tried.Value).Select(tried => tried.Key).ToList();
        var decided = ledger.Decisions.Where(tried => tried.Value).Select(tried => tried.Key).ToList();

        Lost = acknowledged.Count(id => !whole.Contains(id));
        Unexpected = rows.Keys.Count(id => !ledger.Submissions.ContainsKey(id) || !whole.Contains(id));
        Recovered = rows.Keys.Count(id => ledger.Submissions.TryGetValue(id, out var known) && !known);
        DecisionsLost = decided.Count(command => !entries.ContainsKey(command));
        DecisionsTwice = entries.Count(entry => entry.Value > 1);
        DecisionsUnexpected = entries.Keys.Count(command => !ledger.Decisions.ContainsKey(command));
        DecisionsRecovered = entries.Keys.Count(command => ledger.Decisions.TryGetValue(command, out var known) && !known);
        Untold = stored.Told.Sum(curator => rows.Values.Count(row => row.State == ContributionState.Pending && !row.Votes.ContainsKey(curator.Key) && !curator.Value.Contains($"{row.Id}-{row.ContentVersion}")));
        NotAsDecided = stored.Published.ToHashSet()
            .Count(id => !rows.Values.Any(row => row.Id.ToString() == id && row.State == ContributionState.Approved))
            + rows.Values.Count(row => row.State == ContributionState.Approved && !stored.Published.Contains(row.Id.ToString()));
        Copies = stored.Mails.Values.Sum(times => times - 1);
        CopiesUnexcused = Math.Max(0, Copies - ledger.CopiesExcused);
    }

    /// <summary>Acknowledged contributions that are missing or changed.</summary>
    public int Lost { get; }

    /// <summary>Contributions that nobody sent.</summary>
    public int Unexpected { get; }

    /// <summary>Stored contributions whose sender got no acknowledgement.</summary>
    public int Recovered { get; }

    public int DecisionsLost { get; }

    public int DecisionsTwice { get; }

    public int DecisionsUnexpected { get; }

    public int DecisionsRecovered { get; }

    /// <summary>Waiting contributions without an email about them, counted for each curator who has not voted.</summary>
    public int Untold { get; }

    /// <summary>Contributions that are approved but unpublished, or published but not approved.</summary>
    public int NotAsDecided { get; }

    public int Copies { get; }

    /// <summary>Duplicate emails that no crash or lost answer explains.</summary>
    public int CopiesUnexcused { get; }

    public bool IsClean => (Lost, Unexpected, DecisionsLost, DecisionsTwice, DecisionsUnexpected, Untold, NotAsDecided) == default && CopiesUnexcused == 0;

    public static Audit Of(Ledger ledger, Stored stored) => new(ledger, stored);
}
