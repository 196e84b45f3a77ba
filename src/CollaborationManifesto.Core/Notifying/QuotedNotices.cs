using System.Collections.Immutable;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Notifying;

/// <summary>Tells curators when something whose words they use in a principle or in the note of a theme is withdrawn, or erased by its writer.</summary>
public sealed class QuotedNotices(DraftedPrinciples drafted, ThemeRegister themes, CuratorRegister curators, Outbox outbox, QuotedMail mails)
{
    /// <summary>Not to those who want no emails. Only what was in a theme is offered to be quoted.</summary>
    /// <returns>False if some must be tried again.</returns>
    public async Task<bool> SendAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        if (contribution.Place is null || Loss.Of(contribution) is not { } loss)
            return true;
        var principles = await drafted.AllAsync(cancellationToken).Where(principle => TextsOf(principle).Any(text => IsQuotedIn(text, contribution))).Select(principle => principle.Title).ToListAsync(cancellationToken);
        var notes = (await themes.AllAsync(cancellationToken)).Select(read => read.Value)
            .Where(theme => IsQuotedIn(theme.Note, contribution) || IsQuotedIn(theme.Published?.Note ?? "", contribution)).Select(theme => theme.Name).ToList();
        if (principles.Count + notes.Count == 0)
            return true;
        var sent = await Task.WhenAll((await curators.AllAsync(cancellationToken)).Where(curator => curator.EmailPreference != EmailPreference.Paused).Select(curator =>
            outbox.SendOnceAsync(curator.Id, Addressee.For(curator), loss.Name, () => mails.ForAsync(contribution, loss, principles, notes, curator), cancellationToken)));
        return Array.TrueForAll(sent, isDone => isDone);
    }

    private static bool IsQuotedIn(string text, Contribution contribution) => new[] { contribution.Wording, contribution.Earlier?.Wording }.OfType<Wording>()
        .Any(wording => Quotation.IsIn(text, wording.Title) || Quotation.IsIn(text, wording.Text));

    private static ImmutableArray<string> TextsOf(Contribution principle) =>
        [.. new[] { principle.Wording, principle.Proposal?.Wording }.OfType<Wording>().SelectMany(wording => new[] { wording.Title, wording.Text, wording.Importance ?? "", wording.Meaning ?? "" })];
}

/// <summary>What happened to something that may be quoted.</summary>
/// <param name="Name">Of the email, which each curator gets once.</param>
public sealed record Loss(string Name, bool IsErased)
{
    /// <summary>Null if nothing did. If both happened, the later one counts.</summary>
    public static Loss? Of(Contribution contribution) =>
        contribution.History.LastOrDefault(entry => entry.Action is HistoryAction.Withdrawn or HistoryAction.PersonalDataErased) is not { } entry ? null
        : entry.Action == HistoryAction.Withdrawn ? new($"quoted-withdrawn-{contribution.Id}", IsErased: false)
        : new($"quoted-erased-{contribution.Id}", IsErased: true);
}
