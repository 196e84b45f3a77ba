using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Contributing;

/// <summary>Lets contributors follow, correct or withdraw what they sent, or erase their personal data, through their private link.</summary>
public sealed class OwnContribution(
    ContributionStore contributions, OwnParts parts, OwnLink link, ContributionUpdater changes, MergeStandings merges, LinkTokens tokens, DraftRules rules, IOptions<IntakeSettings> intake, AllWords words, TimeProvider clock)
{
    /// <summary>Changes nothing.</summary>
    public async Task<OwnOutcome> OpenAsync(string? token, CancellationToken cancellationToken) =>
        tokens.ReadStatus(token) is { } id && await parts.FindAsync(id, cancellationToken) is { Value: var found }
            // The forms of the page are about the contribution that it shows.
            ? await ShowAsync(found, found.Id == id ? token! : tokens.ForStatus(found.Id), [], cancellationToken)
            : new OwnOutcome.UnknownLink();

    public async Task<OwnOutcome> ChangeAsync(StatusForm form, CancellationToken cancellationToken)
    {
        if (await FindAsync(form.Token, cancellationToken) is not { } found)
            return new OwnOutcome.UnknownLink();
        // A hidden field of our own page: without it, the post did not come from our page.
        if (!ContributionId.TryParse(form.Nonce, out var nonce))
            return await UnclearAsync(found.Value, form, cancellationToken);
        var command = $"contributor-{nonce}";
        return form.Wish switch
        {
            "correct" when found.Value.CanBeCorrected => new OwnOutcome.Correcting(found.Value, form with { Title = found.Value.Title, Text = found.Value.Text }, []),
            "send" => await CorrectAsync(found, form, command, cancellationToken),
            "answer" => await AnswerAsync(found, form, command, cancellationToken),
            "link" when found.Value.State != ContributionState.Withdrawn => await EmailLinkAsync(found.Value, form, nonce, cancellationToken),
            // Already done: there is nothing to do or to record.
            "withdraw" when found.Value.State == ContributionState.Withdrawn => await DoneAsync(found.Value, form, cancellationToken),
            "erase" when IsErased(found.Value) && (await parts.OthersAsync(found.Value, cancellationToken)).All(other => IsErased(other.Value)) => await DoneAsync(found.Value, form, cancellationToken),
            "withdraw" or "erase" when form.Confirmed != "yes" => new OwnOutcome.Confirming(found.Value, form, HasParts: !(await parts.OthersAsync(found.Value, cancellationToken)).IsEmpty),
            "withdraw" => await ApplyAsync(found, form, command, current => current.WithdrawnBy(Entry(command, HistoryAction.Withdrawn)), cancellationToken),
            "erase" => await EraseAsync(found, form, command, cancellationToken),
            _ => await UnclearAsync(found.Value, form, cancellationToken),
        };
    }

    private async Task<OwnOutcome> CorrectAsync(Versioned<Contribution> found, StatusForm form, string command, CancellationToken cancellationToken)
    {
        var (wording, errors) = rules.ParseWording(new()
        {
            Kind = found.Value.Kind.ToString(),
            Category = found.Value.Category,
            Title = form.Title,
            Text = form.Text,
        }, found.Value.Tried);
        if (wording is null)
            return new OwnOutcome.Correcting(found.Value, form, errors);
        // Do not refuse a repeated post that was already recorded.
        if (!found.Value.HasCommand(command) && Refusal(found.Value, wording) is { } refusal)
            return new OwnOutcome.Correcting(found.Value, form, [new("title", refusal)]);
        var seen = int.TryParse(form.ContentVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        var noRoom = false;
        var (contribution, done) = await changes.TryUpdateAsync(
            found,
            command,
            current => current.ContentVersion == seen && current.CanBeCorrected
                ? IfItFits(current.CorrectedBy(Entry(command, HistoryAction.Corrected), wording), out noRoom)
                : null,
            cancellationToken);
        return contribution is null ? new OwnOutcome.UnknownLink()
            : done ? await DoneAsync(contribution, form, cancellationToken)
            : new OwnOutcome.Correcting(contribution, form, [new(noRoom ? "text" : "title", noRoom ? words.Status.NoRoomForText : words.Status.ChangedSince)]);
    }

    /// <summary>Changes nothing of the contribution.</summary>
    private async Task<OwnOutcome> EmailLinkAsync(Contribution contribution, StatusForm form, ContributionId nonce, CancellationToken cancellationToken)
    {
        if (EmailAddress.TryParse(form.Email, out var fault) is not { } address)
            return await AskAgainAsync(fault is EmailFault.TooLong or EmailFault.NotPlain ? words.Form.WrongEmail(fault) : words.Status.LinkAddressWrong);
        return await link.SendAsync(contribution, address, nonce, cancellationToken) switch
        {
            SendResult.Sent => await DoneAsync(contribution, form, cancellationToken),
            SendResult.Refused => await AskAgainAsync(words.Status.LinkRefused),
            SendResult.Deferred => await AskAgainAsync(words.Status.LinkTooOften),
            SendResult.Failed => await AskAgainAsync(words.Status.LinkNotSent),
        };

        async Task<OwnOutcome> AskAgainAsync(string message) =>
            await ShowAsync(contribution, form.Token!, [new("email", message)], cancellationToken) with { Email = form.Email };
    }

    private string? Refusal(Contribution contribution, Wording wording) =>
        contribution.WasCorrectedTooOften ? words.Status.CorrectedTooOften(ContributorsChanges.MaxCorrections)
        : (wording.Title, wording.Text) == (contribution.Title, contribution.Text) ? words.Status.NothingChanged
        : null;

    private async Task<OwnOutcome> AnswerAsync(Versioned<Contribution> found, StatusForm form, string command, CancellationToken cancellationToken)
    {
        var check = new FieldChecks(words);
        var answer = check.Paragraphs("text", words.Status.Answer, form.Text, intake.Value.TextMaxLength);
        check.That(answer.Length > 0, "text", words.Status.AnswerMissing);
        if (check.Errors.Count > 0)
            return await ShowAsync(found.Value, form.Token!, [.. check.Errors], cancellationToken) with { Answer = form.Text };
        var noRoom = false;
        var (contribution, done) = await changes.TryUpdateAsync(
            found,
            command,
            current => current.OpenQuestion is null ? null : IfItFits(current.AnsweredBy(Entry(command, HistoryAction.Answered) with { Reason = answer }), out noRoom),
            cancellationToken);
        if (contribution is null)
            return new OwnOutcome.UnknownLink();
        if (done)
            return await DoneAsync(contribution, form, cancellationToken);
        return noRoom
            ? await ShowAsync(contribution, form.Token!, [new("text", words.Status.NoRoomForAnswer)], cancellationToken) with { Answer = form.Text }
            : await ShowAsync(contribution, form.Token!, [new("wish", words.Status.NotAskedAnyMore)], cancellationToken);
    }

    /// <summary>Every part, because the data was given once for all of it. This one comes last, so that the same post again finds what an interrupted one left.</summary>
    private async Task<OwnOutcome> EraseAsync(Versioned<Contribution> found, StatusForm form, string command, CancellationToken cancellationToken)
    {
        Contribution? Erased(Contribution current) => current.ErasedBy(Entry(command, HistoryAction.PersonalDataErased), tokens.Seal);
        await EraseOthersAsync(found.Value);
        var (contribution, done) = await changes.TryUpdateAsync(found, command, Erased, cancellationToken);
        if (contribution is null)
            return new OwnOutcome.UnknownLink();
        // Curators can have split it in between, and the part has what was still in the whole.
        await EraseOthersAsync(contribution);
        return done ? await DoneAsync(contribution, form, cancellationToken) : await UnclearAsync(contribution, form, cancellationToken);

        async Task EraseOthersAsync(Contribution own)
        {
            foreach (var other in await parts.OthersAsync(own, cancellationToken))
                await changes.TryUpdateAsync(other, command, current => IsErased(current) ? null : Erased(current), cancellationToken);
        }
    }

    private static bool IsErased(Contribution contribution) => !contribution.Contributor.HasPersonalData && contribution.BodyHash.Length == 0;

    private async Task<OwnOutcome> ApplyAsync(
        Versioned<Contribution> found, StatusForm form, string command, Func<Contribution, Contribution?> change, CancellationToken cancellationToken)
    {
        var (contribution, done) = await changes.TryUpdateAsync(found, command, change, cancellationToken);
        return contribution is null ? new OwnOutcome.UnknownLink()
            : done ? await DoneAsync(contribution, form, cancellationToken)
            : await UnclearAsync(contribution, form, cancellationToken);
    }

    /// <summary>Recorded now, or by an earlier post of the same page.</summary>
    private async Task<OwnOutcome> DoneAsync(Contribution contribution, StatusForm form, CancellationToken cancellationToken) =>
        await ShowAsync(contribution, form.Token!, [], cancellationToken) with { Done = words.Status.Done(form.Wish!, contribution) };

    /// <summary>A contributor's text must leave room in the row for the curators' decisions.</summary>
    private static Contribution? IfItFits(Contribution next, out bool noRoom)
    {
        noRoom = !RowBudget.ForWords.Fits(next);
        return noRoom ? null : next;
    }

    private async Task<OwnOutcome> UnclearAsync(Contribution contribution, StatusForm form, CancellationToken cancellationToken) =>
        await ShowAsync(contribution, form.Token!, [new("wish", words.Status.WishMissing)], cancellationToken);

    private async Task<OwnOutcome.Shown> ShowAsync(Contribution contribution, string token, ImmutableArray<FieldError> errors, CancellationToken cancellationToken) =>
        new(contribution, await merges.EndOfAsync(contribution, cancellationToken), token, errors)
        {
            Others = [.. (await parts.OthersAsync(contribution, cancellationToken)).Select(other => new OwnPart(other.Value, tokens.ForStatus(other.Value.Id)))],
        };

    private async Task<Versioned<Contribution>?> FindAsync(string? token, CancellationToken cancellationToken) =>
        tokens.ReadStatus(token) is { } id ? await contributions.FindAsync(id, cancellationToken) : null;

    private HistoryEntry Entry(string command, HistoryAction action) => new(command, clock.GetUtcNow(), action);
}

/// <summary>Result of what a contributor asked for.</summary>
public abstract record OwnOutcome
{
    /// <param name="Merged">What became of the contribution that it was merged into; null if it was not merged.</param>
    public sealed record Shown(Contribution Contribution, MergeEnd? Merged, string Token, ImmutableArray<FieldError> Errors) : OwnOutcome
    {
        /// <summary>The other parts of what was sent; empty for what was never split.</summary>
        public ImmutableArray<OwnPart> Others { get; init; } = [];

        /// <summary>The typed answer to the curators' question.</summary>
        public string? Answer { get; init; }

        /// <summary>The typed address for the link.</summary>
        public string? Email { get; init; }

        /// <summary>What the post did; null if the page was only opened, or nothing was done.</summary>
        public Message? Done { get; init; }
    }

    /// <summary>Asks once more before it withdraws or erases.</summary>
    /// <param name="HasParts">It is one of several parts that still exist.</param>
    public sealed record Confirming(Contribution Contribution, StatusForm Form, bool HasParts) : OwnOutcome;

    /// <summary>The form to correct it, with its current text or with what was typed.</summary>
    public sealed record Correcting(Contribution Contribution, StatusForm Form, ImmutableArray<FieldError> Errors) : OwnOutcome;

    public sealed record UnknownLink : OwnOutcome;
}

/// <summary>Another part of what a contributor sent.</summary>
/// <param name="Token">Of its own private page.</param>
public sealed record OwnPart(Contribution Contribution, string Token);

/// <summary>A post of a contributor's private page. Nothing in it is preselected, so an untouched form changes nothing.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Nonce">New for each page, so that a repeated post is recognised.</param>
/// <param name="ContentVersion">The content version that the page showed.</param>
/// <param name="Wish">correct, withdraw, erase, answer or link; on the page to correct it, send.</param>
/// <param name="Title">The corrected title.</param>
/// <param name="Text">The corrected text, or the answer to the curators' question.</param>
/// <param name="Confirmed"><c>yes</c> from the page that says what withdrawing or erasing does.</param>
/// <param name="Email">Where the link is to be sent.</param>
public sealed record StatusForm(string? Token, string? Nonce, string? ContentVersion, string? Wish, string? Title, string? Text, string? Confirmed, string? Email = null)
{
    public static StatusForm From(PostedForm form) =>
        new(form["token"], form["nonce"], form["contentVersion"], form["wish"], form["title"], form["text"], form["confirmed"], form["email"]);
}
