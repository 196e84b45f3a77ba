using System.ComponentModel.DataAnnotations;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Settings;

/// <summary>What an organisation knows about the accessibility of its site. The accessibility statement claims nothing else.</summary>
public sealed class AccessibilitySettings : IValidatableObject
{
    /// <summary>Where people who cannot use something write to; if empty, the privacy contact.</summary>
    public string ContactEmail { get; set => field = EmailAddress.ParseSetting(value); } = "";

    /// <summary>One sentence per audit of this site: who tested it, when, how and with what result.</summary>
    public IList<string> Audits { get; } = [];

    /// <summary>One sentence per known problem: what it is, whom it affects and when it will be fixed.</summary>
    public IList<string> KnownProblems { get; } = [];

    /// <summary>Where to complain if our answer is not good enough. UK public bodies must name the enforcement procedure here.</summary>
    public string Complaints { get; set; } = "";

    /// <summary>The day on which someone last reviewed the statement.</summary>
    public DateOnly? ReviewedOn { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ContactEmail.Length > 0 && EmailAddress.TryParse(ContactEmail) is null)
            yield return new("expected the email address that people write to who cannot use something", [nameof(ContactEmail)]);
    }
}
