using System.ComponentModel.DataAnnotations;

namespace CollaborationManifesto.Settings;

/// <summary>How much mail people get (docs/adr/0007). Whatever is set here, nothing that waits is left out of every mail.</summary>
public sealed class NoticeSettings
{
    /// <summary>
    /// Mails about single contributions that a curator gets within <see cref="BurstMinutes"/>; what comes beyond them waits for a digest.
    /// One, because a second within half an hour may be the beginning of a workshop; if it is not, it only comes a little later.
    /// </summary>
    [Range(1, 1_000, ErrorMessage = "expected a number of mails from 1 to 1000")]
    public int BurstMails { get; set; } = 1;

    /// <summary>
    /// Minutes that the mails of a burst are counted in, and without anything new until it is over. Half an hour is longer than a round of
    /// writing in one room, so a round is one mail and one digest.
    /// </summary>
    [Range(1, 240, ErrorMessage = "expected a number of minutes from 1 to 240")]
    public int BurstMinutes { get; set; } = 30;

    /// <summary>
    /// Minutes from one digest to the next, and the longest that something waits for one while more keeps coming. An hour, because a
    /// workshop is mostly over by then, and whoever wants to decide during a longer one still can.
    /// </summary>
    [Range(1, 1_440, ErrorMessage = "expected a number of minutes from 1 to 1440")]
    public int DigestMinutes { get; set; } = 60;

    /// <summary>
    /// Mails that anyone gets in an hour. By the defaults above a curator gets two single ones and a digest; twice that leaves room for
    /// links that they ask for, and more would be a fault or an attack.
    /// </summary>
    [Range(1, 1_000, ErrorMessage = "expected a number of mails from 1 to 1000")]
    public int MailsPerHour { get; set; } = 6;

    /// <summary>Days after its mail that a curator is reminded, once, of what still waits. Three leave room for a weekend.</summary>
    [Range(1, 90, ErrorMessage = "expected a number of days from 1 to 90")]
    public int ReminderDays { get; set; } = 3;
}
