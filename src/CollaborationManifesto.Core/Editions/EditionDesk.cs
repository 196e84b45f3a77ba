using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Editions;

/// <summary>
/// Curators make a snapshot an edition: one proposes it, another one confirms it. Its number is taken by an insert, and whatever is confirmed
/// or corrected is what the page showed (docs/adr/0015).
/// </summary>
public sealed class EditionDesk(
    DeskAccess access, EditionRegister register, PublishedSnapshots snapshots, EditionNotices notices, CuratorRegister curators, AllWords words, TimeProvider clock)
{
    /// <param name="correct">Number of the edition to correct; null to show everything else.</param>
    public async Task<DeskOutcome> OpenAsync(string? token, string? correct, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        return entered is null ? refusal! : await ShowAsync(entered, null, cancellationToken) with { Correcting = PostedForm.ParseWhole(correct) };
    }

    public async Task<DeskOutcome> ActAsync(EditionForm form, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(form.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        if (form.Act == EditionForm.Name)
            return await NameAsync(entered, form, cancellationToken);
        if (form.Act == EditionForm.Decide)
            return await DecideAsync(entered, form, cancellationToken);
        if (form.Act == EditionForm.Correct)
            return await CorrectAsync(entered, form, cancellationToken);
        return await ShowAsync(entered, form, cancellationToken, new FieldError("edition", words.Edition.NotOurs));
    }

    private async Task<EditionsShown> NameAsync(DeskAccess.Entered entered, EditionForm form, CancellationToken cancellationToken)
    {
        var all = await register.AllAsync(cancellationToken);
        var last = all.Count == 0 ? null : all[^1].Value;
        // The same post again, also after a storage error that hid that the first one was stored.
        if (last?.Proposed is { } proposed && proposed.CommandId == form.Nonce && proposed.CuratorId == entered.Curator.Id)
            return await DoneAsync(entered, last.Named is null ? words.Edition.Proposed(last.Number) : words.Edition.Named(last.Number), cancellationToken);
        var number = (last?.Number ?? 0) + 1;
        if (last is { Named: null } || form.Number != number)
            return await ShowAsync(entered, form with { Agrees = false }, cancellationToken, new FieldError("edition", Overtaken(last)));

        var check = new FieldChecks(words);
        var (title, note) = Texts(check, form);
        check.That(form.Agrees && form.IsOurs, "agreed", words.Edition.AgreedMissing);
        if (check.Errors.Count > 0)
            return await ShowAsync(entered, form, cancellationToken, [.. check.Errors]);
        var chosen = (await snapshots.ListAsync(cancellationToken)).FirstOrDefault(one => one.Number == form.Snapshot && one.TakenSha256 == form.Sha256);
        if (chosen is null || chosen.Number <= last?.Snapshot || await snapshots.ReadAsync(chosen.Number, cancellationToken) is null)
            return await ShowAsync(entered, form with { Snapshot = null, Agrees = false }, cancellationToken, new FieldError("edition", words.Edition.VersionGone));

        var act = ActOf(entered, form);
        var edition = new Edition(number, chosen.Number, chosen.TakenAt, chosen.TakenSha256, title, note, act) { Named = entered.Acting.All.Count == 1 ? act : null, AsksSignatories = form.AsksSignatories && number > 1 };
        await notices.AnnounceAsync(number, act.CommandId, cancellationToken);
        // If someone else was first, or the answer to the insert was lost, the next look tells which.
        return await register.AddAsync(edition, cancellationToken)
            ? await DecidedAsync(entered, edition.Named is null ? words.Edition.Proposed(number) : words.Edition.Named(number), cancellationToken)
            : await NameAsync(entered, form, cancellationToken);
    }

    private async Task<EditionsShown> DecideAsync(DeskAccess.Entered entered, EditionForm form, CancellationToken cancellationToken)
    {
        var found = (await register.AllAsync(cancellationToken)).FirstOrDefault(one => one.Value.Number == form.Number);
        var edition = found.Value;
        if (edition?.Named is { } named && named.CommandId == form.Nonce && named.CuratorId == entered.Curator.Id)
            return await DoneAsync(entered, words.Edition.Named(edition.Number), cancellationToken);
        if (edition is null || edition.Proposed.CommandId != form.Proposal)
            // A repeated post is answered like the first one. It does not matter who took it back.
            return edition is null && form.Decision is (EditionForm.Decline or EditionForm.TakeBack) && form.Number is { } freed
                ? await DoneAsync(entered, words.Edition.Dropped(freed), cancellationToken)
                : await ShowAsync(entered, form, cancellationToken, new FieldError("edition", words.Edition.NotWaiting));
        if (edition.Named is { } before)
            return await ShowAsync(entered, form, cancellationToken, new FieldError("edition", words.Edition.AlreadyNamed(edition.Number, before.CuratorName)));

        var choices = Choices(edition, entered);
        if (!form.IsOurs || !choices.Contains(form.Decision))
            return await ShowAsync(entered, form, cancellationToken, new FieldError("decision", choices.Contains(EditionForm.Confirm) ? words.Edition.DecisionMissing : words.Edition.TakeBackMissing));
        if (form.Decision != EditionForm.Confirm)
            return await register.TakeBackAsync(found, cancellationToken)
                ? await DecidedAsync(entered, words.Edition.Dropped(edition.Number), cancellationToken)
                : await DecideAsync(entered, form, cancellationToken);
        if (await snapshots.ReadAsync(edition.Snapshot, cancellationToken) is null)
            return await ShowAsync(entered, form, cancellationToken, new FieldError("decision", words.Edition.NoFile));
        var act = ActOf(entered, form);
        await notices.AnnounceAsync(edition.Number, act.CommandId, cancellationToken);
        return await register.ReplaceAsync(found, edition with { Named = act }, cancellationToken)
            ? await DecidedAsync(entered, words.Edition.Named(edition.Number), cancellationToken)
            : await DecideAsync(entered, form, cancellationToken);
    }

    private async Task<EditionsShown> CorrectAsync(DeskAccess.Entered entered, EditionForm form, CancellationToken cancellationToken)
    {
        var found = (await register.AllAsync(cancellationToken)).FirstOrDefault(one => one.Value.Number == form.Number);
        if (found.Value is not { Named: not null } edition)
            return await ShowAsync(entered, form, cancellationToken, new FieldError("edition", words.Edition.NotOurs));
        if (edition.Corrections.Any(one => one.Act.CommandId == form.Nonce && one.Act.CuratorId == entered.Curator.Id))
            return await DoneAsync(entered, words.Edition.Corrected(edition.Number), cancellationToken);
        if (edition.Corrections.Length >= Edition.MaxCorrections)
            return await ShowAsync(entered, form, cancellationToken, new FieldError("edition", words.Edition.TooManyCorrections(Edition.MaxCorrections)));
        if (!form.IsOurs || form.Corrections != edition.Corrections.Length)
            return await ShowAsync(entered, form with { Corrections = null }, cancellationToken, new FieldError("title", edition.Corrections is [.., var other] ? words.Edition.CorrectedSince(other.Act.CuratorName) : words.Edition.NotOurs));

        var check = new FieldChecks(words);
        var (title, note) = Texts(check, form);
        check.That(title != edition.Title || note != edition.Note, "title", words.Edition.NothingCorrected);
        if (check.Errors.Count > 0)
            return await ShowAsync(entered, form, cancellationToken, [.. check.Errors]);
        var act = ActOf(entered, form);
        await notices.AnnounceAsync(edition.Number, act.CommandId, cancellationToken);
        var corrected = edition with { Title = title, Note = note, Corrections = edition.Corrections.Add(new(act, title != edition.Title, note != edition.Note)) };
        return await register.ReplaceAsync(found, corrected, cancellationToken)
            ? await DecidedAsync(entered, words.Edition.Corrected(edition.Number), cancellationToken)
            : await CorrectAsync(entered, form, cancellationToken);
    }

    /// <summary>What a curator may decide about a proposal. Nobody confirms their own, unless nobody else is left.</summary>
    internal static ImmutableArray<string?> Choices(Edition proposed, DeskAccess.Entered entered) =>
        proposed.Proposed.CuratorId != entered.Curator.Id ? [EditionForm.Confirm, EditionForm.Decline]
        : entered.Acting.All.Count == 1 ? [EditionForm.Confirm, EditionForm.TakeBack]
        : [EditionForm.TakeBack];

    private (string Title, string Note) Texts(FieldChecks check, EditionForm form)
    {
        var title = check.Line("title", words.Edition.TitleLabel, form.Title, Edition.MaxTitleLength);
        check.That(title.Length > 0, "title", words.Edition.TitleMissing);
        return (title, check.Paragraphs("note", words.Edition.NoteLabel, form.Note, Edition.MaxNoteLength));
    }

    private string Overtaken(Edition? last) => last switch
    {
        null => words.Edition.NotWaiting,
        { Named: { } named } => words.Edition.AlreadyNamed(last.Number, named.CuratorName),
        { Named: null } => words.Edition.AlreadyProposed(last.Number, last.Proposed.CuratorName),
    };

    private EditionAct ActOf(DeskAccess.Entered entered, EditionForm form) => new(form.Nonce!, clock.GetUtcNow(), entered.Curator.Id, entered.Curator.Name);

    private async Task<EditionsShown> DecidedAsync(DeskAccess.Entered entered, Message done, CancellationToken cancellationToken)
    {
        await curators.NoteDecisionAsync(entered.Curator, cancellationToken);
        return await DoneAsync(entered, done, cancellationToken);
    }

    private async Task<EditionsShown> DoneAsync(DeskAccess.Entered entered, Message done, CancellationToken cancellationToken) =>
        await ShowAsync(entered, null, cancellationToken) with { Done = done };

    private async Task<EditionsShown> ShowAsync(DeskAccess.Entered entered, EditionForm? typed, CancellationToken cancellationToken, params ImmutableArray<FieldError> errors)
    {
        var editions = (await register.AllAsync(cancellationToken)).Select(one => one.Value).ToList();
        var last = editions.LastOrDefault(edition => edition.Named is not null);
        var preview = editions is [.., { Named: null } waiting]
            ? await PreviewAsync(new(waiting.Snapshot, waiting.TakenAt, waiting.TakenSha256), last, cancellationToken)
            : await NewestAsync(typed, last, cancellationToken);
        return new(entered, editions, preview, typed, errors) { Correcting = typed?.Act == EditionForm.Correct ? typed.Number : null };
    }

    /// <summary>The one that the page showed, if there were errors: nothing changes under the curator's eyes.</summary>
    private async Task<EditionPreview?> NewestAsync(EditionForm? typed, Edition? last, CancellationToken cancellationToken)
    {
        var all = await snapshots.ListAsync(cancellationToken);
        var shown = all.FirstOrDefault(one => one.Number == typed?.Snapshot && one.TakenSha256 == typed.Sha256 && !(one.Number <= last?.Snapshot)) ?? (all is [.., var newest] ? newest : null);
        return shown is null || shown.Number == last?.Snapshot ? null : await PreviewAsync(new(shown.Number, shown.TakenAt, shown.TakenSha256), last, cancellationToken);
    }

    private async Task<EditionPreview?> PreviewAsync(EditionVersion version, Edition? last, CancellationToken cancellationToken)
    {
        var (reading, readingBefore) = (snapshots.ReadAsync(version.Number, cancellationToken), last is null ? Task.FromResult<SnapshotContent?>(null) : snapshots.ReadAsync(last.Snapshot, cancellationToken));
        var (content, before) = (await reading, await readingBefore);
        return content is null ? null : new(version, content, before is null ? null : EditionChanges.Between(before, content), last?.Number);
    }
}

/// <summary>A snapshot as it was taken.</summary>
public readonly record struct EditionVersion(int Number, DateTimeOffset TakenAt, string Sha256);

/// <summary>What an edition is or would be.</summary>
/// <param name="Changes">Since the last edition; null if there is none, or if its file is gone.</param>
/// <param name="Since">Number of the last edition.</param>
public sealed record EditionPreview(EditionVersion Version, SnapshotContent Content, EditionChanges? Changes, int? Since);

/// <summary>The page of editions.</summary>
/// <param name="Preview">What waits for a second curator or, if nothing waits, what can be named. Null if there is nothing new to name.</param>
/// <param name="Typed">The post that had errors.</param>
public sealed record EditionsShown(DeskAccess.Entered Entered, IReadOnlyList<Edition> Editions, EditionPreview? Preview, EditionForm? Typed, ImmutableArray<FieldError> Errors)
    : DeskOutcome
{
    /// <summary>Number of the edition whose title and note are being corrected.</summary>
    public int? Correcting { get; init; }

    /// <summary>What the post did.</summary>
    public Message? Done { get; init; }
}
