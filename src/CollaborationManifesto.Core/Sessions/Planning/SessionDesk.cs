using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Sessions.Planning;

/// <summary>Lets curators start workshops, invite people who lead them, and change a code.</summary>
public sealed class SessionDesk(
    DeskAccess access, SessionRegister register, SessionRunner runner, SessionRooms rooms, LinkTokens tokens, IOptions<ManifestoSettings> manifesto, AllWords words, TimeProvider clock)
{
    /// <summary>A code that another session has is tried again; with 850 thousand million codes, once is hardly ever needed.</summary>
    private const int Tries = 5;

    public async Task<DeskOutcome> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        return entered is null ? refusal! : await ListAsync(entered, null, [], cancellationToken);
    }

    public async Task<DeskOutcome> StartAsync(SessionPlanForm form, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(form.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        var now = clock.GetUtcNow();
        if (ContributionId.TryParse(form.Nonce, out var id) && await register.FindAsync(id, cancellationToken) is not null)
            return new SessionGoTo(entered.Token, id);
        var (session, errors) = SessionPlan.Read(form, entered.Curator, manifesto.Value, words, now);
        if (session is null)
            return await ListAsync(entered, form, errors, cancellationToken);
        var all = await register.AllAsync(cancellationToken);
        if (all.Count >= LiveSession.MostInAll)
            return await ListAsync(entered, form, [new("name", words.SessionDesk.TooManyInAll(LiveSession.MostInAll))], cancellationToken);
        if (all.Count(one => one.Value.StepAt(now) != SessionStep.Closed) >= LiveSession.MostOpen)
            return await ListAsync(entered, form, [new("name", words.SessionDesk.TooManyOpen(LiveSession.MostOpen))], cancellationToken);
        await runner.AnnounceAsync(session.Id, form.Nonce!, cancellationToken);
        for (var tries = 0; tries < Tries; tries++)
        {
            // Either its code is taken, or the same post came twice at the same moment.
            if (await register.AddAsync(session, cancellationToken) || await register.FindAsync(session.Id, cancellationToken) is not null)
                return new SessionGoTo(entered.Token, session.Id);
            session = session with { Code = SessionCode.New() };
        }

        throw new InvalidOperationException("No code is free.");
    }

    public async Task<DeskOutcome> OpenAsync(string? token, string? session, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        if (entered is null)
            return refusal!;
        return await FindAsync(session, cancellationToken) is { } found ? Show(entered, found) : new SessionGone(entered.Token);
    }

    public async Task<DeskOutcome> ActAsync(DeskSessionForm form, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(form.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        if (await FindAsync(form.Session, cancellationToken) is not { } session)
            return new SessionGone(entered.Token);
        if (!ContributionId.TryParse(form.Nonce, out _))
            return Show(entered, session) with { Typed = form, Errors = [new("lead", words.SessionDesk.NotOurs)] };
        return form.Act switch
        {
            DeskSessionForm.Lead => await LeadAsync(entered, session, form, cancellationToken),
            DeskSessionForm.Add => await AddAsync(entered, session, form, cancellationToken),
            DeskSessionForm.TakeBack => await TakeBackAsync(entered, session, form, cancellationToken),
            DeskSessionForm.ChangeCode => await ChangeCodeAsync(entered, session, form, cancellationToken),
            _ => Show(entered, session) with { Typed = form, Errors = [new("lead", words.SessionDesk.NotOurs)] },
        };
    }

    /// <summary>Makes the curator a facilitator and leads to the working link, which no page that an emailed link opens may contain.</summary>
    private async Task<DeskOutcome> LeadAsync(DeskAccess.Entered entered, LiveSession session, DeskSessionForm form, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var curator = entered.Curator;
        var check = new FieldChecks(words);
        check.That(form.Sure == "yes", "lead", words.SessionDesk.LeadUnconfirmed);
        check.That(session.TimeAt(now) != SessionTime.Over, "lead", words.SessionDesk.Over);
        check.That(session.Facilitators.Length < LiveSession.MostFacilitators || LedBy(session) is not null, "lead", words.SessionDesk.TooManyFacilitators(LiveSession.MostFacilitators));
        if (check.Errors.Count > 0)
            return Show(entered, session) with { Typed = form, Errors = [.. check.Errors] };
        var (after, _) = await register.UpdateAsync(session.Id, Led, cancellationToken);
        return LedBy(after!) is { } leads ? new SessionLeadTo(tokens.ForFacilitator(new(session.Id, leads.Id)))
            : Show(entered, after!) with { Typed = form, Errors = [new("lead", words.SessionDesk.TooManyFacilitators(LiveSession.MostFacilitators))] };

        LiveSession? Led(LiveSession current) => LedBy(current) is not null || current.Facilitators.Length >= LiveSession.MostFacilitators ? null
            // A new id, so that a link that was taken back does not work again.
            : (current with { Facilitators = current.Facilitators.Add(new($"{curator.Id}-{current.Facilitators.Length}", curator.Name, null, now)) })
                .With(Entry(SessionAction.FacilitatorAdded, entered, form, now));

        Facilitator? LedBy(LiveSession current) => current.Facilitators.FirstOrDefault(one =>
            one is { Email: null, TakenBackAt: null } && (one.Id == curator.Id || one.Id.StartsWith($"{curator.Id}-", StringComparison.Ordinal)));
    }

    private async Task<DeskOutcome> AddAsync(DeskAccess.Entered entered, LiveSession session, DeskSessionForm form, CancellationToken cancellationToken)
    {
        var now = clock.GetUtcNow();
        var check = new FieldChecks(words);
        var (name, email) = SessionPlan.Facilitator(new(form.Name, form.Email), "name", "email", check, words);
        var id = SessionPlan.IdOf(form.Nonce, 1);
        if (!session.HasCommand(form.Nonce!))
        {
            check.That(session.TimeAt(now) != SessionTime.Over, "name", words.SessionDesk.Over);
            check.That(session.Facilitators.Length < LiveSession.MostFacilitators, "name", words.SessionDesk.TooManyFacilitators(LiveSession.MostFacilitators));
            check.That(!session.Facilitators.Any(one => one.TakenBackAt is null && one.Email?.IsSameAs(email) == true), "email", words.SessionDesk.FacilitatorTwice);
        }

        if (check.Errors.Count > 0)
            return Show(entered, session) with { Typed = form, Errors = [.. check.Errors] };
        await runner.AnnounceAsync(session.Id, form.Nonce!, cancellationToken);
        var (after, _) = await register.UpdateAsync(
            session.Id,
            current => current.HasCommand(form.Nonce!) || current.Facilitators.Length >= LiveSession.MostFacilitators ? null
                : (current with { Facilitators = current.Facilitators.Add(new(id, name, email, now)) }).With(Entry(SessionAction.FacilitatorAdded, entered, form, now)),
            cancellationToken);
        return after!.HasCommand(form.Nonce!)
            ? Show(entered, after) with { Done = words.SessionDesk.Added(name) }
            : Show(entered, after) with { Typed = form, Errors = [new("name", words.SessionDesk.TooManyFacilitators(LiveSession.MostFacilitators))] };
    }

    private async Task<DeskOutcome> TakeBackAsync(DeskAccess.Entered entered, LiveSession session, DeskSessionForm form, CancellationToken cancellationToken)
    {
        if (session.Facilitators.FirstOrDefault(one => one.Id == form.Facilitator) is not { } facilitator)
            return Show(entered, session) with { Typed = form, Errors = [new("facilitator", words.SessionDesk.TakeBackMissing)] };
        var now = clock.GetUtcNow();
        var (after, _) = await register.UpdateAsync(
            session.Id,
            current => current.Facilitators.FirstOrDefault(one => one.Id == facilitator.Id && one.TakenBackAt is null) is not { } one ? null
                : (current with { Facilitators = current.Facilitators.Replace(one, one with { TakenBackAt = now }) }).With(Entry(SessionAction.FacilitatorTakenBack, entered, form, now)),
            cancellationToken);
        return Show(entered, after!) with { Done = words.SessionDesk.TakenBack(facilitator.Name) };
    }

    private async Task<DeskOutcome> ChangeCodeAsync(DeskAccess.Entered entered, LiveSession session, DeskSessionForm form, CancellationToken cancellationToken)
    {
        if (form.Sure != "yes")
            return Show(entered, session) with { Typed = form, Errors = [new("code", words.SessionDesk.CodeUnconfirmed)] };
        var now = clock.GetUtcNow();
        var (after, _) = await register.UpdateAsync(
            session.Id,
            current => current.HasCommand(form.Nonce!) ? null : (current with { Code = SessionCode.New() }).With(Entry(SessionAction.CodeChanged, entered, form, now)),
            cancellationToken);
        rooms.Forget(session.Id);
        return Show(entered, after!) with { Done = words.SessionDesk.CodeChanged };
    }

    private static SessionEntry Entry(SessionAction action, DeskAccess.Entered entered, DeskSessionForm form, DateTimeOffset now) =>
        new(form.Nonce!, now, action, entered.Curator.Id, entered.Curator.Name);

    private async Task<LiveSession?> FindAsync(string? session, CancellationToken cancellationToken) =>
        ContributionId.TryParse(session, out var id) ? (await register.FindAsync(id, cancellationToken))?.Value : null;

    private SessionShown Show(DeskAccess.Entered entered, LiveSession session) => new(entered, session, clock.GetUtcNow());

    private async Task<SessionsShown> ListAsync(DeskAccess.Entered entered, SessionPlanForm? typed, ImmutableArray<FieldError> errors, CancellationToken cancellationToken) =>
        new(entered, [.. (await register.AllAsync(cancellationToken)).Select(read => read.Value)], clock.GetUtcNow(), typed, errors);
}

public abstract record SessionDeskOutcome : DeskOutcome;

/// <summary>The form to start a workshop, with the workshops before.</summary>
public sealed record SessionsShown(DeskAccess.Entered Entered, IReadOnlyList<LiveSession> Sessions, DateTimeOffset Now, SessionPlanForm? Typed, ImmutableArray<FieldError> Errors) : SessionDeskOutcome;

/// <summary>The page of one workshop.</summary>
public sealed record SessionShown(DeskAccess.Entered Entered, LiveSession Session, DateTimeOffset Now) : SessionDeskOutcome
{
    /// <summary>What the post did; null if nothing was posted.</summary>
    public Message? Done { get; init; }

    public DeskSessionForm? Typed { get; init; }

    public ImmutableArray<FieldError> Errors { get; init; } = [];
}

/// <summary>The page of one workshop, without what was posted.</summary>
public sealed record SessionGoTo(string Token, ContributionId Session) : SessionDeskOutcome;

/// <param name="Token">Of the facilitator's working link.</param>
public sealed record SessionLeadTo(string Token) : SessionDeskOutcome;

public sealed record SessionGone(string Token) : SessionDeskOutcome;
