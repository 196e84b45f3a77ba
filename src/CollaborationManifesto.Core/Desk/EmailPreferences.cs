using System.Collections.Immutable;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

/// <summary>A curator chooses what they are mailed, through a link of their own in each of their mails.</summary>
public sealed class EmailPreferences(CuratorRegister curators, LinkTokens tokens, AllWords words)
{
    /// <summary>Reads; it changes nothing, because mail scanners open links.</summary>
    public async Task<EmailPreferenceOutcome> OpenAsync(string? token, CancellationToken cancellationToken) => await ShowAsync(token, [], cancellationToken);

    public async Task<EmailPreferenceOutcome> ChooseAsync(EmailPreferenceInput form, CancellationToken cancellationToken)
    {
        if (tokens.ReadEmailPreference(form.Token) is not { } curator)
            return new EmailPreferenceOutcome.UnknownLink();
        // Enum.TryParse would take numbers as well.
        if (!Enum.GetNames<EmailPreference>().Contains(form.Mails))
            return await ShowAsync(form.Token, [new("mails", words.EmailPreference.Missing)], cancellationToken);
        if (!await curators.SetEmailPreferenceAsync(curator, Enum.Parse<EmailPreference>(form.Mails!), cancellationToken))
            return new EmailPreferenceOutcome.NoLongerCurator();
        return form.OneClick ? new EmailPreferenceOutcome.Unsubscribed() : new EmailPreferenceOutcome.Chosen(form.Token!);
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
