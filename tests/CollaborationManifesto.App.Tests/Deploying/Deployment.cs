using System.Text.Json;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>
/// What the templates would create, as <c>bicep snapshot</c> predicts it. Values that only Azure knows remain expressions with the full id
/// of the resource.
/// </summary>
internal sealed class Deployment
{
    private const string Answers = """
        using 'main.bicep'
        param environmentName = 'manifesto'
        param location = 'uksouth'
        param organisation = 'Northmoor District Council'
        param operatorEmail = 'operator@example.org'
        param sendGridKey = 'SG.secret'

        """;

    /// <summary>The person who runs azd.</summary>
    public const string Operator = "param operatorId = '11111111-1111-1111-1111-111111111111'\n";

    private readonly string _json;

    private Deployment(string json)
    {
        _json = json;
        using var snapshot = JsonDocument.Parse(json);
        Resources = [.. snapshot.RootElement.GetProperty("predictedResources").EnumerateArray().Select(DeployedResource.Of)];
    }

    public IReadOnlyList<DeployedResource> Resources { get; }

    public static async Task<Deployment> Of(Templates templates, string furtherAnswers = Operator)
    {
        templates.Write("answers.bicepparam", Answers + furtherAnswers);
        var (exit, errors) = await Bicep.Run(
            templates.Folder, "snapshot", "answers.bicepparam", "--mode", "overwrite", "--location", "uksouth",
            "--subscription-id", "22222222-2222-2222-2222-222222222222", "--tenant-id", "33333333-3333-3333-3333-333333333333");
        Assert.True(exit == 0, errors);
        return new(templates.Read("answers.snapshot.json"));
    }

    /// <summary>The same deployment with one thing broken on purpose.</summary>
    public Deployment But(string from, string to)
    {
        Assert.Contains(from, _json, StringComparison.Ordinal);
        return new(_json.Replace(from, to, StringComparison.Ordinal));
    }

    public IEnumerable<DeployedResource> All(string type) => Resources.Where(resource => resource.Type == type);

    public DeployedResource One(string type) => Assert.Single(All(type));

    /// <summary>The account for the package and the host's own blobs, apart from the account for everything else.</summary>
    public DeployedResource HostStorage => Assert.Single(All("Microsoft.Storage/storageAccounts"), account => account.Name.StartsWith("sthost", StringComparison.Ordinal));

    public DeployedResource ContentStorage => Assert.Single(All("Microsoft.Storage/storageAccounts"), account => account.Name.StartsWith("stsite", StringComparison.Ordinal));

    public DeployedResource App => One("Microsoft.Web/sites");

    public IReadOnlyDictionary<string, string> Settings => Assert.Single(All("Microsoft.Web/sites/config"), config => config.Name.EndsWith("/appsettings", StringComparison.Ordinal))
        .Json.GetProperty("properties").EnumerateObject().ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!);
}
