using System.Diagnostics;
using System.Globalization;
using CollaborationManifesto.Links;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifying;

/// <summary>
/// Emails contributors who gave an address: first asks whether it is theirs (<see cref="AddressQuestions"/>), then sends questions and
/// decisions to confirmed addresses only.
/// </summary>
public sealed partial class ContributorNotices(
    AddressHash hash,
    EmailClaims claims,
    AddressQuestions questions,
    ContributorMails mails,
    Outbox outbox,
    EmailSender sender,
    UnreachableAddresses unreached,
    ContributionStore contributions,
    MergeStandings merges,
    LinkTokens tokens,
    IOptions<CurationSettings> curation,
    TimeProvider clock,
    ILogger<ContributorNotices> log)
{
    /// <summary>
    /// If the provider refuses an address, nothing is left to send: nobody can be reached there, and the contributor has their private page.
    /// </summary>
    public async Task<Delivery> SendAsync(Contribution contribution, CancellationToken cancellationToken) =>
        contribution.ErasureDue is { } address ? Delivery.FromSent(await ForgetAsync(contribution, address, cancellationToken))
        : await SendDueAsync(contribution, cancellationToken) is var due and not Delivery.Complete ? due
        : await TellSplitAsync(contribution, cancellationToken);

    private async Task<Delivery> SendDueAsync(Contribution contribution, CancellationToken cancellationToken) => contribution switch
    {
        { Contributor.Email: null } or { State: ContributionState.Withdrawn } => new Delivery.Complete(),
        // The question about the whole is about its parts too.
        { Contributor.EmailConfirmed: false, Whole: not null } => new Delivery.Complete(),
        { Contributor.EmailConfirmed: false } => Delivery.FromSent(await questions.AskAsync(contribution, cancellationToken)),
        { OpenQuestion: not null } => Delivery.FromSent(await PassOnAsync(contribution, cancellationToken)),
        { State: ContributionState.Pending } => new Delivery.Complete(),
        { State: ContributionState.Approved or ContributionState.Declined or ContributionState.Merged } => await TellDecisionAsync(contribution, cancellationToken),
        _ => throw new UnreachableException($"Nobody says what to send of {contribution.State}."),
    };

    /// <summary>Waits until the decision can no longer be undone, so that contributors are never told a wrong one.</summary>
    private async Task<Delivery> TellDecisionAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        if (ConsentPolicy.UndoEnds(contribution, curation.Value) is not { } end)
            return new Delivery.Complete();
        return clock.GetUtcNow() < end ? new Delivery.NotBefore(end) : Delivery.FromSent(await TellAsync(contribution, cancellationToken));
    }

    /// <summary>Skips emails that an earlier version sent to the address as it was stored then.</summary>
    private async Task<bool> SendOnceAsync(Contribution contribution, string mail, Func<Task<EmailMessage>> write, CancellationToken cancellationToken)
    {
        var address = contribution.Contributor.Email!;
        return (await hash.BeforeAsync(address, cancellationToken) is { } before && await claims.WasSentAsync(before, mail, cancellationToken))
            || await outbox.SendOnceAsync(await hash.ComputeAsync(address, cancellationToken), Addressee.ContributorOf(contribution.Id), mail, write, cancellationToken);
    }

    private async Task<bool> PassOnAsync(Contribution contribution, CancellationToken cancellationToken) => await SendOnceAsync(
        contribution,
        $"asked-{contribution.Id}-{contribution.History.Last(entry => entry.Action == HistoryAction.Asked).CommandId}",
        () => mails.AskedAsync(contribution),
        cancellationToken);

    /// <summary>Waits for as long as a decision can be undone. What is undone later can be seen on the private page.</summary>
    private async Task<Delivery> TellSplitAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        if (contribution is not { Contributor: { Email: not null, EmailConfirmed: true }, LastSplit: { Part: { } id } split } || contribution.State == ContributionState.Withdrawn)
            return new Delivery.Complete();
        var undoEnds = split.At.AddMinutes(curation.Value.UndoMinutes);
        if (clock.GetUtcNow() < undoEnds)
            return new Delivery.NotBefore(undoEnds);
        if (await contributions.FindAsync(id, cancellationToken) is not { Value: var part })
            return new Delivery.Complete();
        return Delivery.FromSent(await SendOnceAsync(contribution, $"split-{contribution.Id}-{split.CommandId}", () => mails.SplitAsync(contribution, part), cancellationToken));
    }

    private async Task<bool> TellAsync(Contribution contribution, CancellationToken cancellationToken) => await SendOnceAsync(
        contribution,
        string.Create(CultureInfo.InvariantCulture, $"decision-{contribution.Id}-{contribution.DecidedAt!.Value.UtcTicks}"),
        async () => await mails.DecisionAsync(contribution, await merges.EndOfAsync(contribution, cancellationToken)),
        cancellationToken);

    private async Task<bool> ForgetAsync(Contribution contribution, string sealedAddress, CancellationToken cancellationToken)
    {
        if (EmailAddress.FromStorage(tokens.Unseal(sealedAddress)) is not { } address)
            LogUnreadable(contribution.Id.ToString());
        else if (!await IsForgottenAsync(contribution, address, cancellationToken))
            return false;
        // The contribution was deleted meanwhile, and with it the request to erase.
        if (await contributions.FindAsync(contribution.Id, cancellationToken) is not { } read)
            return true;
        // Keep the revision: no page shows this change, so there is nothing to announce.
        return await contributions.ReplaceAsync(read.Value with { ErasureDue = null }, read.ETag, cancellationToken);
    }

    /// <summary>If the provider says that this is not an email address, it holds no data about it.</summary>
    private async Task<bool> IsForgottenAsync(Contribution contribution, EmailAddress address, CancellationToken cancellationToken)
    {
        var answer = await sender.ForgetAsync(address, cancellationToken);
        if (answer is MailAnswer.Later)
            return false;
        if (answer is MailAnswer.Refused(var status))
            LogNotErased(contribution.Id.ToString(), status);
        await claims.ForgetAsync(await hash.ComputeAsync(address, cancellationToken), contribution.Id, cancellationToken);
        if (await hash.BeforeAsync(address, cancellationToken) is { } before)
            await claims.ForgetAsync(before, contribution.Id, cancellationToken);
        await questions.ForgetAsync(contribution.Id, cancellationToken);
        await unreached.ForgetAsync(Addressee.ContributorOf(contribution.Id), cancellationToken);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "SendGrid refused to erase the address of contribution {Id}, with status {Status}: it knows no such address")]
    private partial void LogNotErased(string id, int status);

    [LoggerMessage(LogLevel.Warning, "The key is gone with which the address of contribution {Id} was sealed that SendGrid is to erase. It keeps mail data for some time by its own rules")]
    private partial void LogUnreadable(string id);
}

/// <summary>Progress of the emails about a contribution.</summary>
public abstract record Delivery
{
    /// <summary>Nothing is left to send.</summary>
    public sealed record Complete : Delivery;

    /// <summary>An email could not be sent and must be tried again.</summary>
    public sealed record Failed : Delivery;

    /// <summary>An email must not be sent before this time.</summary>
    public sealed record NotBefore(DateTimeOffset Time) : Delivery;

    public static Delivery FromSent(bool sent) => sent ? new Complete() : new Failed();
}
