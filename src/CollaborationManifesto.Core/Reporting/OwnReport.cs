using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Reporting;

/// <summary>The private page of someone who reported a problem, and the page on which they confirm their address. Opening one changes nothing, because email scanners open links.</summary>
public sealed class OwnReport(ReportRegister register, ReportNotices notices, LinkTokens tokens, AllWords words, TimeProvider clock)
{
    public async Task<ReportOutcome> OpenAsync(string? token, CancellationToken cancellationToken) =>
        await FindAsync(tokens.ReadReport(token), cancellationToken) is { } report ? Shown(report, token!) : new ReportOutcome.UnknownLink();

    /// <summary>Removes the report and everything that was typed into it. There is no undo, so a box has to be ticked.</summary>
    public async Task<ReportOutcome> RemoveAsync(OwnReportInput input, CancellationToken cancellationToken)
    {
        if (await FindAsync(tokens.ReadReport(input.Token), cancellationToken) is not { } report)
            return new ReportOutcome.UnknownLink();
        if (!input.Agrees && !report.IsRemoved)
            return new ReportOutcome.Own(report, input.Token!, [new("agreed", words.Report.AgreedMissing)]);
        await RemoveAsync(report.Id, cancellationToken);
        return new ReportOutcome.Removed();
    }

    public async Task<ReportOutcome> OpenAddressAsync(string? token, CancellationToken cancellationToken) =>
        await FindAsync(tokens.ReadReportAddress(token), cancellationToken) is { } report ? new ReportOutcome.AskedAddress(report, token!, []) : new ReportOutcome.UnknownLink();

    public async Task<ReportOutcome> AnswerAddressAsync(ReportAddressInput input, CancellationToken cancellationToken)
    {
        if (await FindAsync(tokens.ReadReportAddress(input.Token), cancellationToken) is not { } report)
            return new ReportOutcome.UnknownLink();
        if (input.Answer is not ("yes" or "no"))
            return new ReportOutcome.AskedAddress(report, input.Token!, [new("answer", words.Address.AnswerMissing)]);

        // The same answer is the same command, however often the button is pressed.
        var (confirms, command) = (input.Answer == "yes", $"address-{input.Answer}");
        await notices.AnnounceAsync(report.Id, command, cancellationToken);
        var (answered, _) = await register.UpdateAsync(
            report.Id,
            current => current.Email is null || current.HasCommand(command) ? null
                : confirms ? (current with { EmailConfirmed = true }).ChangedBy(command)
                : (current with { Email = null, EmailConfirmed = false }).ChangedBy(command),
            cancellationToken);
        return new ReportOutcome.AnsweredAddress(answered is { Email: not null, EmailConfirmed: true });
    }

    /// <summary>For people who ask an operator.</summary>
    /// <returns>How many reports were sent with the address. All of them are removed.</returns>
    public async Task<int> EraseAsync(EmailAddress address, CancellationToken cancellationToken)
    {
        var count = 0;
        await foreach (var read in register.WithAddressAsync(cancellationToken))
        {
            if (!address.IsSameAs(read.Value.Email))
                continue;
            await RemoveAsync(read.Value.Id, cancellationToken);
            count++;
        }

        return count;
    }

    private async Task RemoveAsync(ContributionId id, CancellationToken cancellationToken)
    {
        const string Command = "removed";
        await notices.AnnounceAsync(id, Command, cancellationToken);
        await register.UpdateAsync(id, current => current.IsRemoved ? null : current.RemovedBy(Command, clock.GetUtcNow(), tokens.Seal), cancellationToken);
    }

    private static ReportOutcome Shown(ProblemReport report, string token) => report.IsRemoved ? new ReportOutcome.Removed() : new ReportOutcome.Own(report, token, []);

    private async Task<ProblemReport?> FindAsync(ContributionId? id, CancellationToken cancellationToken) =>
        id is { } known ? (await register.FindAsync(known, cancellationToken))?.Value : null;
}

public sealed record OwnReportInput(string? Token, bool Agrees)
{
    public static OwnReportInput From(PostedForm form) => new(form["token"], form["agreed"] == "yes");
}

/// <summary>Answers whether an address is the reader's own.</summary>
public sealed record ReportAddressInput(string? Token, string? Answer)
{
    public static ReportAddressInput From(PostedForm form) => new(form["token"], form["answer"]);
}
