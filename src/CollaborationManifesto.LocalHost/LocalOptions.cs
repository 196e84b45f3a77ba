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

    /// <summary>Any setting, as <c>--Name=value</c>, or as <c>--Name</c> and then its value.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    public static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    /// <summary>Where the site is served that the settings name; the usual address while the given one cannot be used.</summary>
    internal string SiteUrl => Origin(IsOfThisMachine(Site) ? Site : new LocalOptions { Data = Data }.Site);

    internal string ApiUrl => Origin(IsOfThisMachine(Api) ? Api : new LocalOptions { Data = Data }.Api);

    /// <summary>A sentence for each argument that cannot be used.</summary>
    internal IEnumerable<string> Wrong() => [.. Wrong("--site", Site), .. Wrong("--api", Api), .. SamePort(), .. LocalArguments.Wrong(Settings)];

    private static IEnumerable<string> Wrong(string option, Uri address)
    {
        if (!IsOfThisMachine(address))
            yield return $"{option} '{address.OriginalString}': expected an address of this machine such as http://127.0.0.1:8080, without a path.";
    }

    private IEnumerable<string> SamePort()
    {
        if (IsOfThisMachine(Site) && IsOfThisMachine(Api) && Site.Port == Api.Port)
            yield return $"--site and --api both use port {Site.Port}. Give them two different ports.";
    }

    private static bool IsOfThisMachine(Uri address) =>
        address.IsAbsoluteUri && address.Scheme == Uri.UriSchemeHttp && address.IsLoopback && address.PathAndQuery == "/";
}
