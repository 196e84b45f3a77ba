using System.ComponentModel.DataAnnotations;
using System.Text.RegularExpressions;

namespace CollaborationManifesto.Settings;

/// <summary>
/// Names of everything in storage. They are at the top level of the configuration because the Functions host resolves
/// <c>%ContributionsQueue%</c> in triggers from the application setting of exactly that name.
/// </summary>
public sealed partial class StorageSettings : IValidatableObject
{
    public string ContributionsTable { get; set; } = "contributions";

    public string ManifestoTable { get; set; } = "manifesto";

    public string MailTable { get; set; } = "mail";

    public string CuratorsTable { get; set; } = "curators";

    public string EditionsTable { get; set; } = "editions";

    public string WorkshopsTable { get; set; } = "workshops";

    public string ThemesTable { get; set; } = "themes";

    public string ReportsTable { get; set; } = "reports";

    public string SignaturesTable { get; set; } = "signatures";

    public string ContributionsQueue { get; set; } = "contributions";

    /// <summary>The queue of requests for a link to the desk, of editions, of imports, of live sessions, of problem reports and of signatures.</summary>
    public string DeskQueue { get; set; } = "desk";

    /// <summary>The container of the static website, which Azure names <c>$web</c>.</summary>
    public string SiteContainer { get; set; } = "$web";

    public string KeysContainer { get; set; } = "keys";

    /// <summary>Private container for the publisher's own state and lease.</summary>
    public string PublishingContainer { get; set; } = "publishing";

    /// <summary>Private container for files that curators upload, each until it has been brought in.</summary>
    public string ImportsContainer { get; set; } = "imports";

    // https://learn.microsoft.com/rest/api/storageservices/understanding-the-table-service-data-model#table-names and
    // https://learn.microsoft.com/rest/api/storageservices/naming-queues-and-metadata
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var property in GetType().GetProperties())
        {
            var name = (string?)property.GetValue(this) ?? "";
            if (property.Name.EndsWith("Table", StringComparison.Ordinal) && !Table().IsMatch(name))
                yield return new("expected 3 to 63 letters and digits that begin with a letter", [property.Name]);
            if (!property.Name.EndsWith("Table", StringComparison.Ordinal) && !QueueOrContainer().IsMatch(name) && !(name == "$web" && property.Name == nameof(SiteContainer)))
                yield return new("expected 3 to 63 lower-case letters, digits and single hyphens", [property.Name]);
        }
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9]{2,62}\z")]
    private static partial Regex Table();

    [GeneratedRegex(@"^(?=.{3,63}\z)[a-z0-9]+(-[a-z0-9]+)*\z")]
    private static partial Regex QueueOrContainer();
}
