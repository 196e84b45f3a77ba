using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Sessions.Leading;

/// <summary>
/// Lets facilitators lead a session: step by step, and note by note. Their buttons act at once, because only the answer to a ticked form leads
/// to their page.
/// </summary>
public sealed class Lead(FacilitatorAccess access, SessionRegister register, SessionNotes notes, SessionRooms rooms, SessionRunner runner, AllWords words, TimeProvider clock)
{
    /// <summary>Notes of one phone that are changed at the same time.</summary>
    private const int AtOnce = 8;

    /// <summary>How long ago a page was made whose reader knows nearly all notes.</summary>
    private static readonly TimeSpan FreshPage = TimeSpan.FromMinutes(1);

    /// <summary>The page that an emailed link opens. It does nothing by itself.</summary>
    public async Task<LeadOutcome> OpenInvitationAsync(string? token, CancellationToken cancellationToken) =>
        await access.EnterByInvitationAsync(token, cancellationToken) is { } entered ? new LeadOutcome.Invited(entered.Session, entered.Facilitator, token!, []) : new LeadOutcome.NoLink();

    public async Task<LeadOutcome> StartAsync(InvitationForm form, CancellationToken cancellationToken)
    {
        if (await access.EnterByInvitationAsync(form.Token, cancellationToken) is not { } entered)
            return new LeadOutcome.NoLink();
        return form.Sure == "yes" ? new LeadOutcome.GoTo(entered.Token) : new LeadOutcome.Invited(entered.Session, entered.Facilitator, form.Token!, [new("sure", words.Facilitator.StartUnconfirmed)]);
    }

    public async Task<LeadOutcome> OpenAsync(string? token, int page, CancellationToken cancellationToken) =>
        await access.EnterAsync(token, cancellationToken) is { } entered ? await ShowAsync(entered, entered.Session, page, cancellationToken) : new LeadOutcome.NoLink();

    public async Task<LeadOutcome> ActAsync(LeadForm form, int page, CancellationToken cancellationToken)
    {
        if (await access.EnterAsync(form.Token, cancellationToken) is not { } entered)
            return new LeadOutcome.NoLink();
        if (!ContributionId.TryParse(form.Nonce, out _))
            return await RefuseAsync(entered, page, form, new("act", words.Facilitator.Unclear), cancellationToken);
        return form.Verb switch
        {
            LeadForm.Reveal => await RevealAsync(entered, page, form, cancellationToken),
            LeadForm.Group => await MoveAsync(entered, page, form, SessionStep.Group, SessionAction.Grouped, cancellationToken),
            LeadForm.Close when form.Sure != "yes" => await RefuseAsync(entered, page, form, new("sure", words.Facilitator.CloseUnconfirmed), cancellationToken),
            LeadForm.Close => await MoveAsync(entered, page, form, SessionStep.Closed, SessionAction.Closed, cancellationToken),
            LeadForm.Reopen => await ReopenAsync(entered, page, form, cancellationToken),
            LeadForm.CheckLate => await SetChecksLateAsync(entered, page, form, checks: true, cancellationToken),
            LeadForm.TrustLate => await SetChecksLateAsync(entered, page, form, checks: false, cancellationToken),
            LeadForm.ShowWaiting or LeadForm.Hide or LeadForm.Show or LeadForm.HidePhone or LeadForm.ShowPhone when entered.Session.StepAt(clock.GetUtcNow()) == SessionStep.Closed =>
                await RefuseAsync(entered, page, form, new("act", words.Facilitator.NoteGone), cancellationToken),
            LeadForm.ShowWaiting => await ShowWaitingAsync(entered, page, form, cancellationToken),
            LeadForm.Hide or LeadForm.Show or LeadForm.HidePhone or LeadForm.ShowPhone when form.Note is { } note => await ChangeNoteAsync(entered, page, form, note, cancellationToken),
            _ => await RefuseAsync(entered, page, form, new("act", words.Facilitator.Unclear), cancellationToken),
        };
    }

    /// <summary>An old page is shown again with what came since, because the facilitator wants to read before the room does. A few late notes wait.</summary>
    private async Task<LeadOutcome> RevealAsync(FacilitatorAccess.Entered entered, int page, LeadForm form, CancellationToken cancellationToken)
    {
        var isOld = entered.Session is { ChecksLate: true, IsRevealed: false } && form.MadeAt < clock.GetUtcNow() - FreshPage;
        var unread = isOld ? (await rooms.FindAsync(entered.Session.Id, cancellationToken))?.Notes.Count(note => note.IsLive && note.SentAt > form.MadeAt) ?? 0 : 0;
        return unread == 0
            ? await MoveAsync(entered, page, form, SessionStep.Reveal, SessionAction.Revealed, cancellationToken)
            : await RefuseAsync(entered, page, form, new("act", words.Facilitator.Unread(unread)), cancellationToken);
    }

    private Task<LeadOutcome> MoveAsync(FacilitatorAccess.Entered entered, int page, LeadForm form, SessionStep to, SessionAction action, CancellationToken cancellationToken) =>
        StepAsync(entered, page, form, action, (session, now) => session.StepAt(now) >= to || session.TimeAt(now) == SessionTime.Early ? null
            : to == SessionStep.Closed ? session with { Step = to, ClosedAt = now, BroughtInAt = null }
            : session with { Step = to, RevealedAt = session.RevealedAt ?? now, SeenUntil = session.SeenUntil ?? (form.MadeAt < now ? form.MadeAt : now) }, cancellationToken);

    private async Task<LeadOutcome> ReopenAsync(FacilitatorAccess.Entered entered, int page, LeadForm form, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // A repeated post is not refused because its time is over by now.
        if (!entered.Session.HasCommand(form.CommandId))
        {
            if (Language.ParseTyped(form.Until) is not { } typed || typed <= now || typed - now > LiveSession.Longest)
                return await RefuseAsync(entered, page, form, new("until", words.Facilitator.UntilWrong(LiveSession.Longest.Days)), cancellationToken);
            if ((await register.AllAsync(cancellationToken)).Count(one => one.Value.StepAt(now) != SessionStep.Closed) >= LiveSession.MostOpen)
                return await RefuseAsync(entered, page, form, new("until", words.SessionDesk.TooManyOpen(LiveSession.MostOpen)), cancellationToken);
        }

        return await StepAsync(entered, page, form, SessionAction.Reopened, (session, _) => session.StepAt(now) != SessionStep.Closed ? null : session with
        {
            Step = session.IsRevealed ? SessionStep.Reveal : SessionStep.Write,
            ClosedAt = null,
            BroughtInAt = null,
            ClosesAt = Language.ParseTyped(form.Until)!.Value,
        }, cancellationToken);
    }

    /// <summary>Of two facilitators who press a button at once, the second is told what the first did.</summary>
    private async Task<LeadOutcome> StepAsync(
        FacilitatorAccess.Entered entered, int page, LeadForm form, SessionAction action, Func<LiveSession, DateTimeOffset, LiveSession?> move, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        // Before the row, so that a closed session is never left with nobody to bring its notes in.
        if (action == SessionAction.Closed)
            await runner.AnnounceAsync(entered.Session.Id, form.CommandId, cancellationToken);
        var (after, _) = await register.UpdateAsync(
            entered.Session.Id,
            current => current.HasCommand(form.CommandId) || form.Seen != current.StepAt(now).ToString() || current.FindFacilitator(entered.Facilitator.Id, now) is null
                ? null
                : move(current, now)?.With(Entry(entered, form, action, now)),
            cancellationToken);
        if (after?.FindFacilitator(entered.Facilitator.Id, now) is null)
            return new LeadOutcome.NoLink();
        rooms.Forget(after.Id);
        return after.HasCommand(form.CommandId)
            ? await ShowAsync(entered, after, page, cancellationToken) with { Done = words.Facilitator.Done(action) }
            : await ShowAsync(entered, after, page, cancellationToken) with { Typed = form, Errors = [new("act", OvertakenBy(after))] };
    }

    private string OvertakenBy(LiveSession session) => session.Log.LastOrDefault(IsStep) is { } last
        ? words.Facilitator.Overtaken(words.SessionDesk.Entry(words.Language.Minute(last.At), words.SessionDesk.Happened(last.Action), last.ActorName))
        : words.Facilitator.Unclear;

    private static bool IsStep(SessionEntry entry) =>
        entry.Action is SessionAction.Revealed or SessionAction.Grouped or SessionAction.Closed or SessionAction.ClosedByTime or SessionAction.Reopened;

    private async Task<LeadOutcome> SetChecksLateAsync(FacilitatorAccess.Entered entered, int page, LeadForm form, bool checks, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var action = checks ? SessionAction.LateChecked : SessionAction.LateUnchecked;
        var (after, _) = await register.UpdateAsync(
            entered.Session.Id,
            current => current.HasCommand(form.CommandId) || current.ChecksLate == checks ? null : (current with { ChecksLate = checks, SeenUntil = current.IsRevealed ? now : null }).With(Entry(entered, form, action, now)),
            cancellationToken);
        rooms.Forget(entered.Session.Id);
        return await ShowAsync(entered, after!, page, cancellationToken) with { Done = words.Facilitator.Done(action) };
    }

    /// <summary>Only those that the page showed: nobody has looked at what came since.</summary>
    private async Task<LeadOutcome> ShowWaitingAsync(FacilitatorAccess.Entered entered, int page, LeadForm form, CancellationToken cancellationToken)
    {
        await ChangeAsync(entered, form, form.WaitingNotes, note => note is { IsUnchecked: false, IsChecked: true } ? null : note with { IsUnchecked = false, IsChecked = true }, cancellationToken);
        return await NotedAsync(entered, page, form, SessionAction.NoteShown, entered.Session.IsRevealed ? words.Facilitator.AllShown : words.Facilitator.NoteShown, cancellationToken);
    }

    private async Task<LeadOutcome> ChangeNoteAsync(FacilitatorAccess.Entered entered, int page, LeadForm form, ContributionId id, CancellationToken cancellationToken)
    {
        var session = entered.Session.Id;
        if (await notes.FindAsync(session, id, cancellationToken) is not { Value: { IsLive: true } note })
            return await RefuseAsync(entered, page, form, new("act", words.Facilitator.NoteGone), cancellationToken);
        var hides = form.Verb is LeadForm.Hide or LeadForm.HidePhone;
        var ofPhone = form.Verb is LeadForm.HidePhone or LeadForm.ShowPhone;
        ImmutableArray<ContributionId> ids = ofPhone ? [.. await notes.OfParticipantAsync(session, note.Participant, cancellationToken).Select(one => one.Value.Id).ToListAsync(cancellationToken)] : [id];
        // To show one note says that it was looked at. To show all of a phone takes back that they were hidden, and no more.
        await ChangeAsync(entered, form, ids, current => Changed(current) is var next && next == current ? null : next, cancellationToken);
        var action = hides ? (ofPhone ? SessionAction.ParticipantHidden : SessionAction.NoteHidden) : SessionAction.NoteShown;
        return await NotedAsync(entered, page, form, action, hides ? (ofPhone ? words.Facilitator.PhoneHidden : words.Facilitator.NoteHidden) : entered.Session.IsRevealed ? words.Facilitator.NoteShownNow : words.Facilitator.NoteShown, cancellationToken);

        SessionNote Changed(SessionNote current) => !current.IsLive ? current : current with
        {
            IsHidden = hides,
            IsUnchecked = current.IsUnchecked && (hides || ofPhone),
            IsChecked = current.IsChecked || !(hides || ofPhone),
        };
    }

    /// <summary>Not if the log has the post already: another facilitator may have decided otherwise since then.</summary>
    private Task ChangeAsync(FacilitatorAccess.Entered entered, LeadForm form, ImmutableArray<ContributionId> ids, Func<SessionNote, SessionNote?> decide, CancellationToken cancellationToken) =>
        entered.Session.HasCommand(form.CommandId) ? Task.CompletedTask : Parallel.ForEachAsync(
            ids,
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (id, stop) => await notes.UpdateAsync(entered.Session.Id, id, decide, stop));

    /// <summary>Writes who did it after the notes have changed, so that the log never says what did not happen.</summary>
    private async Task<LeadOutcome> NotedAsync(FacilitatorAccess.Entered entered, int page, LeadForm form, SessionAction action, Message done, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var (after, _) = await register.UpdateAsync(entered.Session.Id, current => current.HasCommand(form.CommandId) ? null : current.With(Entry(entered, form, action, now)), cancellationToken);
        rooms.Forget(entered.Session.Id);
        return await ShowAsync(entered, after!, page, cancellationToken) with { Done = done };
    }

    private static SessionEntry Entry(FacilitatorAccess.Entered entered, LeadForm form, SessionAction action, DateTimeOffset now) =>
        new(form.CommandId, now, action, entered.Facilitator.Id, entered.Facilitator.Name);

    private async Task<LeadOutcome> RefuseAsync(FacilitatorAccess.Entered entered, int page, LeadForm form, FieldError error, CancellationToken cancellationToken) =>
        await ShowAsync(entered, entered.Session, page, cancellationToken) with { Typed = form, Errors = [error] };

    private async Task<LeadOutcome.Shown> ShowAsync(FacilitatorAccess.Entered entered, LiveSession session, int page, CancellationToken cancellationToken) =>
        new(entered with { Session = session }, clock.GetUtcNow(), (await rooms.FindAsync(session.Id, cancellationToken))?.Notes ?? [], page);
}

public abstract record LeadOutcome
{
    /// <summary>The page of the link in an email, with a box to tick.</summary>
    /// <param name="Token">Of the invitation.</param>
    public sealed record Invited(LiveSession Session, Facilitator Facilitator, string Token, ImmutableArray<FieldError> Errors) : LeadOutcome;

    /// <summary>The facilitators' page, at an address that can be opened again.</summary>
    public sealed record GoTo(string Token) : LeadOutcome;

    /// <param name="Notes">All, in the order in which they were sent.</param>
    /// <param name="Page">From 1.</param>
    public sealed record Shown(FacilitatorAccess.Entered Entered, DateTimeOffset Now, ImmutableArray<SessionNote> Notes, int Page) : LeadOutcome
    {
        /// <summary>What the post did; null if nothing was posted.</summary>
        public Message? Done { get; init; }

        public LeadForm? Typed { get; init; }

        public ImmutableArray<FieldError> Errors { get; init; } = [];
    }

    /// <summary>The link is wrong, was taken back, or has ended.</summary>
    public sealed record NoLink : LeadOutcome;
}
