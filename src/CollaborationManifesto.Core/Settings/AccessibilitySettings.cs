using System.ComponentModel.DataAnnotations;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Settings;

/// <summary>What an organisation knows of the accessibility of its site. The statement claims nothing beyond it.</summary>
public sealed class AccessibilitySettings : IValidatableObject
{
    /// <summary>Where people write to who cannot use something; the privacy contact when it is empty.</summary>
    public string ContactEmail { get; set => field = EmailAddress.ParseSetting(value); } = "";

    /// <summary>A sentence for each audit of this site: who tested it, when, how and with what result.</summary>
    public IList<string> Audits { get; } = [];

    /// <summary>A sentence for each problem that is known: what, for whom, and by when it will be mended.</summary>
    public IList<string> KnownProblems { get; } = [];

    /// <summary>To whom to complain of our answer. Public bodies of the UK have to name the enforcement procedure here.</summary>
    public string Complaints { get; set; } = "";

    /// <summary>The day on which someone last went through the statement.</summary>
    public DateOnly? ReviewedOn { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (ContactEmail.Length > 0 && EmailAddress.TryParse(ContactEmail) is null)
            yield return new("expected the email address that people write to who cannot use something", [nameof(ContactEmail)]);
    }
}
