using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Sessions.Joining;

/// <summary>
/// Lets people write notes in a live session, and change or remove their own until it closes. Afterwards the same page says what became of
/// them. Limits are counted from the notes themselves, so that all instances agree and no address is refused (docs/adr/0020).
/// </summary>
public sealed class ParticipantNotes(
    SessionRooms rooms, SessionNotes notes, ContributionStore contributions, OwnContribution own, LinkTokens tokens, IOptions<IntakeSettings> intake, AllWords words, TimeProvider clock)
{
    private const int Parallel = 8;

    public async Task<ParticipantOutcome> OpenAsync(string? token, CancellationToken cancellationToken) =>
        tokens.ReadParticipant(token) is { } phone && await rooms.FindAsync(phone.Session, cancellationToken) is { } room
            ? await ShowAsync(room, token!, await ReadAsync(phone, cancellationToken), cancellationToken)
            : new ParticipantOutcome.UnknownLink();

    public async Task<ParticipantOutcome> ActAsync(ParticipantForm form, CancellationToken cancellationToken)
    {
        if (tokens.ReadParticipant(form.Token) is not { } phone || await rooms.FindAsync(phone.Session, cancellationToken) is not { } room)
            return new ParticipantOutcome.UnknownLink();
        var mine = await ReadAsync(phone, cancellationToken);
        // A hidden field of our own page: without it, the post did not come from our page.
        if (!ContributionId.TryParse(form.Nonce, out var nonce))
            return await RefuseAsync(room, form, mine, new("text", words.Join.Unclear), cancellationToken);
        if (form.Act is ParticipantForm.WithdrawAll or ParticipantForm.EraseAll)
            return await ChangeAllAsync(room, form, mine, cancellationToken);
        // A note that was sent in time is answered as it was then.
        if (room.Session.TimeAt(clock.GetUtcNow()) != SessionTime.Open && !(form.Act == ParticipantForm.Send && mine.Exists(note => note.Id == nonce)))
            return await RefuseAsync(room, form, mine, new("text", words.Join.NotOpenNow), cancellationToken);
        return form.Act switch
        {
            ParticipantForm.Send => await SendAsync(room, phone, nonce, form, mine, cancellationToken),
            ParticipantForm.Change or ParticipantForm.Save or ParticipantForm.Remove or ParticipantForm.RemoveForGood
                when ContributionId.TryParse(form.Note, out var id) && mine.Find(note => note.Id == id) is { } note => await ChangeAsync(room, note, form, mine, cancellationToken),
            _ => await RefuseAsync(room, form, mine, new("text", words.Join.Unclear), cancellationToken),
        };
    }

    private async Task<ParticipantOutcome> SendAsync(
        SessionRoom room, ParticipantToken phone, ContributionId id, ParticipantForm form, List<SessionNote> mine, CancellationToken cancellationToken)
    {
        // The same post again, also after a storage error that hid that the first one was stored. Other words on the same page are another note.
        if (mine.Find(note => note.Id == id) is { } sent)
            return IsSame(sent, form) ? await DoneAsync(room, form, mine, Sent(room.Session, sent), cancellationToken)
                : await RefuseAsync(room, form, mine, new("text", words.Join.SentAlready), cancellationToken);
        var (session, now) = (room.Session, clock.GetUtcNow());
        var agreed = mine.Select(note => (DateTimeOffset?)note.AgreedAt).FirstOrDefault();
        var check = new FieldChecks(words);
        var (text, category, name, organisation) = Checked(session, form, check);
        check.That(agreed is not null || form.Licence == "yes", "licence", words.Form.LicenceMissing);
        var wait = Wait(mine, now);
        check.That(wait is null, "text", words.Join.TooFast(LiveSession.MostOfParticipant, wait.GetValueOrDefault()));
        check.That(room.Notes.Length < LiveSession.MostNotes, "text", words.Join.Full(LiveSession.MostNotes));
        check.That(!room.IsFull(now), "text", words.Join.Busy);
        if (check.Errors.Count > 0)
            return await RefuseAsync(room, form, mine, [.. check.Errors], cancellationToken);

        var note = Named(new(id, phone.Participant, text, category, now, agreed ?? now), session, form, name, organisation) with
        {
            HoneypotFilled = !string.IsNullOrEmpty(form.Website),
            IsUnchecked = MustBeChecked(session) || !string.IsNullOrEmpty(form.Website),
        };
        // Someone else's id can only come from a page that was altered.
        if (!await notes.InsertAsync(session.Id, note, cancellationToken) && (await notes.FindAsync(session.Id, id, cancellationToken))?.Value.Participant != phone.Participant)
            return await RefuseAsync(room, form, mine, new("text", words.Join.Unclear), cancellationToken);
        return await DoneAsync(room, form, [.. mine, note], Sent(session, note), cancellationToken);
    }

    private async Task<ParticipantOutcome> ChangeAsync(SessionRoom room, SessionNote note, ParticipantForm form, List<SessionNote> mine, CancellationToken cancellationToken)
    {
        if (form.Act == ParticipantForm.RemoveForGood && note.IsRemoved)
            return await DoneAsync(room, form, mine, words.Join.Removed, cancellationToken);
        if (!note.IsLive)
            return await RefuseAsync(room, form, mine, new("text", words.Join.NoteGone), cancellationToken);
        if (form.Act == ParticipantForm.Remove)
            return new ParticipantOutcome.Asking(room.Session, note, form);
        if (form.Act == ParticipantForm.Change)
            return await ShowAsync(room, form.Token!, mine, cancellationToken) with { Changing = note };
        var check = new FieldChecks(words);
        var (text, category, name, organisation) = form.Act == ParticipantForm.Save ? Checked(room.Session, form, check) : ("", note.Category, "", "");
        if (check.Errors.Count > 0)
            return await RefuseAsync(room, form, mine, [.. check.Errors], cancellationToken, note);
        var (after, _) = await notes.UpdateAsync(room.Session.Id, note.Id, Changed, cancellationToken);
        if (after is null || (!after.IsLive && form.Act == ParticipantForm.Save))
            return await RefuseAsync(room, form, mine, new("text", words.Join.NoteGone), cancellationToken);
        rooms.Forget(room.Session.Id);
        return await DoneAsync(room, form, [.. mine.Select(one => one.Id == after.Id ? after : one)], form.Act == ParticipantForm.Save ? Saved(after) : words.Join.Removed, cancellationToken);

        SessionNote? Changed(SessionNote current)
        {
            if (!current.IsLive)
                return null;
            if (form.Act == ParticipantForm.RemoveForGood)
                return current.WithoutWords() with { IsRemoved = true, ChangedAt = clock.GetUtcNow() };
            var next = Named(current with { Text = text, Category = category }, room.Session, form, name, organisation);
            // New words after the reveal are looked at first, as a new note is.
            return next == current ? null : next with { ChangedAt = clock.GetUtcNow(), IsUnchecked = current.IsUnchecked || MustBeChecked(room.Session) };
        }
    }

    /// <summary>Withdraws all that became contributions, or erases the name in them, each as its own page does.</summary>
    private async Task<ParticipantOutcome> ChangeAllAsync(SessionRoom room, ParticipantForm form, List<SessionNote> mine, CancellationToken cancellationToken)
    {
        if (form.Note != "all")
            return new ParticipantOutcome.Asking(room.Session, null, form);
        await System.Threading.Tasks.Parallel.ForEachAsync(
            mine.Where(note => note.BroughtInAt is not null),
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (note, stop) =>
            {
                // Curators can have split it.
                if (await ChangeOwnAsync(tokens.ForStatus(note.Id), stop) is OwnOutcome.Shown { Others: var others })
                    foreach (var other in others)
                        await ChangeOwnAsync(other.Token, stop);
            });
        var done = mine.Exists(note => note.HasWords) ? words.Join.SomeOnTheirWay : form.Act == ParticipantForm.WithdrawAll ? words.Join.AllWithdrawn : words.Join.AllErased;
        return await DoneAsync(room, form, mine, done, cancellationToken);

        Task<OwnOutcome> ChangeOwnAsync(string token, CancellationToken stop) => own.ChangeAsync(new(token, form.Nonce, null, form.Act, null, null, "yes"), stop);
    }

    /// <summary>Once its words are not here any more, nobody can tell, and the note that was sent counts.</summary>
    private static bool IsSame(SessionNote sent, ParticipantForm form) => sent.BroughtInAt is not null || sent.Text == TypedText.Paragraphs(form.Text);

    private (string Text, string Category, string Name, string Organisation) Checked(LiveSession session, ParticipantForm form, FieldChecks check)
    {
        var text = check.Paragraphs("text", words.Join.Note, form.Text, Math.Min(SessionNote.MaxLength, intake.Value.TextMaxLength));
        check.That(text.Length > 0, "text", words.Join.NoteMissing);
        var category = session.Categories.Length == 1 ? session.Categories[0] : session.Categories.FirstOrDefault(id => id == form.Category);
        check.That(category is not null, "category", words.Form.CategoryMissing);
        if (!session.AsksNames)
            return (text, category ?? "", "", "");
        return (
            text,
            category ?? "",
            check.Line("name", words.Form.Name, form.Name, intake.Value.NameMaxLength),
            check.Line("organisation", words.Form.Organisation, form.Organisation, intake.Value.NameMaxLength));
    }

    /// <summary>A name that is to be shown nowhere is not kept.</summary>
    private static SessionNote Named(SessionNote note, LiveSession session, ParticipantForm form, string name, string organisation)
    {
        var isKept = session.AsksNames && (form.ShowsInRoom || form.ShowsOnSite) && (name.Length > 0 || organisation.Length > 0);
        return note with
        {
            Name = isKept && name.Length > 0 ? name : null,
            Organisation = isKept && organisation.Length > 0 ? organisation : null,
            NamedInRoom = isKept && form.ShowsInRoom,
            Credited = isKept && form.ShowsOnSite,
        };
    }

    private static bool MustBeChecked(LiveSession session) => session is { IsRevealed: true, ChecksLate: true };

    /// <summary>Minutes until this phone can send another note; null if it can now.</summary>
    private static int? Wait(List<SessionNote> mine, DateTimeOffset now)
    {
        var recent = mine.Where(note => note.SentAt > now - LiveSession.Counted).Select(note => note.SentAt).Order().ToList();
        return recent.Count < LiveSession.MostOfParticipant ? null
            : Math.Max(1, (int)Math.Ceiling((recent[^LiveSession.MostOfParticipant] + LiveSession.Counted - now).TotalMinutes));
    }

    private Message Sent(LiveSession session, SessionNote note) =>
        note.IsUnchecked ? words.Join.SentUnchecked : session.IsRevealed ? words.Join.SentRevealed : words.Join.SentHidden;

    private Message Saved(SessionNote note) => note.IsUnchecked ? words.Join.SavedUnchecked : words.Join.Saved;

    private async Task<List<SessionNote>> ReadAsync(ParticipantToken phone, CancellationToken cancellationToken) =>
        [.. (await notes.OfParticipantAsync(phone.Session, phone.Participant, cancellationToken).Select(read => read.Value).ToListAsync(cancellationToken)).OrderBy(note => note.SentAt)];

    private async Task<ParticipantOutcome> DoneAsync(SessionRoom room, ParticipantForm form, List<SessionNote> mine, Message done, CancellationToken cancellationToken) =>
        await ShowAsync(room, form.Token!, mine, cancellationToken) with { Done = done };

    private Task<ParticipantOutcome> RefuseAsync(SessionRoom room, ParticipantForm form, List<SessionNote> mine, FieldError error, CancellationToken cancellationToken) =>
        RefuseAsync(room, form, mine, [error], cancellationToken);

    private async Task<ParticipantOutcome> RefuseAsync(
        SessionRoom room, ParticipantForm form, List<SessionNote> mine, ImmutableArray<FieldError> errors, CancellationToken cancellationToken, SessionNote? changing = null) =>
        await ShowAsync(room, form.Token!, mine, cancellationToken) with { Typed = form, Errors = errors, Changing = changing };

    private async Task<ParticipantOutcome.Shown> ShowAsync(SessionRoom room, string token, List<SessionNote> mine, CancellationToken cancellationToken)
    {
        var kept = mine.Where(note => !note.IsRemoved).ToList();
        var shown = new OwnNote[kept.Count];
        await System.Threading.Tasks.Parallel.ForAsync(
            0,
            kept.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (index, stop) => shown[index] = await LookAsync(kept[index], stop));
        return new(room.Session, room.Session.TimeAt(clock.GetUtcNow()), [.. shown], token) { HasAgreed = mine.Count > 0 };
    }

    private async Task<OwnNote> LookAsync(SessionNote note, CancellationToken cancellationToken) =>
        note.BroughtInAt is not null && await contributions.FindAsync(note.Id, cancellationToken) is { Value: var contribution }
            ? new(note, contribution, tokens.ForStatus(note.Id))
            : new(note, null, null);
}
