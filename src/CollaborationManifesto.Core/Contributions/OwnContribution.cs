using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Links;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Contributions;

/// <summary>A contributor follows, corrects or withdraws what they sent, or has their personal data erased, through their private link.</summary>
public sealed class OwnContribution(
    ContributionStore contributions, ContributionChanges changes, MergeStandings merges, LinkTokens tokens, DraftRules rules, IOptions<IntakeSettings> intake, AllWords words, TimeProvider clock)
{
    /// <summary>Reads; it changes nothing.</summary>
    public async Task<OwnOutcome> Open(string? token, CancellationToken cancellation) =>
        await Find(token, cancellation) is { } found ? await Show(found.Value, token!, [], cancellation) : new OwnOutcome.UnknownLink();

    public async Task<OwnOutcome> Change(StatusForm form, CancellationToken cancellation)
    {
        if (await Find(form.Token, cancellation) is not { } found)
            return new OwnOutcome.UnknownLink();
        // Hidden fields of our own page: without them it is not our page that was posted.
        if (!ContributionId.TryParse(form.Nonce, out var nonce))
            return await Unclear(found.Value, form, cancellation);
        var command = $"contributor-{nonce}";
        return form.Wish switch
        {
            "correct" when found.Value.CanBeCorrected => new OwnOutcome.Correcting(found.Value, form with { Title = found.Value.Title, Text = found.Value.Text }, []),
            "send" => await Correct(found, form, command, cancellation),
            "answer" => await Answer(found, form, command, cancellation),
            // Asked for again, there is nothing left to do, and nothing to write down.
            "withdraw" when found.Value.State == ContributionState.Withdrawn => new OwnOutcome.Done(form.Token!),
            "erase" when !found.Value.Contributor.HasPersonalData && found.Value.BodyHash.Length == 0 => new OwnOutcome.Done(form.Token!),
            "withdraw" => await Apply(found, form, command, current => current.WithdrawnBy(Entry(command, HistoryAction.Withdrawn)), cancellation),
            "erase" => await Apply(found, form, command, current => current.ErasedBy(Entry(command, HistoryAction.PersonalDataErased), tokens.Seal), cancellation),
            _ => await Unclear(found.Value, form, cancellation),
        };
    }

    private async Task<OwnOutcome> Correct(Versioned<Contribution> found, StatusForm form, string command, CancellationToken cancellation)
    {
        var (wording, errors) = rules.ParseWording(new()
        {
            Kind = found.Value.Kind.ToString(),
            Category = found.Value.Category,
            Title = form.Title,
            Text = form.Text,
        });
        if (wording is null)
            return new OwnOutcome.Correcting(found.Value, form, errors);
        // Unless this very post has done it before.
        if (!found.Value.Has(command) && Refusal(found.Value, wording) is { } refusal)
            return new OwnOutcome.Correcting(found.Value, form, [new("title", refusal)]);
        var seen = int.TryParse(form.ContentVersion, NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        var noRoom = false;
        var (contribution, done) = await changes.Apply(
            found,
            command,
            current => current.ContentVersion == seen && current.CanBeCorrected
                ? IfItFits(current.CorrectedBy(Entry(command, HistoryAction.Corrected), wording), out noRoom)
                : null,
            cancellation);
        return done ? new OwnOutcome.Done(form.Token!)
            : contribution is null ? new OwnOutcome.UnknownLink()
            : new OwnOutcome.Correcting(contribution, form, [new(noRoom ? "text" : "title", noRoom ? words.Status.NoRoomForText : words.Status.ChangedSince)]);
    }

    private string? Refusal(Contribution contribution, Wording wording) =>
        contribution.WasCorrectedTooOften ? words.Status.CorrectedTooOften(ContributorsChanges.MaxCorrections)
        : (wording.Title, wording.Text) == (contribution.Title, contribution.Text) ? words.Status.NothingChanged
        : null;

    private async Task<OwnOutcome> Answer(Versioned<Contribution> found, StatusForm form, string command, CancellationToken cancellation)
    {
        var check = new FieldChecks(words.Form);
        var answer = check.Paragraphs("text", words.Status.Answer, form.Text, intake.Value.TextMaxLength);
        check.That(answer.Length > 0, "text", words.Status.AnswerMissing);
        if (check.Errors.Count > 0)
            return await Show(found.Value, form.Token!, [.. check.Errors], cancellation) with { Answer = form.Text };
        var noRoom = false;
        var (contribution, done) = await changes.Apply(
            found,
            command,
            current => current.OpenQuestion is null ? null : IfItFits(current.AnsweredBy(Entry(command, HistoryAction.Answered) with { Reason = answer }), out noRoom),
            cancellation);
        if (done)
            return new OwnOutcome.Done(form.Token!);
        if (contribution is null)
            return new OwnOutcome.UnknownLink();
        return noRoom
            ? await Show(contribution, form.Token!, [new("text", words.Status.NoRoomForAnswer)], cancellation) with { Answer = form.Text }
            : await Show(contribution, form.Token!, [new("wish", words.Status.NotAskedAnyMore)], cancellation);
    }

    private async Task<OwnOutcome> Apply(
        Versioned<Contribution> found, StatusForm form, string command, Func<Contribution, Contribution> change, CancellationToken cancellation)
    {
        var (contribution, done) = await changes.Apply(found, command, change, cancellation);
        return done ? new OwnOutcome.Done(form.Token!)
            : contribution is null ? new OwnOutcome.UnknownLink()
            : await Unclear(contribution, form, cancellation);
    }

    /// <summary>What a contributor writes leaves room for the curators' decisions.</summary>
    private static Contribution? IfItFits(Contribution next, out bool noRoom)
    {
        noRoom = !RowRoom.ForWords.Takes(next);
        return noRoom ? null : next;
    }

    private async Task<OwnOutcome> Unclear(Contribution contribution, StatusForm form, CancellationToken cancellation) =>
        await Show(contribution, form.Token!, [new("wish", words.Status.WishMissing)], cancellation);

    private async Task<OwnOutcome.Shown> Show(Contribution contribution, string token, ImmutableArray<FieldError> errors, CancellationToken cancellation) =>
        new(contribution, await merges.EndOf(contribution, cancellation), token, errors);

    private async Task<Versioned<Contribution>?> Find(string? token, CancellationToken cancellation) =>
        tokens.ReadStatus(token) is { } id ? await contributions.Find(id, cancellation) : null;

    private HistoryEntry Entry(string command, HistoryAction action) => new(command, clock.GetUtcNow(), action);
}
