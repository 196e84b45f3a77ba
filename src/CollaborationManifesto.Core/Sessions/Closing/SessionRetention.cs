using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Sessions.Closing;

/// <summary>Keeps the promises about live sessions: forgets who led them after a day, and deletes notes that nobody decided on for a year.</summary>
public sealed class SessionRetention(SessionRegister register, SessionNotes notes, SessionRooms rooms, ContributionStore contributions, ContributionRemoval removal, TimeProvider clock)
{
    /// <summary>Counting reads every contribution, and a day makes no difference to months.</summary>
    private static readonly TimeSpan Recount = TimeSpan.FromDays(1);

    public async Task ApplyAsync(CancellationToken cancellationToken)
    {
        foreach (var session in (await register.AllAsync(cancellationToken)).Select(read => read.Value))
        {
            if (session.TimeAt(clock.GetUtcNow()) == SessionTime.Over && !session.Facilitators.IsEmpty)
                await register.UpdateAsync(session.Id, current => current.WithoutFacilitators(), cancellationToken);
            if (IsDue(session))
                await LookForUndecidedAsync(session, cancellationToken);
        }
    }

    /// <summary>Old enough to have undecided notes that matter, not done with, and not counted today. In the first year, a declined note can be put back.</summary>
    private bool IsDue(LiveSession session) =>
        session.BroughtInAt is { } broughtIn
        && clock.GetUtcNow() >= broughtIn + LiveSession.UndecidedListed
        && (session.Undecided != 0 || clock.GetUtcNow() < broughtIn + LiveSession.UndecidedKept)
        && (session.CountedAt is not { } counted || clock.GetUtcNow() >= counted + Recount);

    private async Task LookForUndecidedAsync(LiveSession session, CancellationToken cancellationToken)
    {
        var (now, left) = (clock.GetUtcNow(), 0);
        var targets = await contributions.MergeTargetsAsync(cancellationToken).ToHashSetAsync(cancellationToken: cancellationToken);
        await foreach (var read in contributions.OfImportAsync(session.Id, cancellationToken).Where(read => read.Value.IsUndecided && !targets.Contains(read.Value.Id)))
        {
            if (now < read.Value.SubmittedAt + LiveSession.UndecidedKept || !await DeleteAsync(session.Id, read, cancellationToken))
                left++;
        }

        await register.UpdateAsync(session.Id, current => current with { Undecided = left, CountedAt = now }, cancellationToken);
        rooms.Forget(session.Id);
    }

    /// <summary>First the note of its writer's page, so that the page can say why it is gone.</summary>
    private async Task<bool> DeleteAsync(ContributionId session, Versioned<Contribution> read, CancellationToken cancellationToken)
    {
        await notes.UpdateAsync(session, read.Value.Id, current => current with { ExpiredAt = clock.GetUtcNow() }, cancellationToken);
        if (await removal.TryRemoveAsync(read, cancellationToken))
            return true;
        // Someone decided on it just now.
        await notes.UpdateAsync(session, read.Value.Id, current => current with { ExpiredAt = null }, cancellationToken);
        return false;
    }
}
