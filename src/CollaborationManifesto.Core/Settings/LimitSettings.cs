using System.ComponentModel.DataAnnotations;

namespace CollaborationManifesto.Settings;

/// <summary>
/// How many posts one instance accepts, and how many requests at once. Posts are those of the form, the check page and JSON; a contribution
/// through the form takes two. Their limits are token buckets: a burst, then a number per minute.
/// </summary>
public sealed class LimitSettings
{
    /// <summary>
    /// Posts that one address may send before <see cref="PerMinute"/> applies. A hundred people in one hall who write five notes each in ten
    /// minutes send 1,000 posts, and some correct an error. Half of <see cref="TotalBurst"/> is kept for other addresses.
    /// </summary>
    [Range(2, 100_000, ErrorMessage = "expected a number of posts from 2 to 100000")]
    public int Burst { get; set; } = 1_200;

    /// <summary>Posts per minute from one address after its burst: thirty contributions, about what a full hall keeps writing.</summary>
    [Range(1, 6_000, ErrorMessage = "expected a number of posts a minute from 1 to 6000")]
    public int PerMinute { get; set; } = 60;

    /// <summary>Posts that all addresses together may send at once: several full workshops at the same time.</summary>
    [Range(2, 1_000_000, ErrorMessage = "expected a number of posts from 2 to 1000000")]
    public int TotalBurst { get; set; } = 1_000;

    /// <summary>
    /// Posts per minute from all addresses together. Limits what a flood from many addresses costs in storage and email. 150 contributions
    /// per minute are more than any group of curators can read.
    /// </summary>
    [Range(1, 60_000, ErrorMessage = "expected a number of posts a minute from 1 to 60000")]
    public int TotalPerMinute { get; set; } = 300;

    /// <summary>Requests that one instance handles at the same time. Each may hold a body of 256 KiB in memory.</summary>
    [Range(1, 10_000, ErrorMessage = "expected a number of requests from 1 to 10000")]
    public int AtOnce { get; set; } = 100;

    /// <summary>Further requests that wait for their turn. They cost little, because they have not been read yet.</summary>
    [Range(0, 100_000, ErrorMessage = "expected a number of requests from 0 to 100000")]
    public int Waiting { get; set; } = 1_000;

    /// <summary>
    /// Seconds in which a request must be answered: long enough for storage to recover from a fault, and no longer than people wait.
    /// </summary>
    [Range(1, 120, ErrorMessage = "expected a number of seconds from 1 to 120")]
    public int AnswerSeconds { get; set; } = 30;
}
