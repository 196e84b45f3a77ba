using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Signing;

/// <summary>Curators approve signatures, ask about them or decline them. One curator is enough, and any of them can undo it.</summary>
public sealed class SignatureDesk(
    DeskAccess access, SignatureRegister register, SignatureNotices notices, IOptions<CurationSettings> curation, AllWords words, TimeProvider clock)
{
    public const int MostTogether = 200;

    /// <summary>How long the page lists what was decided.</summary>
    public const int DaysListed = 30;

    private const int AtOnce = 16;

    /// <param name="key">Of the signature to decide on; null to show the list.</param>
    /// <param name="search">Part of a name; null to show what is waiting.</param>
    public async Task<DeskOutcome> OpenAsync(string? token, string? key, string? search, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        return entered is null ? refusal! : await ShowAsync(entered, key, null, cancellationToken) with { Search = TypedText.Line(search) };
    }

    public async Task<DeskOutcome> DecideAsync(SignatureDecisionInput input, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(input.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        return input.Key is null ? await ApproveTogetherAsync(entered, input, cancellationToken) : await DecideAsync(entered, input, cancellationToken);
    }

    /// <summary>Only those that the curator read: one that changed meanwhile, or stands apart now, is left.</summary>
    private async Task<DeskOutcome> ApproveTogetherAsync(DeskAccess.Entered entered, SignatureDecisionInput input, CancellationToken cancellationToken)
    {
        if (!input.IsOurs || !input.HasRead)
            return await ShowAsync(entered, null, input, cancellationToken, new FieldError("read", words.SignatureDesk.ReadMissing));
        var read = input.Listed.Except(input.LeftOut).Take(MostTogether).ToHashSet();
        if (read.Count == 0)
            return await ShowAsync(entered, null, input, cancellationToken, new FieldError("list", words.SignatureDesk.NothingLeft));

        // Also those that this very post has approved before.
        var all = (await register.AllAsync(cancellationToken).ToListAsync(cancellationToken)).ConvertAll(one => one.Value);
        var findings = new SignatureFindings(all, words);
        var chosen = all.Where(signature => read.Contains(SignatureDecisionInput.Version(signature)) && (signature.HasCommand(input.Nonce!) || (signature.IsWaiting && !findings.StandsApart(signature)))).ToList();
        if (chosen.Count > 0)
            await notices.AnnounceAsync([.. chosen.Select(signature => signature.Key)], input.Nonce!, changesSite: true, cancellationToken);
        var decision = new SignatureDecision(input.Nonce!, SignatureVerdict.Approved, clock.GetUtcNow(), entered.Curator.Id, entered.Curator.Name, null);
        var approved = 0;
        foreach (var some in chosen.Chunk(AtOnce))
        {
            var now = await Task.WhenAll(some.Select(signature => register.UpdateAsync(
                signature.Key, current => current.IsWaiting && current.ChangedAt == signature.ChangedAt && !current.HasCommand(input.Nonce!) ? current.DecidedBy(decision) : null, cancellationToken)));
            approved += now.Count(one => one.Signature?.HasCommand(input.Nonce!) == true);
        }

        var shown = await ShowAsync(entered, null, null, cancellationToken) with { Done = approved > 0 ? words.SignatureDesk.DoneTogether(approved) : null };
        return approved == read.Count ? shown : shown with { Errors = [new("list", words.SignatureDesk.Changed)] };
    }

    private async Task<DeskOutcome> DecideAsync(DeskAccess.Entered entered, SignatureDecisionInput input, CancellationToken cancellationToken)
    {
        if (await register.FindAsync(input.Key!, cancellationToken) is not { Value: { IsRemoved: false } signature })
            return await ShowAsync(entered, null, input, cancellationToken, new FieldError("list", words.SignatureDesk.Gone));
        if (signature.HasCommand(input.Nonce ?? ""))
            return await DoneAsync(entered, signature, cancellationToken);
        if (signature.Decision is { } other && input.Verdict is not null)
            return await ShowAsync(entered, input.Key, input, cancellationToken, new FieldError("decision", words.SignatureDesk.AlreadyDecided(other.CuratorName)));
        if (signature.IsWaiting && input.Decision == SignatureDecisionInput.Reopen)
            return await ShowAsync(entered, input.Key, input, cancellationToken, new FieldError("decision", words.SignatureDesk.AlreadyWaiting));

        var check = new FieldChecks(words);
        var reason = check.Paragraphs("reason", words.SignatureDesk.Reason, input.Reason, Signature.MaxReasonLength);
        check.That(input.IsOurs && (input.Verdict is not null || input.Decision == SignatureDecisionInput.Reopen), "decision", words.SignatureDesk.DecisionMissing);
        check.That(input.Verdict is null or SignatureVerdict.Approved || reason.Length > 0, "reason", words.SignatureDesk.ReasonMissing);
        check.That(input.Verdict != SignatureVerdict.Approved || reason.Length == 0, "reason", words.SignatureDesk.ReasonNotSent);
        check.That(input.Listed.Contains(SignatureDecisionInput.Version(signature)) && input.OfDecision == signature.Decision?.CommandId, "decision", words.SignatureDesk.ChangedMeanwhile);
        if (check.Errors.Count > 0)
            return await ShowAsync(entered, input.Key, input, cancellationToken, [.. check.Errors]);

        var now = clock.GetUtcNow();
        await notices.AnnounceAsync([signature.Key], input.Nonce!, changesSite: true, cancellationToken);
        var (changed, _) = await register.UpdateAsync(
            signature.Key,
            current => current.IsRemoved || current.Decision != signature.Decision || current.ChangedAt != signature.ChangedAt || current.HasCommand(input.Nonce!) ? null
                : input.Verdict is { } verdict ? current.DecidedBy(new(input.Nonce!, verdict, now, entered.Curator.Id, entered.Curator.Name, reason.Length == 0 ? null : reason))
                : current.IsUnconfirmed ? current.Switched(input.Nonce!, entered.Curator, now)
                : current.ReopenedBy(input.Nonce!, soon: now <= current.Decision!.At.AddMinutes(curation.Value.UndoMinutes)),
            cancellationToken);
        // If someone else was first, it is looked at again.
        return changed?.HasCommand(input.Nonce!) == true ? await DoneAsync(entered, changed, cancellationToken) : await DecideAsync(entered, input, cancellationToken);
    }

    private async Task<DeskOutcome> DoneAsync(DeskAccess.Entered entered, Signature signature, CancellationToken cancellationToken) =>
        await ShowAsync(entered, null, null, cancellationToken) with { Done = words.SignatureDesk.Done(signature.Decision?.Verdict) };

    private async Task<SignaturesShown> ShowAsync(
        DeskAccess.Entered entered, string? key, SignatureDecisionInput? typed, CancellationToken cancellationToken, params ImmutableArray<FieldError> errors)
    {
        var all = (await register.AllAsync(cancellationToken).ToListAsync(cancellationToken)).ConvertAll(read => read.Value);
        return new(entered, all, all.Find(signature => signature.Key == key && !signature.IsRemoved), clock.GetUtcNow(), typed, errors);
    }
}

/// <summary>A curator's post about one signature, or about those that are approved together.</summary>
/// <param name="Key">Of the signature; null for those together.</param>
/// <param name="OfDecision">Command of the decision that the page showed; null if it showed none.</param>
/// <param name="Listed">The versions that the page showed; see <see cref="Version"/>.</param>
public sealed record SignatureDecisionInput(
    string? Token, string? Nonce, string? Key, string? OfDecision, string? Decision, string? Reason, bool HasRead, ImmutableArray<string> Listed, ImmutableArray<string> LeftOut)
{
    public const string Approve = "approve";
    public const string ApproveWithout = "approve-without";
    public const string Ask = "ask";
    public const string Decline = "decline";
    public const string TakeOff = "take-off";
    public const string Reopen = "reopen";

    /// <summary>The nonce is a hidden field of our own page: without it, the post did not come from our page.</summary>
    public bool IsOurs => ContributionId.TryParse(Nonce, out _);

    /// <summary>Null if it is no decision that a signature can get.</summary>
    public SignatureVerdict? Verdict => Decision switch
    {
        Approve => SignatureVerdict.Approved,
        ApproveWithout => SignatureVerdict.ApprovedWithoutCommitment,
        Ask => SignatureVerdict.Asked,
        Decline => SignatureVerdict.Declined,
        TakeOff => SignatureVerdict.TakenOff,
        _ => null,
    };

    /// <summary>Tells the version that a curator read from a later one.</summary>
    public static string Version(Signature signature) => $"{signature.Id}-{signature.ChangedAt.UtcTicks:x}";

    public static SignatureDecisionInput From(PostedForm form) => new(
        form["token"], form["nonce"], form["signature"], string.IsNullOrEmpty(form["decided"]) ? null : form["decided"], form["decision"], form["reason"], form["read"] == "yes", [.. form.Each("version")], [.. form.Each("not")]);
}

/// <summary>What curators do about signatures comes to.</summary>
public abstract record SignatureDeskOutcome : DeskOutcome;

/// <summary>The page of signatures.</summary>
/// <param name="All">All that are confirmed or imported, also those that were taken back.</param>
/// <param name="Chosen">The one to decide on; null to show a list.</param>
/// <param name="Typed">The post that had errors.</param>
public sealed record SignaturesShown(
    DeskAccess.Entered Entered, IReadOnlyList<Signature> All, Signature? Chosen, DateTimeOffset Now, SignatureDecisionInput? Typed, ImmutableArray<FieldError> Errors)
    : SignatureDeskOutcome
{
    /// <summary>Part of a name; empty to show what is waiting.</summary>
    public string Search { get; init; } = "";

    /// <summary>What the post did.</summary>
    public Message? Done { get; init; }
}
