namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>The templates compile, and what they create follows the parameters.</summary>
public sealed class TemplateTests : IDisposable
{
    private readonly Templates _templates = new();

    public void Dispose() => _templates.Dispose();

    [Fact]
    public async Task Every_template_compiles_without_an_error_or_a_warning_and_is_formatted()
    {
        var before = _templates.Files.Select(_templates.Read).ToList();

        Assert.Equal((0, ""), await Bicep.Run(_templates.Folder, "build", "--pattern", "*.bicep"));
        Assert.Equal((0, ""), await Bicep.Run(_templates.Folder, "format", "--pattern", "*.bicep"));

        Assert.Equal(before, _templates.Files.Select(_templates.Read));
        Assert.All(_templates.Files, file => Assert.True(File.Exists(Path.Combine(_templates.Folder, Path.ChangeExtension(file, ".json"))), file));
    }

    [Fact]
    public async Task A_template_with_something_unused_does_not_compile()
    {
        _templates.Change("identity.bicep", "param location string", "param location string\nparam nobody string");

        var (exit, errors) = await Bicep.Run(_templates.Folder, "build", "identity.bicep");

        Assert.NotEqual(0, exit);
        Assert.Contains("Error no-unused-params", errors, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Front_Door_redirects_to_HTTPS_and_adds_security_headers()
    {
        var deployment = await Deployment.Of(_templates, Deployment.Operator + "param frontDoor = true\nparam siteDomain = 'manifesto.example.org'");

        Assert.Equal([], deployment.One("Microsoft.Cdn/profiles/afdEndpoints/routes").MustHave(
            ("properties.httpsRedirect", "Enabled"), ("properties.forwardingProtocol", "HttpsOnly"), ("properties.linkToDefaultDomain", "Disabled")));
        Assert.Equal("manifesto.example.org", deployment.One("Microsoft.Cdn/profiles/customDomains")["properties.hostName"]);
        var rule = deployment.One("Microsoft.Cdn/profiles/ruleSets/rules")["properties.actions"]!;
        Assert.All(
            ["Strict-Transport-Security", "X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy", "Permissions-Policy"],
            header => Assert.Contains(header, rule, StringComparison.Ordinal));
        Assert.Contains("door", deployment.Settings["SiteUrl"], StringComparison.Ordinal);
        Assert.Equal([], DeploymentRules.Broken(deployment));
    }

    [Fact]
    public async Task Optional_parts_can_be_left_out()
    {
        var deployment = await Deployment.Of(
            _templates, "param sendGridRegion = 'eu'\nparam mailFrom = 'manifesto@example.org'\nparam monthlyBudget = 0\nparam availabilityTest = false");

        Assert.Equal("https://api.eu.sendgrid.com", deployment.Settings["Mail__Host"]);
        Assert.Equal("manifesto@example.org", deployment.Settings["Mail__From"]);
        Assert.DoesNotContain(deployment.Resources, resource => resource.Type is "Microsoft.Consumption/budgets" or "Microsoft.Insights/webtests" or "Microsoft.Cdn/profiles");
        Assert.All(deployment.All("Microsoft.Authorization/roleAssignments"), role => Assert.Equal("ServicePrincipal", role["properties.principalType"]));
    }

    [Fact]
    public async Task Rules_catch_mistakes_in_the_templates()
    {
        _templates.Change("access.bicep", "  scope: vault\n", "  scope: identity\n");
        _templates.Change("function-settings.bicep", "DigestSchedule", "DigestTimes");
        _templates.Change("host-storage.bicep", "publicAccess: 'None'", "publicAccess: 'Blob'");

        var broken = DeploymentRules.Broken(await Deployment.Of(_templates, ""));

        Assert.Contains(broken, found => found.StartsWith("missing: id-", StringComparison.Ordinal) && found.Contains("is Key Vault Secrets User of kv-", StringComparison.Ordinal));
        Assert.Contains("a trigger needs the setting DigestSchedule", broken);
        Assert.Contains(broken, found => found.EndsWith("/default/deployment: properties.publicAccess is Blob and not None", StringComparison.Ordinal));
    }
}
