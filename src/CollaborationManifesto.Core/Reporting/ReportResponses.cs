using System.Diagnostics;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Reporting;

/// <summary>HTTP answers about problem reports. People who may not enter the curators' page get the desk's answers.</summary>
public sealed class ReportResponses(PrivatePages pages, AllWords words, Refusals refusals, DeskResponses desk, IOptions<SiteSettings> site, IOptions<PrivacySettings> privacy)
{
    public Task<IResult> ForAsync(ReportOutcome outcome, HttpRequest request) => outcome switch
    {
        ReportOutcome.Form(var typed, var token, var errors) => pages.RenderAsync(ReportFormPage.Create(new(pages.Frame(words.Report.Heading, errors), words, typed, token, errors)), errors),
        ReportOutcome.Closed => refusals.RefuseAsync(request, StatusCodes.Status403Forbidden, words.Report.FormClosed(privacy.Value.ContactEmail), refusals.Site),
        ReportOutcome.Accepted(var token) => Task.FromResult<IResult>(new SeeOther(site.Value.Link("problems/status", token))),
        ReportOutcome.Own(var report, var token, var errors) => pages.RenderAsync(
            OwnReportPage.Create(new(pages.Frame(words.Report.StateOf(report), errors), words, report, privacy.Value, token, errors)), errors),
        ReportOutcome.Removed => refusals.SayAsync(StatusCodes.Status200OK, words.Report.Removed, refusals.Site),
        ReportOutcome.AskedAddress(var report, var token, var errors) => pages.RenderAsync(
            ReportAddressPage.Create(new(pages.Frame(words.Address.Heading, errors), words, report, token, errors)), errors),
        ReportOutcome.AnsweredAddress(var confirmed) => refusals.SayAsync(StatusCodes.Status200OK, confirmed ? words.Report.AddressConfirmed : words.Address.Removed, refusals.Site),
        ReportOutcome.UnknownLink => refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Report.UnknownLink, refusals.Site),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    public Task<IResult> ForAsync(DeskOutcome outcome, HttpRequest request) => outcome is ReportsShown shown
        ? pages.RenderAsync(
            ReportsPage.Create(new(pages.Frame(shown.Done?.Heading ?? words.Report.DeskHeading, shown.Errors), words, shown, privacy.Value, ContributionId.New().ToString())), shown.Errors)
        : desk.ForAsync(outcome, request);
}
