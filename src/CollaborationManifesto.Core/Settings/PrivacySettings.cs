using System.ComponentModel.DataAnnotations;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Settings;

/// <summary>Who is responsible for personal data and how long it is kept. The privacy notice is made from this.</summary>
public sealed class PrivacySettings : IValidatableObject
{
    /// <summary>The controller as defined in UK GDPR, Article 4(7): usually the organisation that runs this.</summary>
    public string Controller { get; set; } = "";

    /// <summary>Where people can write to about their data.</summary>
    public string ContactEmail { get; set => field = EmailAddress.ParseSetting(value); } = "";

    /// <summary>Days that an email address is kept after the decision: long enough to tell the person and for them to reply.</summary>
    [Range(1, 730, ErrorMessage = "expected a number of days from 1 to 730")]
    public int AddressDays { get; set; } = 90;

    /// <summary>
    /// Days that declined and withdrawn contributions are kept, and those merged into one of them: long enough to answer a complaint and to
    /// count reasons.
    /// </summary>
    [Range(1, 1_825, ErrorMessage = "expected a number of days from 1 to 1825")]
    public int ClosedDays { get; set; } = 365;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(Controller))
            yield return new("expected the name of the organisation that answers for the personal data", [nameof(Controller)]);
        if (EmailAddress.TryParse(ContactEmail) is null)
            yield return new("expected the email address that people write to about their data", [nameof(ContactEmail)]);
    }
}
