using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Desk;

/// <summary>Lets curators choose which emails they get, through their own link in each email.</summary>
public sealed class EmailPreferences(CuratorRegister curators, LinkTokens tokens, AllWords words)
{
    /// <summary>Changes nothing, because email scanners open links.</summary>
    public async Task<EmailPreferenceOutcome> OpenAsync(string? token, CancellationToken cancellationToken) =>
        string.IsNullOrEmpty(token) ? new EmailPreferenceOutcome.Reopened() : await ShowAsync(token, [], cancellationToken);

    public async Task<EmailPreferenceOutcome> ChooseAsync(EmailPreferenceInput form, CancellationToken cancellationToken)
    {
        if (tokens.ReadEmailPreference(form.Token) is not { } curator)
            return new EmailPreferenceOutcome.UnknownLink();
        // Enum.TryParse would also accept numbers.
        if (!Enum.GetNames<EmailPreference>().Contains(form.Mails))
            return await ShowAsync(form.Token, [new("mails", words.EmailPreference.Missing)], cancellationToken);
        if (!await curators.SetEmailPreferenceAsync(curator, Enum.Parse<EmailPreference>(form.Mails!), cancellationToken))
            return new EmailPreferenceOutcome.NoLongerCurator();
        if (form.OneClick)
            return new EmailPreferenceOutcome.Unsubscribed();
        var outcome = await ShowAsync(form.Token, [], cancellationToken);
        return outcome is EmailPreferenceOutcome.Shown shown ? shown with { Saved = true } : outcome;
    }

    private async Task<EmailPreferenceOutcome> ShowAsync(string? token, ImmutableArray<FieldError> errors, CancellationToken cancellationToken)
    {
        if (tokens.ReadEmailPreference(token) is not { } id)
            return new EmailPreferenceOutcome.UnknownLink();
        return await curators.FindAsync(id, cancellationToken) is { } curator
            ? new EmailPreferenceOutcome.Shown(curator, token!, errors)
            : new EmailPreferenceOutcome.NoLongerCurator();
    }
}

/// <summary>The choice of emails that a curator, or their email program, posted.</summary>
/// <param name="Mails">The name of an <see cref="EmailPreference"/>; anything else if nothing was chosen.</param>
/// <param name="OneClick">True if an email program posted it, so nobody sees a page.</param>
public sealed record EmailPreferenceInput(string? Token, string? Mails, bool OneClick = false)
{
    public static EmailPreferenceInput From(PostedForm form) => new(form["token"], form["mails"]);

    /// <summary>One click pauses emails: someone who unsubscribes wants none, and would report a daily digest as spam.</summary>
    public static EmailPreferenceInput FromHeader(string token, bool unsubscribes) => new(token, unsubscribes ? nameof(EmailPreference.Paused) : null, OneClick: true);
}

public abstract record EmailPreferenceOutcome
{
    public sealed record Shown(Curator Curator, string Token, ImmutableArray<FieldError> Errors) : EmailPreferenceOutcome
    {
        /// <summary>The post that this answers saved the choice.</summary>
        public bool Saved { get; init; }
    }

    /// <summary>With one click in an email program.</summary>
    public sealed record Unsubscribed : EmailPreferenceOutcome;

    public sealed record UnknownLink : EmailPreferenceOutcome;

    /// <summary>A browser opened a tab again whose page was the answer to a post.</summary>
    public sealed record Reopened : EmailPreferenceOutcome;

    public sealed record NoLongerCurator : EmailPreferenceOutcome;
}

/// <summary>HTTP answers to a curator's browser or email program about their choice of emails.</summary>
public sealed class EmailPreferenceResponses(PrivatePages pages, AllWords words, Refusals refusals)
{
    public Task<IResult> ForAsync(EmailPreferenceOutcome outcome, HttpRequest request) => outcome switch
    {
        EmailPreferenceOutcome.Shown shown => PageAsync(shown),
        EmailPreferenceOutcome.Unsubscribed => refusals.SayAsync(StatusCodes.Status200OK, words.EmailPreference.Unsubscribed, refusals.Site),
        EmailPreferenceOutcome.NoLongerCurator => refusals.RefuseAsync(request, StatusCodes.Status403Forbidden, words.Refusals.NoLongerCurator, refusals.Site),
        EmailPreferenceOutcome.Reopened => refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Refusals.LinkFormReopened, refusals.Desk),
        EmailPreferenceOutcome.UnknownLink => refusals.RefuseAsync(request, StatusCodes.Status404NotFound, words.Refusals.UnknownReview, refusals.Site),
        _ => throw new UnreachableException($"No answer for {outcome.GetType().Name}."),
    };

    private Task<IResult> PageAsync(EmailPreferenceOutcome.Shown shown) => pages.RenderAsync(
        EmailPreferencesPage.Create(new(pages.Frame(shown.Saved ? words.EmailPreference.Saved : words.EmailPreference.Heading, shown.Errors), words, shown)), shown.Errors);
}
