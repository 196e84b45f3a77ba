using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Reporting;

/// <summary>Accepts problems that readers report. The form is not static, so it carries a one-time value: the same post again is the same report.</summary>
public sealed class ReportIntake(
    ReportRegister register, ReportNotices notices, LinkTokens tokens, IOptions<SiteSettings> site, IOptions<IntakeSettings> settings, IOptions<PrivacySettings> privacy, AllWords words, TimeProvider clock)
{
    /// <param name="page">The page's own address on the site, such as <c>/board/</c>. Anything else is left out.</param>
    public ReportOutcome Open(string? page) => settings.Value.Open
        ? new ReportOutcome.Form(new(null, IsOwnAddress(page) ? site.Value.SiteUrl + page : "", "", "", ""), NewToken(clock.GetUtcNow()), [])
        : new ReportOutcome.Closed();

    public async Task<ReportOutcome> SendAsync(ReportInput typed, CancellationToken cancellationToken)
    {
        if (!settings.Value.Open)
            return new ReportOutcome.Closed();
        if (tokens.ReadReportForm(typed.Token) is not { } form)
            return Wrong(typed, clock.GetUtcNow(), new FieldError("text", words.Report.PageAltered));
        var check = new FieldChecks(words);
        var page = check.Line("page", words.Report.Page, typed.Page, ProblemReport.MaxPageLength);
        check.That(page.Length > 0, "page", words.Report.PageMissing);
        var text = check.Paragraphs("text", words.Report.Text, typed.Text, ProblemReport.MaxTextLength);
        check.That(text.Length > 0, "text", words.Report.TextMissing);
        var email = EmailAddress.TryParse(typed.Email, out var fault);
        check.That(email is not null || TypedText.Line(typed.Email).Length == 0, "email", words.Form.WrongEmail(fault));
        if (check.Errors.Count > 0)
            return Wrong(typed, form.IssuedAt, [.. check.Errors]);
        var waiting = await register.WaitingAsync(cancellationToken);
        if (waiting.Count >= ProblemReport.MostWaiting && waiting.All(other => other.Id != form.Id))
            return Wrong(typed, form.IssuedAt, new FieldError("text", words.Report.TooMany(privacy.Value.ContactEmail)));

        var report = new ProblemReport(form.Id, page, text, clock.GetUtcNow())
        {
            Email = email,
            Flags = IntakeFlags.From(clock.GetUtcNow() - form.IssuedAt, settings.Value.MinSeconds, typed.Website),
        }.ChangedBy(form.Id.ToString());
        await notices.AnnounceAsync(report.Id, form.Id.ToString(), cancellationToken);
        return await register.AddAsync(report, cancellationToken)
            || (await register.FindAsync(form.Id, cancellationToken) is { Value: var there } && (there.IsRemoved || IsSame(there, report)))
            ? new ReportOutcome.Accepted(tokens.ForReport(form.Id))
            : Wrong(typed, form.IssuedAt, new FieldError("text", words.Report.AlreadySent));
    }

    private static bool IsOwnAddress(string? page) => page is ['/', ..] && page == TypedText.Line(page) && page.Length <= ProblemReport.MaxPageLength / 2;

    private static bool IsSame(ProblemReport one, ProblemReport other) =>
        (one.Page, one.Text) == (other.Page, other.Text) && (one.Email is { } address ? address.IsSameAs(other.Email) : other.Email is null);

    /// <summary>With a new one-time value, so that other words can be sent from the same page.</summary>
    private ReportOutcome.Form Wrong(ReportInput typed, DateTimeOffset opened, params ImmutableArray<FieldError> errors) => new(typed, NewToken(opened), errors);

    private string NewToken(DateTimeOffset opened) => tokens.ForReportForm(new(ContributionId.New(), opened));
}

/// <summary>A post of the form that reports a problem.</summary>
/// <param name="Website">The hidden field that only programs fill in.</param>
public sealed record ReportInput(string? Token, string? Page, string? Text, string? Email, string? Website)
{
    public static ReportInput From(PostedForm form) => new(form["token"], form["page"], form["text"], form["email"], form["website"]);
}

public abstract record ReportOutcome
{
    public sealed record Form(ReportInput Typed, string Token, ImmutableArray<FieldError> Errors) : ReportOutcome;

    /// <summary>The form is closed, for contributions too.</summary>
    public sealed record Closed : ReportOutcome;

    /// <summary>Stored now, or by an earlier post of the same form.</summary>
    public sealed record Accepted(string Token) : ReportOutcome;

    /// <summary>The private page.</summary>
    public sealed record Own(ProblemReport Report, string Token, ImmutableArray<FieldError> Errors) : ReportOutcome;

    /// <summary>The person who sent it has just removed it, or did so before.</summary>
    public sealed record Removed : ReportOutcome;

    /// <summary>Asks whether an address is the reader's own.</summary>
    public sealed record AskedAddress(ProblemReport Report, string Token, ImmutableArray<FieldError> Errors) : ReportOutcome;

    public sealed record AnsweredAddress(bool Confirmed) : ReportOutcome;

    public sealed record UnknownLink : ReportOutcome;
}
