using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;

namespace CollaborationManifesto.Settings;

/// <summary>Limits of what is taken in. Lengths count what a reader sees as one character (grapheme clusters, UAX #29).</summary>
public sealed class IntakeSettings : IValidatableObject
{
    /// <summary>Closed, only holders of the invitation link can contribute: the first phase, when curators make sense of a workshop.</summary>
    public bool Open { get; set; } = true;

    /// <summary>
    /// The secret part of the invitation link, <c>/api/contributions/new?invitation=…</c>. At least 16 characters cannot be guessed;
    /// another value makes the old link worthless. Empty means that nobody is invited.
    /// </summary>
    public string Invitation { get; set; } = "";

    /// <summary>A title is a headline: it must fit one line of an email's subject and two lines of a phone.</summary>
    [Range(10, 200, ErrorMessage = "expected a number of characters from 10 to 200")]
    public int TitleMaxLength { get; set; } = 120;

    /// <summary>About 800 words, two printed pages.</summary>
    [Range(200, 10_000, ErrorMessage = "expected a number of characters from 200 to 10000")]
    public int TextMaxLength { get; set; } = 5_000;

    /// <summary>For a person's or an organisation's name.</summary>
    [Range(20, 200, ErrorMessage = "expected a number of characters from 20 to 200")]
    public int NameMaxLength { get; set; } = 100;

    /// <summary>
    /// Machines before the app that say truly who connected to them: Azure's front end, and a gateway of one's own before it that nobody
    /// can go around. Too high a number believes what clients claim; 0 believes the connection alone.
    /// </summary>
    [Range(0, 5, ErrorMessage = "expected a number of machines from 0 to 5")]
    public int TrustedHops { get; set; } = 1;

    /// <summary>
    /// Seconds that a person needs at least to read what they wrote on the check page and find its button. What is sent faster is
    /// flagged; 0 flags nothing.
    /// </summary>
    [Range(0, 60, ErrorMessage = "expected a number of seconds from 0 to 60")]
    public int MinSeconds { get; set; } = 3;

    public bool Admits(string? invitation) => Open || (Invitation.Length > 0 && invitation is not null && CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(invitation), Encoding.UTF8.GetBytes(Invitation)));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Invitation.Length is > 0 and < 16)
            yield return new("expected nothing, or at least 16 characters that nobody can guess", [nameof(Invitation)]);
    }
}
