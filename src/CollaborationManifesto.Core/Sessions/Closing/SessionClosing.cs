using CollaborationManifesto.Importing;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Sessions.Closing;

/// <summary>
/// Makes contributions of the notes of a session that has closed, as an import does: each once, however often it is tried. Then the words are
/// removed here (docs/adr/0020).
/// </summary>
public sealed class SessionClosing(
    SessionRegister register, SessionNotes notes, SessionRooms rooms, NewNotes contributions, IOptions<IntakeSettings> intake, IOptions<ChangeSettings> changes, AllWords words, TimeProvider clock)
{
    private const int Parallel = 16;

    /// <summary>Then the rest is another message's, long before the Functions host would give this one to someone else.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);

    /// <summary>Closes it if its time is over and nobody has.</summary>
    /// <param name="announce">Puts a message on the queue.</param>
    public async Task<bool> CloseIfDueAsync(Versioned<LiveSession> read, Func<ContributionId, string, CancellationToken, Task> announce, CancellationToken cancellationToken)
    {
        var (session, now) = (read.Value, clock.GetUtcNow());
        if (session.Step == SessionStep.Closed || now < session.ClosesAt)
            return false;
        var entry = new SessionEntry(ContributionId.New().ToString(), now, SessionAction.ClosedByTime);
        await announce(session.Id, entry.CommandId, cancellationToken);
        await register.ReplaceAsync(read, session.With(entry) with { Step = SessionStep.Closed, ClosedAt = session.ClosesAt }, cancellationToken);
        rooms.Forget(session.Id);
        return true;
    }

    /// <summary>It has closed, and some of its notes may not be with the curators yet. A note that was sent at the very end can come after the others.</summary>
    public async Task<bool> IsDueAsync(LiveSession session, CancellationToken cancellationToken) =>
        session is { Step: SessionStep.Closed, ClosedAt: { } closedAt }
        && (session.BroughtInAt is null || clock.GetUtcNow() < closedAt + LiveSession.Afterwards)
        && (session.BroughtInAt is null || await notes.OfAsync(session.Id, cancellationToken).AnyAsync(read => read.Value.HasWords, cancellationToken));

    /// <returns>How long to wait before there is more to do; null if nothing is left.</returns>
    public async Task<TimeSpan?> BringInDueAsync(LiveSession session, CancellationToken cancellationToken)
    {
        if (session is not { Step: SessionStep.Closed, ClosedAt: { } closedAt })
            return null;
        var grace = closedAt + TimeSpan.FromSeconds(changes.Value.SessionGraceSeconds) - clock.GetUtcNow();
        if (grace > TimeSpan.Zero)
            return grace;
        var began = clock.GetTimestamp();
        await foreach (var some in notes.OfAsync(session.Id, cancellationToken).Where(read => read.Value.HasWords).Chunk(Parallel).WithCancellation(cancellationToken))
        {
            // Reopened meanwhile: its notes belong to the room again.
            if ((await register.FindAsync(session.Id, cancellationToken))?.Value is not { Step: SessionStep.Closed } current || current.ClosedAt != closedAt)
                return null;
            await Task.WhenAll(some.Select(read => BringInAsync(session, read, cancellationToken)));
            if (clock.GetElapsedTime(began) >= Turn)
                return TimeSpan.Zero;
        }

        await register.UpdateAsync(
            session.Id, current => current.Step == SessionStep.Closed && current.ClosedAt == closedAt && current.BroughtInAt is null ? current with { BroughtInAt = clock.GetUtcNow() } : null, cancellationToken);
        rooms.Forget(session.Id);
        return null;
    }

    /// <summary>
    /// Takes the note before its contribution is there. Otherwise, if the program stopped in between and the session was reopened, its writer could
    /// remove a note that the curators have already. Its words go last, so that the next run finds what this one left.
    /// </summary>
    private async Task BringInAsync(LiveSession session, Versioned<SessionNote> read, CancellationToken cancellationToken)
    {
        // If this fails, its writer or another run was faster; what is left to do, the next look finds.
        if ((read.Value.IsLive ? await notes.ReplaceAsync(session.Id, read, read.Value with { BroughtInAt = clock.GetUtcNow() }, cancellationToken) : read) is not { } taken)
            return;
        // Only a note that an earlier run took can be there already.
        await contributions.AddAsync(ToContribution(session, session.InRoom(taken.Value)), looksFirst: !read.Value.IsLive, isDryRun: false, cancellationToken);
        await notes.ReplaceAsync(session.Id, taken, taken.Value.WithoutWords() with { Place = null }, cancellationToken);
    }

    private Contribution ToContribution(LiveSession session, SessionNote note)
    {
        var now = clock.GetUtcNow();
        var (title, text) = NoteWording.Of("", note.Text, "", intake.Value.TitleMaxLength);
        // The form asks for a text with everything but barriers. Without the form's rules, because a category that is no longer configured loses no note.
        var draft = new Draft(session.Prompt.Kind, note.Category, title, text.Length == 0 && session.Prompt.Kind != ContributionKind.Barrier ? title : text, [], null, WriterOf(note));
        return draft.ToContribution(note.Id, now) with
        {
            Source = new(words.Session.Origin(session.Name, words.Language.Day(session.OpensAt)), null, note.SentAt) { Import = session.Id, LicenceAgreedAt = note.AgreedAt },
            Flags = new(HoneypotFilled: note.HoneypotFilled, NotShownInRoom: !note.IsShown),
            Place = note.Place,
            // Moves in the room are no news for the projection.
            Revision = 1 + (note.Place?.Unshown ?? 0),
            History = [new(note.Id.ToString(), now, HistoryAction.Imported)],
        };
    }

    /// <summary>A name that was only for the room stays there.</summary>
    private static Contributor WriterOf(SessionNote note) => !note.Credited ? Contributor.Unknown
        : new(note.Name, note.Organisation, null, note.Name is not null ? Attribution.Named : note.Organisation is not null ? Attribution.Organisation : Attribution.Anonymous);
}
