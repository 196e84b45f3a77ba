using CollaborationManifesto.Settings;

namespace CollaborationManifesto.LocalHost;

/// <summary>How one machine runs the whole product.</summary>
public sealed record LocalOptions
{
    /// <summary>Where the published site and the inbox are served.</summary>
    public Uri Site { get; init; } = new("http://127.0.0.1:8080");

    /// <summary>Where the functions are served, below <c>/api</c>.</summary>
    public Uri Api { get; init; } = new("http://127.0.0.1:7071");

    /// <summary>Azurite's data and the inbox.</summary>
    public required DirectoryInfo Data { get; init; }

    /// <summary>No sample board.</summary>
    public bool Empty { get; init; }

    /// <summary>Whether the functions run in this process. Otherwise Core Tools run them (<c>func start</c>), and this serves site and inbox.</summary>
    public bool Functions { get; init; } = true;

    /// <summary>Any setting, as standard .NET configuration arguments.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    public static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    public void Check()
    {
        Check("--site", Site);
        Check("--api", Api);
        if (Site.Port == Api.Port)
            throw new StartException($"--site and --api both use port {Site.Port}. Give them two different ports.");
        foreach (var key in Settings.Where(argument => argument.StartsWith("--", StringComparison.Ordinal)).Select(Name))
        {
            if (!KnownSettings.Contains(key, StringComparer.OrdinalIgnoreCase) && !key.StartsWith("OTEL_", StringComparison.Ordinal))
                throw new StartException($"'--{key}' is neither an option nor a setting. Run with --help to see the options; the settings are in README.md.");
        }
    }

    private static void Check(string option, Uri address)
    {
        if (!address.IsAbsoluteUri || address.Scheme != Uri.UriSchemeHttp || !address.IsLoopback || address.PathAndQuery != "/")
            throw new StartException($"{option} '{address.OriginalString}': expected an address of this machine such as http://127.0.0.1:8080, without a path.");
    }

    private static string Name(string argument) => argument[2..].Split('=', ':')[0];

    private static IEnumerable<string> KnownSettings =>
    [
        .. new[] { typeof(SiteSettings), typeof(StorageSettings) }.SelectMany(type => type.GetProperties()).Select(property => property.Name),
        "Storage", "Manifesto", "Intake", "Limits", "Curation", "Mail", "Changes", "Notices", "Privacy", "Accessibility", "PublishSchedule", "RetentionSchedule", "DigestSchedule", "LocalHost", "AzureFunctionsJobHost", "Logging", "Publishing", "APPLICATIONINSIGHTS_CONNECTION_STRING",
    ];
}
