using System.Globalization;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Cli;

/// <summary>Poison messages for the screen and for scripts. Shows nothing that a person typed.</summary>
internal static class PoisonLines
{
    public static object Shown(PoisonMessage message, DateTimeOffset now) => new
    {
        message.Id,
        message.Queue,
        Contribution = message.Change?.Id,
        message.FirstQueued,
        PoisonSince = message.Since,
        AgeMinutes = Minutes(message, now),
        message.ExpiresAt,
        message.Change?.Replays,
        MailPutOff = message.Change?.Attempt,
        message.IsReadable,
    };

    public static object Shown(PoisonExplanation explanation, DateTimeOffset now) => new
    {
        message = Shown(explanation.Message, now),
        contribution = explanation.Contribution is { } row ? new { Id = row.Id.ToString(), row.Id.Reference, row.State, row.Revision, row.ContentVersion } : null,
        changeIsWritten = explanation.Effect == ReplayEffect.Handles,
        replay = explanation.Effect,
    };

    public static string Describe(PoisonMessage message, DateTimeOffset now) => string.Create(
        CultureInfo.InvariantCulture,
        $"  {message.Id}  {message.Queue}  {About(message)}  poison for {Plural.Format(Minutes(message, now), "minute", "minutes")}{(message.ExpiresAt is { } end ? $", deleted by storage on {end:u}" : "")}");

    public static IEnumerable<string> Describe(PoisonExplanation explanation, DateTimeOffset now)
    {
        yield return Describe(explanation.Message, now).Trim();
        if (explanation.Message.Change is not null)
            yield return explanation.Contribution is { } row
                ? string.Create(CultureInfo.InvariantCulture, $"Contribution {row.Id.Reference} is {row.State}, revision {row.Revision}. The change {(explanation.Effect == ReplayEffect.Handles ? "is" : "is not")} in its history.")
                : "There is no such contribution.";
        yield return explanation.Effect switch
        {
            ReplayEffect.Nothing => "It is no message of this program, and is not put back. 'manifesto poison drop' deletes it.",
            ReplayEffect.Handles => "A replay does what is missing on site and desk, and sends the emails that have not gone.",
            ReplayEffect.WaitsForRow => "A replay waits until the change is written, or drops the message when it is too old.",
            ReplayEffect.Drops => "A replay drops it: the change was never written, so nothing is missing.",
            ReplayEffect.MailsDeskLink => "A replay emails a link to the desk, which nobody may wait for any more.",
            ReplayEffect.HandlesEdition => "A replay emails the curators who have to confirm the edition, or publishes it if it is named.",
            ReplayEffect.ContinuesImport => "A replay does what is left of the import of a workshop's notes, or drops the message if nothing is.",
            ReplayEffect.ContinuesSession => "A replay emails the people who lead the workshop, or brings its notes to the curators, or drops the message if nothing is left to do.",
            ReplayEffect.HandlesReport => "A replay sends the emails about the problem report that have not gone, or deletes it if it was removed.",
            ReplayEffect.HandlesSignature => "A replay sends the emails about the signature that have not gone, and has the site published again.",
            var other => throw new InvalidOperationException($"{other} is no effect."),
        };
    }

    private static string About(PoisonMessage message) => message switch
    {
        { IsReadable: false } => "cannot be read",
        { Edition: { } edition } => string.Create(CultureInfo.InvariantCulture, $"edition {edition}, first queued {message.FirstQueued:u}"),
        { Import: { } import } => string.Create(CultureInfo.InvariantCulture, $"import {import}, first queued {message.FirstQueued:u}"),
        { Session: { } session } => string.Create(CultureInfo.InvariantCulture, $"workshop {session}, first queued {message.FirstQueued:u}"),
        { Report: { } report } => string.Create(CultureInfo.InvariantCulture, $"problem report {report}, first queued {message.FirstQueued:u}"),
        { Signature: { } signature } => string.Create(CultureInfo.InvariantCulture, $"signature {signature}, first queued {message.FirstQueued:u}"),
        { Change: null } => string.Create(CultureInfo.InvariantCulture, $"a link to the desk, first queued {message.FirstQueued:u}"),
        { Change: { } change } => string.Create(CultureInfo.InvariantCulture, $"contribution {change.ContributionId.Reference}, first queued {message.FirstQueued:u}, replayed {Plural.Format(change.Replays, "time", "times")}"),
    };

    private static int Minutes(PoisonMessage message, DateTimeOffset now) => (int)(now - message.Since).TotalMinutes;
}
