using System.Collections.Immutable;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Notifying;

/// <summary>Tells curators when something whose words they use in a principle or in the note of a theme is withdrawn, or erased by its writer.</summary>
public sealed class QuotedNotices(DraftedPrinciples drafted, ThemeRegister themes, CuratorRegister curators, Outbox outbox, QuotedMail mails, TimeProvider clock)
{
    /// <summary>Longer than a message can wait. A later change of the same contribution is no news of this.</summary>
    private static readonly TimeSpan Recently = TimeSpan.FromDays(7);

    /// <summary>Not to those who want no emails. Only what was in a theme is offered to be quoted.</summary>
    /// <returns>False if some must be tried again.</returns>
    public async Task<bool> SendAsync(Contribution contribution, CancellationToken cancellationToken)
    {
        // A part of a split was in a theme as part of the whole.
        if (contribution is { Place: null, Whole: null } || WordsLost.In(contribution) is not { } lost || clock.GetUtcNow() - lost.At > Recently)
            return true;
        var principles = await drafted.AllAsync(cancellationToken).Where(principle => TextsOf(principle).Any(text => IsQuotedIn(text, contribution))).Select(principle => new DraftedPrinciple(principle.Id, principle.Title)).ToListAsync(cancellationToken);
        var notes = (await themes.AllAsync(cancellationToken)).Select(read => read.Value)
            .Where(theme => IsQuotedIn(theme.Note, contribution) || IsQuotedIn(theme.Published?.Note ?? "", contribution)).ToList();
        if (principles.Count + notes.Count == 0)
            return true;
        var sent = await Task.WhenAll((await curators.AllAsync(cancellationToken)).Where(curator => curator.EmailPreference != EmailPreference.Paused).Select(curator =>
            outbox.SendOnceAsync(curator.Id, Addressee.For(curator), lost.Name, () => mails.ForAsync(contribution, lost, principles, notes, curator), cancellationToken)));
        return Array.TrueForAll(sent, isDone => isDone);
    }

    private static bool IsQuotedIn(string text, Contribution contribution) => new[] { contribution.Wording, contribution.Earlier?.Wording }.OfType<Wording>()
        .Any(wording => Quotation.IsIn(text, wording.Title) || Quotation.IsIn(text, wording.Text));

    private static ImmutableArray<string> TextsOf(Contribution principle) =>
        [.. new[] { principle.Wording, principle.Proposal?.Wording }.OfType<Wording>().SelectMany(wording => new[] { wording.Title, wording.Text, wording.Importance ?? "", wording.Meaning ?? "" })];
}

/// <summary>Someone withdrew what they had sent, or had their data erased.</summary>
/// <param name="Name">Of the email, which each curator gets once.</param>
public sealed record WordsLost(string Name, bool IsErased, DateTimeOffset At)
{
    /// <summary>Null if neither happened. If both did, the later one counts.</summary>
    public static WordsLost? In(Contribution contribution) =>
        contribution.History.LastOrDefault(entry => entry.Action is HistoryAction.Withdrawn or HistoryAction.PersonalDataErased) is not { } entry ? null
        : entry.Action == HistoryAction.Withdrawn ? new($"quoted-withdrawn-{contribution.Id}", IsErased: false, entry.At)
        : new($"quoted-erased-{contribution.Id}", IsErased: true, entry.At);
}
