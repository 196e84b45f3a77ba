using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Reporting;

/// <summary>The form that reports a problem with a page.</summary>
public sealed record ReportFormModel(PageFrame Frame, AllWords AllWords, ReportInput Typed, string Token, ImmutableArray<FieldError> Errors)
{
    public ReportWords Words => AllWords.Report;

    public Field Page => Field("page", Words.Page, Words.PageHint, Typed.Page);

    public Field Text => Field("text", Words.Text, $"{Words.TextHint} {AllWords.Form.AtMost(ProblemReport.MaxTextLength)}", Typed.Text);

    public Field Email => Field("email", AllWords.Form.Email, Words.EmailHint, Typed.Email) with { Type = "email", Autocomplete = "email" };

    public Field Honeypot => new(AllWords.Form, "website", AllWords.Form.LeaveEmpty, null, Typed.Website, null);

    private Field Field(string name, string label, string? hint, string? value) => new(AllWords.Form, name, label, hint, value, Errors.FirstOrDefault(error => error.Field == name)?.Message);
}

/// <summary>The private page of the person who reported a problem.</summary>
public sealed record OwnReportModel(PageFrame Frame, AllWords AllWords, ProblemReport Report, PrivacySettings Privacy, string Token, ImmutableArray<FieldError> Errors)
{
    public ReportWords Words => AllWords.Report;

    /// <summary>The form's address too, so that the answer can be bookmarked.</summary>
    public string Here => Frame.Site.Link("problems/status", Token);

    /// <summary>Null if nothing is emailed.</summary>
    public string? AddressState => Report is { Email: null } or { Ending.Answer: null, Ending: not null } ? null
        : Report.EmailConfirmed ? Words.AddressIsConfirmed
        : Words.AddressUnconfirmed;

    public Field Agreed => new(AllWords.Form, "agreed", Words.RemoveQuestion, Words.RemoveHint, "", Errors.FirstOrDefault()?.Message) { Choices = [new("yes", Words.Agreed)] };
}

/// <summary>
/// Asks whether an address is the reader's own. It shows the report's reference and date but nothing that was typed, because the reader may be a
/// stranger.
/// </summary>
public sealed record ReportAddressModel(PageFrame Frame, AllWords Words, ProblemReport Report, string Token, ImmutableArray<FieldError> Errors)
{
    public Field Answer => new(Words.Form, "answer", Words.Report.AddressQuestion, null, null, Errors.FirstOrDefault()?.Message)
    {
        Choices = [new("yes", Words.Report.AddressYes), new("no", Words.Address.No)],
    };
}

/// <summary>The curators' page of problem reports: a list, or one report with a form.</summary>
public sealed record ReportsModel(PageFrame Frame, AllWords AllWords, ReportsShown Shown, PrivacySettings Privacy, string Nonce)
{
    public ReportWords Words => AllWords.Report;

    public string Token => Shown.Entered.Token;

    public string Here => Frame.Site.Link("desk/problems", Token);

    public string LinkTo(ProblemReport report) => $"{Here}&report={report.Id}";

    /// <summary>Null if what the reader gave is no page of this site.</summary>
    public string? PageLink(ProblemReport report) => report.Page.StartsWith(Frame.Site.SiteUrl + "/", StringComparison.Ordinal) ? report.Page : null;

    public IEnumerable<string> Facts(ProblemReport report)
    {
        yield return Words.SentOn(report.Id.Reference, AllWords.Language.Minute(report.SentAt));
        if (report.Flags.SentWithinSeconds is { } seconds)
            yield return Words.SentWithin(seconds);
        if (report.Flags.HoneypotFilled)
            yield return AllWords.Findings.HoneypotFilled;
        if (report.Ending is { } ending)
            yield return Words.EndedBy(ending.CuratorName, AllWords.Language.Minute(ending.At), ending.Answer is not null);
    }

    public Field Decision => Field("decision", Shown.Chosen!.IsWaiting ? AllWords.Edition.Decision : Words.ReopenQuestion, null, Shown.Typed?.Decision) with
    {
        Choices = Shown.Chosen.IsWaiting
            ? [new(ReportDecisionInput.Send, Words.Send, Words.SendHint(Shown.Chosen)), new(ReportDecisionInput.Close, Words.Close, Words.CloseHint)]
            : [new(ReportDecisionInput.Reopen, Words.Reopen)],
    };

    public Field Answer => Field("answer", Words.Answer, $"{Words.AnswerHint} {AllWords.Form.AtMost(ProblemReport.MaxAnswerLength)}", Shown.Typed?.Answer ?? "");

    /// <summary>An answer that has no field to stand in any more, so that the curator can copy it; null if there is none.</summary>
    public string? Unsent => Shown.Chosen?.IsWaiting != true && Shown.Typed?.Answer is { Length: > 0 } typed ? typed : null;

    private Field Field(string name, string label, string? hint, string? value) =>
        new(AllWords.Form, name, label, hint, value, Shown.Errors.FirstOrDefault(error => error.Field == name)?.Message);
}

/// <summary>One report on the curators' page.</summary>
public sealed record ReportPartModel(ReportsModel Page, ProblemReport Report);
