using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Reviewing;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Desk;

/// <summary>Shows a curator all pending and decided contributions, and applies one decision to many of them.</summary>
public sealed class DeskService(
    DeskAccess access,
    ContributionStore contributions,
    Projection projection,
    DecisionService decisions,
    DeskLinks links,
    Reach reach,
    IOptions<CurationSettings> settings,
    IOptions<ManifestoSettings> manifesto,
    AllWords words)
{
    private const int Parallel = 8;

    /// <summary>Without a token, asks for the address to email a link to.</summary>
    /// <param name="tickAll">True if the curator asked to tick everything on the page.</param>
    public async Task<DeskOutcome> OpenAsync(string? token, DeskPlace place, bool tickAll, CancellationToken cancellationToken)
    {
        if (string.IsNullOrEmpty(token))
            return new DeskOutcome.AskAddress(null, []);
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        return entered is null ? refusal! : await PageAsync(entered, place, tickAll, null, [], cancellationToken);
    }

    /// <summary>The queue checks later whether the address is a curator's, so that neither the answer nor its timing reveals it.</summary>
    public async Task<DeskOutcome> AskLinkAsync(string? address, CancellationToken cancellationToken)
    {
        if (EmailAddress.TryParse(address) is not { } email)
            return new DeskOutcome.AskAddress(address, [new("email", words.Desk.AddressWrong)]);
        await links.EnqueueAsync(email, cancellationToken);
        return new DeskOutcome.LinkMailed();
    }

    /// <summary>Lists what will happen and, once that is confirmed, does it.</summary>
    public async Task<DeskOutcome> ActAsync(DeskForm form, DeskPlace place, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(form.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        var items = Items(form);
        var errors = Check(form, items);
        if (errors.Length > 0)
            return await PageAsync(entered, place, false, form, errors, cancellationToken);
        var principles = form.Action == "attach" ? await projection.PublishedPrinciplesAsync(cancellationToken) : [];
        if (form.Action == "attach" && principles.Count == 0)
            return await PageAsync(entered, place, false, form, [new("action", words.Desk.NoPrinciple)], cancellationToken);
        var read = await Task.WhenAll(items.Select(item => contributions.FindAsync(item.Id, cancellationToken)));
        var found = read.OfType<Versioned<Contribution>>().ToList();
        var (target, wrong) = form.Confirmed == "yes" ? await TargetAsync(form, found, principles, cancellationToken) : (null, []);
        return form.Confirmed == "yes" && wrong.IsEmpty
            ? new DeskOutcome.Done(form.Token!, await ApplyAsync(form, target, entered.Acting, items, found, cancellationToken))
            : new DeskOutcome.Confirm(form, [.. found.Select(one => one.Value)], principles, wrong);
    }

    private async Task<IReadOnlyList<DeskResult>> ApplyAsync(
        DeskForm form, ContributionId? target, ActingCurator acting, IReadOnlyList<Item> items, IReadOnlyList<Versioned<Contribution>> found, CancellationToken cancellationToken)
    {
        var versions = items.ToDictionary(item => item.Id, item => item.ContentVersion);
        var results = new DeskResult?[found.Count];
        await System.Threading.Tasks.Parallel.ForAsync(
            0,
            found.Count,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (index, token) =>
            {
                var one = found[index].Value;
                if (form.Action == "merge" && one.Id == target)
                    return;
                results[index] = await ApplyAsync(form, target, acting, found[index], versions[one.Id], token);
            });
        return [.. results.OfType<DeskResult>()];
    }

    private async Task<DeskResult> ApplyAsync(
        DeskForm form, ContributionId? target, ActingCurator acting, Versioned<Contribution> read, int contentVersion, CancellationToken cancellationToken)
    {
        if (form.Action == "attach" && !AttachRules.CanAttach(read.Value))
            return new(read.Value.Title, read.Value.Id.Reference, words.Desk.StandsUnderNone);
        if (form.Action == "attach" && AttachRules.IsPublishedUnder(target!.Value, read.Value))
            return new(read.Value.Title, read.Value.Id.Reference, null);
        var (contribution, refused) = await decisions.RecordAsync(read, acting, ToDecision(form, target, acting.Curator, read.Value, contentVersion), cancellationToken);
        return new(read.Value.Title, read.Value.Id.Reference, refused) { WaitsForObjector = refused is null && contribution is { State: ContributionState.Pending, Rewriting.Objectors.IsEmpty: false } };
    }

    private Decision ToDecision(DeskForm form, ContributionId? target, Curator curator, Contribution contribution, int contentVersion)
    {
        var kind = form.Action != "attach" ? Enum.Parse<DecisionKind>(form.Action!, ignoreCase: true)
            : contribution.State == ContributionState.Approved ? DecisionKind.Amend
            : DecisionKind.Edit;
        var declines = kind == DecisionKind.Decline;
        return new(
            $"{curator.Id}-{form.Nonce}",
            kind,
            contentVersion,
            TypedText.Paragraphs(form.Reason) is { Length: > 0 } reason ? reason : null,
            declines ? settings.Value.DeclineReasons.FirstOrDefault(reason => reason == form.ListedReason) : null,
            kind switch
            {
                DecisionKind.Categorise => new(contribution.Wording with { Category = form.Category! }, contribution.Principles),
                DecisionKind.Edit or DecisionKind.Amend => AttachRules.AttachTo(target!.Value, contribution),
                DecisionKind.Approve or DecisionKind.Decline or DecisionKind.Object or DecisionKind.TakeBack or DecisionKind.Undo or DecisionKind.Merge
                    or DecisionKind.Ask or DecisionKind.Unpublish or DecisionKind.Reopen or DecisionKind.Retire or DecisionKind.PutBack or DecisionKind.Restore => null,
            })
        {
            MergeInto = kind == DecisionKind.Merge ? target : null,
            FromDesk = true,
        };
    }

    private ImmutableArray<FieldError> Check(DeskForm form, IReadOnlyList<Item> items)
    {
        var check = new FieldChecks(words);
        check.That(items.Count > 0, "items", words.Desk.NothingTicked);
        check.That(items.Count <= DeskFilter.PageSize, "items", words.Desk.TooMany(DeskFilter.PageSize));
        check.That(form.Action is "approve" or "decline" or "categorise" or "merge" or "attach", "action", words.Desk.ActionMissing);
        var other = form.ListedReason == ReviewForm.OtherReason;
        check.That(form.Action != "decline" || other || settings.Value.DeclineReasons.Contains(form.ListedReason ?? ""), "because", words.Review.ListedReasonMissing);
        var reason = check.Paragraphs("reason", words.Review.Reason, form.Reason, ReviewRules.MaxReasonLength);
        check.That(form.Action != "decline" || !other || reason.Length > 0, "reason", words.Review.ReasonMissing);
        check.That(form.Action != "categorise" || manifesto.Value.FindCategory(form.Category) is not null, "to", words.Form.CategoryMissing);
        // A hidden field of our own page: without it, the post did not come from our page.
        check.That(ContributionId.TryParse(form.Nonce, out _), "action", words.Desk.ActionMissing);
        return [.. check.Errors];
    }

    private async Task<(ContributionId? Target, ImmutableArray<FieldError> Errors)> TargetAsync(
        DeskForm form, IReadOnlyList<Versioned<Contribution>> found, IReadOnlyList<PrincipleTitle> principles, CancellationToken cancellationToken)
    {
        if (form.Action == "merge")
            return await MergeTargetAsync(form, found, cancellationToken);
        if (form.Action != "attach")
            return (null, []);
        return principles.Any(principle => principle.Id.ToString() == form.Target)
            ? (ContributionId.Parse(form.Target!), [])
            : (null, [new("target", words.Desk.PrincipleMissing)]);
    }

    /// <summary>Finds the contribution to keep: a ticked one, or a published one by its reference.</summary>
    private async Task<(ContributionId? Target, ImmutableArray<FieldError> Errors)> MergeTargetAsync(
        DeskForm form, IReadOnlyList<Versioned<Contribution>> found, CancellationToken cancellationToken)
    {
        var byReference = !string.IsNullOrWhiteSpace(form.Into);
        var target = byReference
            ? await PublishedAsync(form.Into!, cancellationToken)
            : found.Select(one => one.Value).FirstOrDefault(one => one.Id.ToString() == form.Target);
        var others = found.Where(one => one.Value.Id != target?.Id).ToList();
        if (target is null || others.Count == 0)
            return (null, [byReference ? new("into", words.Desk.ReferenceUnknown) : new("target", words.Desk.TargetMissing)]);
        var refused = others.Select(one => words.Desk.Refused(MergeRules.Check(target, one.Value))).FirstOrDefault(sentence => sentence is not null);
        return refused is null ? (target.Id, []) : (null, [new(byReference ? "into" : "target", refused)]);
    }

    private async Task<Contribution?> PublishedAsync(string reference, CancellationToken cancellationToken)
    {
        if (BarrierReference.TryParse(reference) is not { } known || await projection.FindPublishedAsync(known, cancellationToken) is not { } id)
            return null;
        return (await contributions.FindAsync(id, cancellationToken))?.Value;
    }

    private async Task<DeskOutcome> PageAsync(
        DeskAccess.Entered entered, DeskPlace place, bool tickAll, DeskForm? typed, ImmutableArray<FieldError> errors, CancellationToken cancellationToken)
    {
        var rows = await projection.DeskRowsAsync(place, cancellationToken).Take(DeskFilter.PageSize + 1).ToListAsync(cancellationToken);
        var shown = rows.Take(DeskFilter.PageSize).ToList();
        var more = rows.Count > shown.Count ? shown[^1].Key : null;
        return new DeskOutcome.Shown(entered.Token, entered.Curator, entered.Expires, place, shown, more, tickAll, typed, errors, await reach.ReadAsync(cancellationToken));
    }

    private static IReadOnlyList<Item> Items(DeskForm form) =>
    [
        .. (form.Items ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => text.Split(':'))
            .Where(parts => parts.Length == 2 && ContributionId.TryParse(parts[0], out _) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(parts => new Item(ContributionId.Parse(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture)))
            .DistinctBy(item => item.Id),
    ];

    private sealed record Item(ContributionId Id, int ContentVersion);
}

public abstract record DeskOutcome
{
    /// <param name="More">Key of the last row of this page; null if there is no next page.</param>
    /// <param name="TickAll">True if the curator asked to tick everything on the page.</param>
    /// <param name="Reach">Whom email does not reach.</param>
    public sealed record Shown(
        string Token,
        Curator Curator,
        DateTimeOffset Expires,
        DeskPlace Place,
        IReadOnlyList<DeskRow> Rows,
        string? More,
        bool TickAll,
        DeskForm? Typed,
        ImmutableArray<FieldError> Errors,
        ReachReport Reach)
        : DeskOutcome;

    /// <summary>Lists what will happen and asks for confirmation.</summary>
    /// <param name="Principles">Principles to choose from, if the action is to attach.</param>
    public sealed record Confirm(DeskForm Form, IReadOnlyList<Contribution> Items, IReadOnlyList<PrincipleTitle> Principles, ImmutableArray<FieldError> Errors)
        : DeskOutcome;

    /// <summary>The result for each contribution. If one is refused, the others are still done.</summary>
    public sealed record Done(string Token, IReadOnlyList<DeskResult> Results) : DeskOutcome;

    /// <summary>Asks for the address to email a link to.</summary>
    public sealed record AskAddress(string? Typed, ImmutableArray<FieldError> Errors) : DeskOutcome;

    /// <summary>The same answer for every address, so that it does not reveal who is a curator.</summary>
    public sealed record LinkMailed : DeskOutcome;

    public sealed record Expired : DeskOutcome;

    public sealed record NoLongerCurator : DeskOutcome;
}

/// <param name="Refused">Why it was not done; null if it was.</param>
public sealed record DeskResult(string Title, string Reference, string? Refused)
{
    /// <summary>Recorded, but it clears someone's objection and waits for them.</summary>
    public bool WaitsForObjector { get; init; }
}
