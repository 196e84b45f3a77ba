using System.ComponentModel.DataAnnotations;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Settings;

/// <summary>How email is sent, through SendGrid's Web API v3.</summary>
public sealed class MailSettings : IValidatableObject
{
    /// <summary>SendGrid's API key, with the permission "Mail Send".</summary>
    public string SendGridKey { get; set; } = "";

    /// <summary>Origin of the API: <c>https://api.sendgrid.com</c>, or <c>https://api.eu.sendgrid.com</c> for a subuser in the EU.</summary>
    public string Host { get; set; } = "https://api.sendgrid.com";

    /// <summary>The address that email comes from; its domain must be authenticated at SendGrid.</summary>
    public string From { get; set => field = EmailAddress.ParseSetting(value); } = "";

    /// <summary>
    /// Emails per day that ask one address to confirm contributions. Each asks about all unconfirmed ones. More than a few would let someone
    /// pester a stranger.
    /// </summary>
    [Range(1, 20, ErrorMessage = "expected a number of mails from 1 to 20")]
    public int QuestionsPerAddressAndDay { get; set; } = 3;

    /// <summary>
    /// Emails per day that ask signatories whether they sign a new edition. They go out hourly, a part each time, so that they leave room in the email
    /// provider's limits for everything else.
    /// </summary>
    [Range(24, 100_000, ErrorMessage = "expected a number of mails from 24 to 100000")]
    public int SignatoryEmailsPerDay { get; set; } = 1_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(SendGridKey))
            yield return new("expected SendGrid's API key", [nameof(SendGridKey)]);
        if (!SiteSettings.IsOrigin(Host))
            yield return new("expected an address such as https://api.sendgrid.com, without a path or a slash at the end", [nameof(Host)]);
        if (EmailAddress.TryParse(From) is null)
            yield return new("expected the email address that mail comes from", [nameof(From)]);
    }
}
