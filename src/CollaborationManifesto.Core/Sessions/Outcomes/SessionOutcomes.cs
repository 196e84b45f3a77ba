using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Sessions.Outcomes;

/// <summary>Says what became of the notes of a session. Once it is closed, each instance reads that at most once a minute, however many people ask.</summary>
public sealed class SessionOutcomes(SessionRooms rooms, NoteFates fates, TimeProvider clock)
{
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(1);

    private readonly RecentlyAsked<ContributionId, ShortLivedCache<SessionOutcome?>> _closed = new(clock);

    /// <returns>Null if there is no such session.</returns>
    public async Task<SessionOutcome?> FindAsync(ContributionId id, CancellationToken cancellationToken)
    {
        var outcome = await _closed.For(id, id => new(Lasts, clock, () => ReadAsync(id))).GetAsync(cancellationToken);
        // What still goes on changes within a minute.
        if (outcome is not SessionOutcome.Closed)
            _closed.Forget(id);
        return outcome;
    }

    private async Task<SessionOutcome?> ReadAsync(ContributionId id)
    {
        // Not the caller's token, because others wait for the answer too.
        if (await rooms.FindAsync(id, CancellationToken.None) is not { Session: var session } room)
            return null;
        if (session.TimeAt(clock.GetUtcNow()) is var time and (SessionTime.Early or SessionTime.Open))
            return new SessionOutcome.GoingOn(session, time);
        var known = await fates.OfAsync(session, CancellationToken.None);
        return new SessionOutcome.Closed(session, [.. room.Notes.SelectMany(note => Lines(note, known))]);
    }

    /// <summary>Nothing for notes that were removed, declined, withdrawn or deleted: what became of those is only on their writer's own page.</summary>
    private static IEnumerable<OutcomeLine> Lines(SessionNote note, ILookup<ContributionId, NoteFate> known) => note.HasWords
        ? [new OutcomeLine.OnItsWay()]
        : known[note.Id].Select(Line).OfType<OutcomeLine>();

    private static OutcomeLine? Line(NoteFate fate) => fate switch
    {
        { Contribution.State: ContributionState.Pending } => new OutcomeLine.Waiting(),
        { Contribution.State: ContributionState.Approved } => new OutcomeLine.Published(fate.Contribution.Id, fate.Contribution.Title),
        { MergedInto: { State: ContributionState.Approved } into } => new OutcomeLine.Merged(into.Id, into.Title),
        { MergedInto.State: ContributionState.Pending } => new OutcomeLine.Waiting(),
        { Contribution.State: ContributionState.Declined or ContributionState.Withdrawn or ContributionState.Merged } => null,
        var other => throw new UnreachableException($"No line for {other.Contribution.State}."),
    };
}

/// <summary>What is to be said about a session's notes.</summary>
public abstract record SessionOutcome(LiveSession Session)
{
    public sealed record GoingOn(LiveSession Session, SessionTime Time) : SessionOutcome(Session);

    /// <param name="Lines">In the order in which the notes were sent.</param>
    public sealed record Closed(LiveSession Session, ImmutableArray<OutcomeLine> Lines) : SessionOutcome(Session);
}

/// <summary>What became of one note. It has words only if they are published.</summary>
public abstract record OutcomeLine
{
    /// <summary>The curators do not have it yet.</summary>
    public sealed record OnItsWay : OutcomeLine;

    public sealed record Waiting : OutcomeLine;

    public sealed record Published(ContributionId Id, string Title) : OutcomeLine;

    public sealed record Merged(ContributionId Into, string Title) : OutcomeLine;
}
