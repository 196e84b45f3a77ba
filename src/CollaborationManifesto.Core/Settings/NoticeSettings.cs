using System.ComponentModel.DataAnnotations;

namespace CollaborationManifesto.Settings;

/// <summary>How many emails people get (docs/adr/0007). No setting here can keep a waiting contribution out of every email.</summary>
public sealed class NoticeSettings
{
    /// <summary>
    /// Emails about single contributions that a curator gets within <see cref="BurstMinutes"/>; anything more waits for a digest. The default
    /// is one, because a second within half an hour may be the start of a workshop, and otherwise only comes a little later.
    /// </summary>
    [Range(1, 1_000, ErrorMessage = "expected a number of mails from 1 to 1000")]
    public int BurstMails { get; set; } = 1;

    /// <summary>
    /// Minutes over which single emails are counted, and minutes without anything new after which a burst is over. Half an hour is longer
    /// than a round of writing in one room, so a round gives one email and one digest.
    /// </summary>
    [Range(1, 240, ErrorMessage = "expected a number of minutes from 1 to 240")]
    public int BurstMinutes { get; set; } = 30;

    /// <summary>
    /// Minutes between digests, and the longest that something waits for one while more keeps coming. After an hour most workshops are over,
    /// and during a longer one curators can still decide.
    /// </summary>
    [Range(1, 1_440, ErrorMessage = "expected a number of minutes from 1 to 1440")]
    public int DigestMinutes { get; set; } = 60;

    /// <summary>
    /// Emails that anyone gets in an hour. With the defaults above a curator gets two single ones and a digest. Twice that leaves room for
    /// links that they ask for; more would be a fault or an attack.
    /// </summary>
    [Range(1, 1_000, ErrorMessage = "expected a number of mails from 1 to 1000")]
    public int MailsPerHour { get; set; } = 6;

    /// <summary>Days after the email when a curator is reminded, once, of what is still waiting. Three days allow for a weekend.</summary>
    [Range(1, 90, ErrorMessage = "expected a number of days from 1 to 90")]
    public int ReminderDays { get; set; } = 3;
}
