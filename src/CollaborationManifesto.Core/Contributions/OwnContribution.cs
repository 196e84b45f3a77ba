using System.Globalization;
using CollaborationManifesto.Links;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Contributions;

/// <summary>A contributor follows, corrects or withdraws what they sent, or has their personal data erased, through their private link.</summary>
public sealed class OwnContribution(
    ContributionStore contributions, ContributionChanges changes, LinkTokens tokens, DraftRules rules, IOptions<IntakeSettings> intake, AllWords words, TimeProvider clock)
{
    /// <summary>Reads; it changes nothing.</summary>
    public async Task<OwnOutcome> Open(string? token, CancellationToken cancellation) =>
        await Find(token, cancellation) is { } found ? new OwnOutcome.Shown(found.Value, token!, []) : new OwnOutcome.UnknownLink();

    public async Task<OwnOutcome> Change(StatusForm form, CancellationToken cancellation)
    {
        if (await Find(form.Token, cancellation) is not { } found)
            return new OwnOutcome.UnknownLink();
        // Hidden fields of our own page: without them it is not our page that was posted.
        if (!ContributionId.TryParse(form.Nonce, out var nonce))
            return Unclear(found.Value, form);
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
            _ => Unclear(found.Value, form),
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
        var (contribution, done) = await changes.Apply(
            found,
            command,
            current => current.ContentVersion == seen && current.CanBeCorrected
                ? current.CorrectedBy(Entry(command, HistoryAction.Corrected), wording)
                : null,
            cancellation);
        return done
            ? new OwnOutcome.Done(form.Token!)
            : new OwnOutcome.Correcting(contribution, form, [new("title", words.Status.ChangedSince)]);
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
            return new OwnOutcome.Shown(found.Value, form.Token!, [.. check.Errors]) { Answer = form.Text };
        var (contribution, done) = await changes.Apply(
            found,
            command,
            current => current.OpenQuestion is null ? null : current.AnsweredBy(Entry(command, HistoryAction.Answered) with { Reason = answer }),
            cancellation);
        return done ? new OwnOutcome.Done(form.Token!) : new OwnOutcome.Shown(contribution, form.Token!, [new("wish", words.Status.NotAskedAnyMore)]);
    }

    private async Task<OwnOutcome> Apply(
        Versioned<Contribution> found, StatusForm form, string command, Func<Contribution, Contribution> change, CancellationToken cancellation)
    {
        var (contribution, done) = await changes.Apply(found, command, change, cancellation);
        return done ? new OwnOutcome.Done(form.Token!) : Unclear(contribution, form);
    }

    private OwnOutcome Unclear(Contribution contribution, StatusForm form) =>
        new OwnOutcome.Shown(contribution, form.Token!, [new("wish", words.Status.WishMissing)]);

    private async Task<Versioned<Contribution>?> Find(string? token, CancellationToken cancellation) =>
        tokens.ReadStatus(token) is { } id ? await contributions.Find(id, cancellation) : null;

    private HistoryEntry Entry(string command, HistoryAction action) => new(command, clock.GetUtcNow(), action);
}
