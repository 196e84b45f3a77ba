using System.Diagnostics;
using System.Globalization;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Curation;
using CollaborationManifesto.Links;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Notifications;

/// <summary>
/// Mails a contributor who gave an address: first the question whether it is theirs (<see cref="AddressQuestions"/>), and only to a confirmed one
/// what was decided.
/// </summary>
public sealed partial class ContributorNotices(
    AddressHash hash,
    MailClaims claims,
    AddressQuestions questions,
    ContributorMails mails,
    Outbox outbox,
    MailSender sender,
    Unreached unreached,
    ContributionStore contributions,
    MergeStandings merges,
    LinkTokens tokens,
    IOptions<CurationSettings> curation,
    TimeProvider clock,
    ILogger<ContributorNotices> log)
{
    /// <summary>An address that the provider refuses is one that nobody can be reached at: nothing is left to send. Whoever typed it has their private page.</summary>
    public async Task<Delivery> Send(Contribution contribution, CancellationToken cancellation) =>
        contribution.ErasureDue is { } address ? Delivery.Of(await Forget(contribution, address, cancellation)) : await SendDue(contribution, cancellation);

    private async Task<Delivery> SendDue(Contribution contribution, CancellationToken cancellation) => contribution switch
    {
        { Contributor.Email: null } or { State: ContributionState.Withdrawn } => new Delivery.Complete(),
        { Contributor.EmailConfirmed: false } => Delivery.Of(await questions.Ask(contribution, cancellation)),
        { OpenQuestion: not null } => Delivery.Of(await PassOn(contribution, cancellation)),
        { State: ContributionState.Pending } => new Delivery.Complete(),
        { State: ContributionState.Approved or ContributionState.Declined or ContributionState.Merged } => await TellDecision(contribution, cancellation),
        _ => throw new UnreachableException($"Nobody says what to send of {contribution.State}."),
    };

    /// <summary>While the decision can be undone, telling it could be telling the wrong one.</summary>
    private async Task<Delivery> TellDecision(Contribution contribution, CancellationToken cancellation)
    {
        if (ConsentPolicy.UndoEnds(contribution, curation.Value) is not { } end)
            return new Delivery.Complete();
        return clock.GetUtcNow() < end ? new Delivery.NotBefore(end) : Delivery.Of(await Tell(contribution, cancellation));
    }

    /// <summary>Unless a version before this one has sent it, to the address as it was stored then.</summary>
    private async Task<bool> SendOnce(Contribution contribution, string mail, Func<Task<Mail>> write, CancellationToken cancellation)
    {
        var address = contribution.Contributor.Email!;
        return (await hash.Before(address, cancellation) is { } before && await claims.WasSent(before, mail, cancellation))
            || await outbox.SendOnce(await hash.Of(address, cancellation), Addressee.ContributorOf(contribution.Id), mail, write, cancellation);
    }

    private async Task<bool> PassOn(Contribution contribution, CancellationToken cancellation) => await SendOnce(
        contribution,
        $"asked-{contribution.Id}-{contribution.History.Last(entry => entry.Action == HistoryAction.Asked).CommandId}",
        () => mails.Asked(contribution),
        cancellation);

    private async Task<bool> Tell(Contribution contribution, CancellationToken cancellation) => await SendOnce(
        contribution,
        string.Create(CultureInfo.InvariantCulture, $"decision-{contribution.Id}-{contribution.DecidedAt!.Value.UtcTicks}"),
        async () => await mails.Decision(contribution, (await merges.EndOf(contribution, cancellation))?.Standing),
        cancellation);

    private async Task<bool> Forget(Contribution contribution, string sealedAddress, CancellationToken cancellation)
    {
        if (EmailAddress.FromStorage(tokens.Unseal(sealedAddress)) is not { } address)
            LogUnreadable(contribution.Id.ToString());
        else if (!await IsForgotten(contribution, address, cancellation))
            return false;
        // Deleted meanwhile: with the row went the wish, which is done.
        if (await contributions.Find(contribution.Id, cancellation) is not { } read)
            return true;
        // The same revision: nothing of it shows anywhere, so there is nothing to announce.
        return await contributions.Replace(read.Value with { ErasureDue = null }, read.ETag, cancellation);
    }

    /// <summary>What is no address to the provider is none that it keeps anything of.</summary>
    private async Task<bool> IsForgotten(Contribution contribution, EmailAddress address, CancellationToken cancellation)
    {
        var answer = await sender.Forget(address, cancellation);
        if (answer is MailAnswer.Later)
            return false;
        if (answer is MailAnswer.Refused(var status))
            LogNotErased(contribution.Id.ToString(), status);
        await claims.Forget(await hash.Of(address, cancellation), contribution.Id, cancellation);
        if (await hash.Before(address, cancellation) is { } before)
            await claims.Forget(before, contribution.Id, cancellation);
        await questions.Forget(contribution.Id, cancellation);
        await unreached.Forget(Addressee.ContributorOf(contribution.Id), cancellation);
        return true;
    }

    [LoggerMessage(LogLevel.Warning, "SendGrid refused to erase the address of contribution {Id}, with status {Status}: it knows no such address")]
    private partial void LogNotErased(string id, int status);

    [LoggerMessage(LogLevel.Warning, "The key is gone with which the address of contribution {Id} was sealed that SendGrid is to erase. It keeps mail data for some time by its own rules")]
    private partial void LogUnreadable(string id);
}
