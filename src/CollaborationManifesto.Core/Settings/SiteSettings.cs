namespace CollaborationManifesto.Settings;

/// <summary>
/// The two public origins. They are required and never read from a request: queue and timer functions have none,
/// and a <c>Host</c> header can be forged.
/// </summary>
public sealed class SiteSettings
{
    /// <summary>Origin of the published site, such as <c>https://manifesto.example.org</c>: no path, no trailing slash.</summary>
    public string SiteUrl { get; set; } = "";

    /// <summary>Origin of the functions, such as <c>https://manifesto-api.example.org</c>; their paths begin with <c>/api</c>.</summary>
    public string ApiUrl { get; set; } = "";

    /// <summary>Address of a function, from its route.</summary>
    public string Api(string route) => $"{ApiUrl}/api/{route}";
}
