using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Contributing;

/// <summary>Lets in who may contribute now: everyone while the form is open, and holders of an invitation at any time.</summary>
public sealed class ContributionGate(IOptions<IntakeSettings> intake, Refusals refusals, AllWords words)
{
    /// <summary>Null for who is let in.</summary>
    public async Task<IResult?> RefuseAsync(HttpRequest request, string? invitation) =>
        intake.Value.Admits(invitation)
            ? null
            : await refusals.RefuseAsync(request, StatusCodes.Status403Forbidden, words.Refusals.Closed, refusals.Site);

    /// <summary>Null for who is let in with fields that are all known.</summary>
    public async Task<IResult?> RefuseAsync(HttpRequest request, ContributionInput input) =>
        await RefuseAsync(request, input.Submission.Invitation)
            ?? (input.UnknownFields.Count > 0 ? refusals.Invalid(input.UnknownFields.Select(field => new FieldError(field, words.Refusals.FieldUnknown))) : null);
}

/// <summary>What the form, the page "check what you wrote" or a program posted.</summary>
/// <param name="Token">Of the check page; null from a program, which has none.</param>
/// <param name="WantsChange">A "change" button was pressed and not "send".</param>
/// <param name="UnknownFields">What a program named otherwise than a contribution's fields are named: without a word it would be lost.</param>
public sealed record ContributionInput(Submission Submission, string? Token, bool WantsChange, bool IsJson, IReadOnlyList<string> UnknownFields)
{
    public static ContributionInput From(PostedForm form)
    {
        var submission = Submission.From(name => form[name]);
        if (form.IsJson)
            return new(submission, null, WantsChange: false, IsJson: true, form.Unknown);
        var change = form["change"];
        // Who changes kind or principle needs the form that asks for them, wherever they began.
        var typed = change is "kind" or "principle" or "barrier" ? submission with { Fixed = null } : submission;
        return new(typed, form["token"], change is not null, IsJson: false, []);
    }
}
