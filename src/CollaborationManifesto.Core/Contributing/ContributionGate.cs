using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Contributing;

/// <summary>Decides who may contribute now: everyone while the form is open, and holders of an invitation at any time.</summary>
public sealed class ContributionGate(IOptions<IntakeSettings> intake, Refusals refusals, AllWords words)
{
    /// <summary>Returns null if they may contribute.</summary>
    public async Task<IResult?> RefuseAsync(HttpRequest request, string? invitation) =>
        intake.Value.AllowsSubmission(invitation)
            ? null
            : await refusals.RefuseAsync(request, StatusCodes.Status403Forbidden, words.Refusals.Closed, refusals.Site);

    /// <summary>Returns null if they may contribute and all fields are known.</summary>
    public async Task<IResult?> RefuseAsync(HttpRequest request, ContributionInput input) =>
        await RefuseAsync(request, input.Submission.Invitation)
            ?? (input.UnknownFields.Count > 0 ? refusals.Invalid(input.UnknownFields.Select(field => new FieldError(field, words.Refusals.FieldUnknown))) : null);
}

/// <summary>What the form, the page "check what you wrote" or a program posted.</summary>
/// <param name="Token">The check page's token; null from the form or a program.</param>
/// <param name="WantsChange">True if a "change" button was pressed, not "send".</param>
/// <param name="UnknownFields">A program's fields that contributions do not have. To ignore them would lose what they hold.</param>
public sealed record ContributionInput(Submission Submission, string? Token, bool WantsChange, bool IsJson, IReadOnlyList<string> UnknownFields)
{
    public static ContributionInput From(PostedForm form)
    {
        var submission = Submission.From(name => form[name]);
        if (form.IsJson)
            return new(submission, null, WantsChange: false, IsJson: true, form.Unknown);
        var change = form["change"];
        if (AddedTo.Parse(form["add"]) is { } item)
            return new(item.Of(submission), form["token"], WantsChange: true, IsJson: false, []);
        // To change these, people need the form that asks for them, even if they began on the form of one principle.
        var typed = change is "kind" or "principle" or "barrier" ? submission with { Fixed = null } : submission;
        return new(typed, form["token"], change is not null, IsJson: false, []);
    }
}
