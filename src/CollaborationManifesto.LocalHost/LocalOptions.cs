namespace CollaborationManifesto.LocalHost;

/// <summary>Options for running the whole product on one machine.</summary>
public sealed record LocalOptions
{
    /// <summary>Where the published site and the inbox are served.</summary>
    public Uri Site { get; init; } = new("http://127.0.0.1:8080");

    /// <summary>Where the functions are served, below <c>/api</c>.</summary>
    public Uri Api { get; init; } = new("http://127.0.0.1:7071");

    /// <summary>Folder for Azurite's data and the inbox.</summary>
    public required DirectoryInfo Data { get; init; }

    /// <summary>True to start without the sample board.</summary>
    public bool Empty { get; init; }

    /// <summary>True to run the functions in this process. Otherwise Core Tools run them (<c>func start</c>).</summary>
    public bool Functions { get; init; } = true;

    /// <summary>Any settings, as <c>--Name=value</c>, or as <c>--Name</c> followed by its value.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];

    public static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);

    /// <summary>The site's address for the settings; the default if the given address cannot be used.</summary>
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
