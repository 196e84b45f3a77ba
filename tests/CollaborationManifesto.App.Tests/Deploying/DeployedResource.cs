using System.Text.Json;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <param name="Name">For a child resource, with the parent's name in front: <c>account/default/container</c>.</param>
internal sealed record DeployedResource(string Id, string Type, string Name, JsonElement Json)
{
    public static DeployedResource Of(JsonElement json) =>
        new(json.GetProperty("id").GetString()!, json.GetProperty("type").GetString()!, json.GetProperty("name").GetString()!, json.Clone());

    /// <summary>The property at a path such as <c>properties.siteConfig.minTlsVersion</c>, as text. Null if there is none.</summary>
    public string? this[string path]
    {
        get
        {
            var found = Json;
            foreach (var name in path.Split('.'))
            {
                if (found.ValueKind != JsonValueKind.Object || !found.TryGetProperty(name, out found))
                    return null;
            }

            return found.ToString();
        }
    }

    /// <summary>One sentence for each wrong property.</summary>
    public IEnumerable<string> MustHave(params (string Path, string Value)[] properties) =>
        from property in properties
        where this[property.Path] != property.Value
        select $"{Name}: {property.Path} is {this[property.Path] ?? "not set"} and not {property.Value}";
}
