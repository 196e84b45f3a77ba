using System.ComponentModel.DataAnnotations;
using System.Security.Cryptography;
using System.Text;

namespace CollaborationManifesto.Settings;

/// <summary>Limits on contributions. Lengths count what a reader sees as one character (grapheme clusters, UAX #29).</summary>
public sealed class IntakeSettings : IValidatableObject
{
    /// <summary>If false, only people with the invitation link can contribute, for example while curators sort the notes of a workshop.</summary>
    public bool Open { get; set; } = true;

    /// <summary>
    /// Secret part of the invitation link <c>/api/contributions/new?invitation=…</c>: at least 16 characters, so that nobody can guess it. A
    /// new value makes old links stop working. Empty means that nobody is invited.
    /// </summary>
    public string Invitation { get; set; } = "";

    /// <summary>Characters. A title must fit an email's subject line and two lines on a phone.</summary>
    [Range(10, 200, ErrorMessage = "expected a number of characters from 10 to 200")]
    public int TitleMaxLength { get; set; } = 120;

    /// <summary>Characters: about 800 words, two printed pages.</summary>
    [Range(200, 10_000, ErrorMessage = "expected a number of characters from 200 to 10000")]
    public int TextMaxLength { get; set; } = 5_000;

    /// <summary>Characters of a person's or an organisation's name.</summary>
    [Range(20, 200, ErrorMessage = "expected a number of characters from 20 to 200")]
    public int NameMaxLength { get; set; } = 100;

    /// <summary>
    /// Machines in front of the app that report truthfully who connected to them: Azure's front end, and your own gateway if nobody can
    /// bypass it. If set too high, the app believes what clients claim; with 0 it only uses the address of the connection.
    /// </summary>
    [Range(0, 5, ErrorMessage = "expected a number of machines from 0 to 5")]
    public int TrustedHops { get; set; } = 1;

    /// <summary>
    /// Seconds that a person needs at least to read the check page and find its button. Anything sent faster is flagged; 0 flags nothing.
    /// </summary>
    [Range(0, 60, ErrorMessage = "expected a number of seconds from 0 to 60")]
    public int MinSeconds { get; set; } = 3;

    public bool AllowsSubmission(string? invitation) => Open || (Invitation.Length > 0 && invitation is not null && CryptographicOperations.FixedTimeEquals(
        Encoding.UTF8.GetBytes(invitation), Encoding.UTF8.GetBytes(Invitation)));

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Invitation.Length is > 0 and < 16)
            yield return new("expected nothing, or at least 16 characters that nobody can guess", [nameof(Invitation)]);
    }
}
