using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Desk;

/// <summary>Shows a curator all pending and decided contributions, and checks what they want to do with many of them.</summary>
public sealed class DeskService(
    DeskAccess access,
    ContributionStore contributions,
    CuratorRegister curators,
    Projection projection,
    PublishedPrinciples principles,
    EditionRegister editions,
    SessionRegister sessions,
    ReportRegister reports,
    SignatureRegister signatures,
    NoteOrigins origins,
    DeskActions actions,
    DeskLinks links,
    Reach reach,
    IOptions<CurationSettings> settings,
    IOptions<ManifestoSettings> manifesto,
    AllWords words)
{
    /// <summary>Without a token, asks for the address to email a link to.</summary>
    public async Task<DeskOutcome> OpenAsync(string? token, DeskPlace place, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
            return new DeskOutcome.AskAddress(null, []);
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        return entered is null ? refusal! : await PageAsync(entered, place, null, [], cancellationToken);
    }

    /// <summary>The queue checks later whether the address is a curator's, so that neither the answer nor its timing reveals it.</summary>
    public async Task<DeskOutcome> AskLinkAsync(string? address, CancellationToken cancellationToken)
    {
        if (EmailAddress.TryParse(address) is not { } email)
            return new DeskOutcome.AskAddress(address, [new("email", words.Desk.AddressWrong)]);
        await links.EnqueueAsync(email, cancellationToken);
        return new DeskOutcome.LinkMailed();
    }

    /// <summary>Shows another page, or the page that names the act and, once that is confirmed, acts.</summary>
    public async Task<DeskOutcome> ActAsync(DeskForm form, DeskPlace place, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(form.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        if (form.Show is not null)
            return await ShowAsync(entered, form, place, cancellationToken);
        var errors = CheckSelection(form);
        var known = errors.IsEmpty && form.Action == DeskAction.Attach ? await projection.PublishedPrinciplesAsync(cancellationToken) : [];
        if (form.Action == DeskAction.Attach && errors.IsEmpty && known.Count == 0)
            errors = [new("action", words.Desk.NoPrinciple)];
        if (!errors.IsEmpty)
            return await PageAsync(entered, place, form, errors, cancellationToken);

        var action = form.Action!.Value;
        var read = await Task.WhenAll(form.Selected.Select(item => contributions.FindAsync(item.Id, cancellationToken)));
        var found = read.OfType<Versioned<Contribution>>().ToList();
        if (found.Count == 0)
            return await PageAsync(entered, place, form, [new("items", words.Review.NotThereAnyMore)], cancellationToken);
        var contents = found.ConvertAll(one => one.Value);
        if (form.Confirmed != "yes")
            return new DeskOutcome.Confirm(form, action, place, contents, known, []);
        var (target, wrong) = await TargetAsync(form, action, contents, known, cancellationToken);
        wrong = [.. wrong, .. CheckDetails(form, action)];
        if (!wrong.IsEmpty)
            return new DeskOutcome.Confirm(form, action, place, contents, known, wrong);
        var results = await actions.ApplyAsync(form, action, target?.Id, entered.Acting, found, cancellationToken);
        if (results.Any(result => result.Refused is null))
            await curators.NoteDecisionAsync(entered.Curator, cancellationToken);
        return new DeskOutcome.Acted(entered, place, action, target?.Title ?? "", results);
    }

    private async Task<DeskOutcome> ShowAsync(DeskAccess.Entered entered, DeskForm form, DeskPlace place, CancellationToken cancellationToken)
    {
        // Not further than this, so that what pages carry has a bound.
        if (form.Selected.Length > DeskItem.Most)
            return await PageAsync(entered, place, form, [TooMany(form)], cancellationToken);
        var to = form.Show is DeskForm.ShowHere or DeskForm.ShowAllSelected ? place : place with { After = DeskAddress.ReadKey(form.Show) };
        return form.Selected.IsEmpty && form.Show != DeskForm.ShowAllSelected ? new DeskOutcome.GoTo(entered.Token, to) : await PageAsync(entered, to, form, [], cancellationToken);
    }

    private FieldError TooMany(DeskForm form) => new("items", words.Desk.TooMany(DeskItem.Most, form.Selected.Length));

    private ImmutableArray<FieldError> CheckSelection(DeskForm form)
    {
        var errors = ImmutableArray.CreateBuilder<FieldError>();
        if (form.Selected.IsEmpty)
            errors.Add(new("items", words.Desk.NothingSelected));
        if (form.Selected.Length > DeskItem.Most)
            errors.Add(TooMany(form));
        if (form.ActionsSelected.Length > 1)
            errors.Add(new("action", words.Desk.TwoActions));
        // The nonce is a hidden field of our own page: without it, the post did not come from our page.
        else if (form.Action is null || !ContributionId.TryParse(form.Nonce, out _))
            errors.Add(new("action", words.Desk.ActionMissing));
        return errors.ToImmutable();
    }

    private ImmutableArray<FieldError> CheckDetails(DeskForm form, DeskAction action)
    {
        var check = new FieldChecks(words);
        if (action == DeskAction.Decline)
        {
            var other = form.ListedReason == ReviewForm.OtherReason;
            check.That(other || settings.Value.DeclineReasons.Contains(form.ListedReason ?? ""), "because", words.Review.ListedReasonMissing);
            var reason = check.Paragraphs("reason", words.Desk.DeclineReason, form.Reason, ReviewRules.MaxReasonLength);
            check.That(!other || reason.Length > 0, "reason", words.Review.ReasonMissing);
        }

        check.That(action != DeskAction.Categorise || manifesto.Value.FindCategory(form.Category) is not null, "to", words.Desk.ChooseCategory);
        return [.. check.Errors];
    }

    /// <summary>What they are linked to, moved to or merged into. Its id is null for a category; all of it is null if the action needs none.</summary>
    private async Task<(Target? Target, ImmutableArray<FieldError> Errors)> TargetAsync(
        DeskForm form, DeskAction action, IReadOnlyList<Contribution> found, IReadOnlyList<PrincipleTitle> known, CancellationToken cancellationToken)
    {
        if (action == DeskAction.Merge)
            return await MergeTargetAsync(form, found, cancellationToken);
        if (action == DeskAction.Categorise)
            return (new(null, manifesto.Value.FindCategory(form.Category)?.Name ?? ""), []);
        if (action != DeskAction.Attach)
            return (null, []);
        var principle = known.Where(one => one.Id.ToString() == form.Target).Select(one => new Target(one.Id, one.Title)).FirstOrDefault();
        return principle is null ? (null, [new("target", words.Desk.PrincipleMissing)]) : (principle, []);
    }

    /// <summary>Finds the contribution to keep: a selected one, or a published one by its reference.</summary>
    private async Task<(Target? Target, ImmutableArray<FieldError> Errors)> MergeTargetAsync(DeskForm form, IReadOnlyList<Contribution> found, CancellationToken cancellationToken)
    {
        var byReference = !string.IsNullOrWhiteSpace(form.Into);
        var selected = found.FirstOrDefault(one => one.Id.ToString() == form.Target);
        var target = byReference ? await PublishedAsync(form.Into!, cancellationToken) : selected;
        if (byReference && selected is not null && selected.Id != target?.Id)
            return (null, [new("into", words.Desk.TargetTwice)]);
        var others = found.Where(one => one.Id != target?.Id).ToList();
        if (target is null || others.Count == 0)
            return (null, [byReference ? new("into", words.Desk.ReferenceUnknown) : new("target", words.Desk.TargetMissing)]);
        var refused = others.Select(one => words.Desk.Refused(MergeRules.Check(target, one))).FirstOrDefault(sentence => sentence is not null);
        return refused is null ? (new(target.Id, target.Title), []) : (null, [new(byReference ? "into" : "target", refused)]);
    }

    private async Task<Contribution?> PublishedAsync(string reference, CancellationToken cancellationToken)
    {
        if (BarrierReference.TryParse(reference) is not { } known || await projection.FindPublishedAsync(known, cancellationToken) is not { } id)
            return null;
        return (await contributions.FindAsync(id, cancellationToken))?.Value;
    }

    private async Task<DeskOutcome> PageAsync(DeskAccess.Entered entered, DeskPlace place, DeskForm? typed, ImmutableArray<FieldError> errors, CancellationToken cancellationToken)
    {
        var (list, titles, reached, all, held, problems, signed) = (
            projection.DeskListAsync(place, cancellationToken), principles.ListAsync(cancellationToken), reach.ReadAsync(cancellationToken), editions.AllAsync(cancellationToken), sessions.AllAsync(cancellationToken), reports.WaitingAsync(cancellationToken), signatures.CountWaitingAsync(cancellationToken));
        var proposed = (await all).Select(edition => edition.Value).FirstOrDefault(edition => edition.Named is null && edition.Proposed.CuratorId != entered.Curator.Id);
        var import = await origins.FindAsync(place.Filter, cancellationToken);
        return new DeskOutcome.Shown(entered, place, await list, await titles, typed?.Show == DeskForm.ShowAllSelected, typed, errors, await reached, proposed, import)
        {
            WithUndecided = [.. (await held).Select(session => session.Value).Where(session => session.Undecided > 0)],
            ProblemReports = (await problems).Count,
            Signatures = await signed,
        };
    }

    private sealed record Target(ContributionId? Id, string Title);
}
