using System.ComponentModel.DataAnnotations;

namespace CollaborationManifesto.Settings;

/// <summary>
/// How many posts of the form, the check page and JSON one instance takes, and how many requests at once. Of posts each number is a token
/// bucket's: a burst, then so many a minute. A contribution through the form is two posts.
/// </summary>
public sealed class LimitSettings
{
    /// <summary>
    /// Posts that one address may send before <see cref="PerMinute"/> holds it back: a hundred people in one hall write five notes each in ten
    /// minutes, which are 1,000, and some correct an error. Half of <see cref="TotalBurst"/> is kept for other addresses.
    /// </summary>
    [Range(2, 100_000, ErrorMessage = "expected a number of posts from 2 to 100000")]
    public int Burst { get; set; } = 1_200;

    /// <summary>Posts a minute that one address may go on with: thirty contributions, as many as a full hall goes on to write.</summary>
    [Range(1, 6_000, ErrorMessage = "expected a number of posts a minute from 1 to 6000")]
    public int PerMinute { get; set; } = 60;

    /// <summary>Posts that all addresses together may send at once: several full workshops in the same minutes.</summary>
    [Range(2, 1_000_000, ErrorMessage = "expected a number of posts from 2 to 1000000")]
    public int TotalBurst { get; set; } = 1_000;

    /// <summary>
    /// Posts a minute of all addresses together. It bounds what a flood from many addresses costs in storage and mail, and
    /// 150 contributions a minute are more than any group of curators can read.
    /// </summary>
    [Range(1, 60_000, ErrorMessage = "expected a number of posts a minute from 1 to 60000")]
    public int TotalPerMinute { get; set; } = 300;

    /// <summary>Requests that one instance serves at the same time. Each may hold a body of 256 KiB in memory.</summary>
    [Range(1, 10_000, ErrorMessage = "expected a number of requests from 1 to 10000")]
    public int AtOnce { get; set; } = 100;

    /// <summary>Requests that wait for their turn beyond that; they have not been read yet, so they cost little.</summary>
    [Range(0, 100_000, ErrorMessage = "expected a number of requests from 0 to 100000")]
    public int Waiting { get; set; } = 1_000;

    /// <summary>Seconds within which a request is answered. Longer than storage needs to get over a fault, and not longer than people wait.</summary>
    [Range(1, 120, ErrorMessage = "expected a number of seconds from 1 to 120")]
    public int AnswerSeconds { get; set; } = 30;
}
