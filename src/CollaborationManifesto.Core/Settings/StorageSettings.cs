namespace CollaborationManifesto.Settings;

/// <summary>
/// Names of everything in storage. They are single words at the top of the configuration because the Functions host
/// resolves <c>%ContributionsQueue%</c> in triggers from application settings of exactly that name.
/// </summary>
public sealed class StorageSettings
{
    public string ContributionsTable { get; set; } = "contributions";

    public string ManifestoTable { get; set; } = "manifesto";

    public string MailTable { get; set; } = "mail";

    public string CuratorsTable { get; set; } = "curators";

    public string ContributionsQueue { get; set; } = "contributions";

    /// <summary>The container of the static website. Azure names it <c>$web</c>.</summary>
    public string SiteContainer { get; set; } = "$web";

    public string KeysContainer { get; set; } = "keys";

    /// <summary>Private container of the publisher's own state and lease.</summary>
    public string PublishingContainer { get; set; } = "publishing";
}
