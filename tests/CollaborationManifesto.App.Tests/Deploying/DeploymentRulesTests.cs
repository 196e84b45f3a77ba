using System.Text.RegularExpressions;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>Compares what `azd up` would create with what the program needs. Each rule is also shown to notice a mistake.</summary>
public sealed class DeploymentRulesTests(UsualDeployment usual) : IClassFixture<UsualDeployment>
{
    [Fact]
    public void The_deployment_follows_every_rule() => Assert.Equal([], DeploymentRules.Broken(usual.Deployment));

    [Theory]
    [InlineData("\"allowSharedKeyAccess\": false", "\"allowSharedKeyAccess\": true", "sthost*: properties.allowSharedKeyAccess is True and not False", "stsite*: properties.allowSharedKeyAccess is True and not False")]
    [InlineData("\"allowBlobPublicAccess\": false,", "", "sthost*: properties.allowBlobPublicAccess is not set and not False", "stsite*: properties.allowBlobPublicAccess is not set and not False")]
    [InlineData("TLS1_2", "TLS1_0", "sthost*: properties.minimumTlsVersion is TLS1_0 and not TLS1_2", "stsite*: properties.minimumTlsVersion is TLS1_0 and not TLS1_2")]
    [InlineData("\"publicAccess\": \"None\"", "\"publicAccess\": \"Blob\"", "sthost*/deployment: properties.publicAccess is Blob and not None", "stsite*/keys: properties.publicAccess is Blob and not None", "stsite*/publishing: properties.publicAccess is Blob and not None", "stsite*/imports: properties.publicAccess is Blob and not None")]
    [InlineData("/default/desk\"", "/default/desks\"", "stsite* lacks the queue desk", "nothing uses the queue desks of stsite*")]
    [InlineData("/default/contributions-poison\"", "/default/contributions-dead\"", "stsite* lacks the queue contributions-poison", "nothing uses the queue contributions-dead of stsite*")]
    [InlineData("/default/curators\"", "/default/curator\"", "stsite* lacks the table curators", "nothing uses the table curator of stsite*")]
    [InlineData("/default/keys\"", "/default/key\"", "stsite* lacks the container keys", "nothing uses the container key of stsite*")]
    public void Broken_storage_is_noticed(string from, string to, params string[] noticed) => IsNoticed(from, to, noticed);

    [Theory]
    [InlineData("b7e6dc6d-f1e8-4753-8033-0f276bb0955b", "ba92f5b4-2d11-453d-a403-e96b0029c9fe", "missing: id-* is Storage Blob Data Owner of sthost*", "too much: id-* is Storage Blob Data Contributor of sthost*")]
    [InlineData("3913510d-42f4-4e42-8a64-420c390055eb", "b24988ac-6180-42a0-ab88-20f7382dd24c", "missing: id-* is Monitoring Metrics Publisher of appi-*", "too much: id-* is b24988ac-6180-42a0-ab88-20f7382dd24c of appi-*")]
    [InlineData("\"enableRbacAuthorization\": true", "\"enableRbacAuthorization\": false", "kv-*: properties.enableRbacAuthorization is False and not True")]
    public void A_wrong_role_is_noticed(string from, string to, params string[] noticed) => IsNoticed(from, to, noticed);

    [Theory]
    [InlineData("\"Mail__From\"", "\"Mail__Sender\"", "Setting 'Mail:From' is '': expected the email address that mail comes from.", "Setting 'Mail:Sender' is unknown. docs/settings.md lists the settings.")]
    [InlineData("\"DigestSchedule\"", "\"DigestTimes\"", "a trigger needs the setting DigestSchedule", "nothing reads the setting DigestTimes")]
    [InlineData("\"Storage__credential\"", "\"Storage__credentials\"", "a trigger needs the setting Storage:credential", "nothing reads the setting Storage:credentials")]
    [InlineData(").primaryEndpoints.queue]", ").primaryEndpoints.table]", "Storage:queueServiceUri is not the queue endpoint of stsite*")]
    [InlineData("\"APPLICATIONINSIGHTS_AUTHENTICATION_STRING\"", "\"APPLICATIONINSIGHTS_AUTH\"", "the platform needs the setting APPLICATIONINSIGHTS_AUTHENTICATION_STRING", "nothing reads the setting APPLICATIONINSIGHTS_AUTH")]
    [InlineData("SecretName=sendgrid-key", "SecretName=sendgrid", "Mail:SendGridKey is no reference to the secret in the vault")]
    [InlineData("\"Mail__From\": \"operator@", "\"Mail__From\": \"SG.secret@", "SendGrid's key stands in func-*/appsettings")]
    [InlineData("\"DeskQueue\":", "\"Curation__ApprovalNeeded\": \"2\", \"DeskQueue\":", "Setting 'Curation:ApprovalNeeded' is unknown: did you mean 'Curation:ApprovalsNeeded'?")]
    [InlineData("\"DeskQueue\":", "\"Curation__ApprovalsNeeded\": \"50\", \"DeskQueue\":", "Setting 'Curation:ApprovalsNeeded' is '50': expected a number of curators from 1 to 20.")]
    [InlineData("\"FUNCTIONS_REQUEST_BODY_SIZE_LIMIT\": \"6291456\"", "\"FUNCTIONS_REQUEST_BODY_SIZE_LIMIT\": \"104857600\"", "the host reads bodies of any size into memory")]
    [InlineData("\"AzureWebJobsDisableHomepage\": \"true\"", "\"AzureWebJobsDisableHomepage\": \"false\"", "the address of the functions shows an advertisement")]
    [InlineData("\"DisableLocalAuth\": true", "\"DisableLocalAuth\": false", "Application Insights takes telemetry from anyone")]
    public void A_wrong_setting_is_noticed(string from, string to, params string[] noticed) => IsNoticed(from, to, noticed);

    [Theory]
    [InlineData("\"azd-service-name\": \"api\"", "\"azd-service-name\": \"web\"", "func-*: tags.azd-service-name is web and not api")]
    [InlineData("\"httpsOnly\": true", "\"httpsOnly\": false", "func-*: properties.httpsOnly is False and not True")]
    [InlineData("\"version\": \"10.0\"", "\"version\": \"8.0\"", "func-*: properties.functionAppConfig.runtime.version is 8.0 and not 10.0")]
    [InlineData("\"allow\": false", "\"allow\": true", "func-*/ftp: properties.allow is True and not False", "func-*/scm: properties.allow is True and not False")]
    [InlineData("primaryEndpoints.blob, 'deployment')", "primaryEndpoints.blob, 'packages')", "no container is there for the package: *")]
    public void A_wrong_app_is_noticed(string from, string to, params string[] noticed) => IsNoticed(from, to, noticed);

    [Theory]
    [InlineData("SendGrid could not be reached", "SendGrid cannot be reached", "manifesto-mail looks for what nothing says: SendGrid cannot be reached")]
    [InlineData("Functions.PublishManifesto", "Functions.Publish", "manifesto-publishing looks for what nothing says: Executed 'Functions.Publish' (Succeeded")]
    [InlineData("OperationName has \\\"PublishManifesto", "OperationName has \\\"PrintManifesto", "manifesto-publishing looks for what nothing says: PrintManifesto")]
    [InlineData("(print runs = 0),", "(AppTraces | where false | summarize runs = count()),", "manifesto-publishing fails where a table has never had a row", "manifesto-publishing does not fire where nothing was ever logged")]
    [InlineData("| where runs == 0", "", "manifesto-publishing does not fire where nothing was ever logged")]
    [InlineData("\"evaluationFrequency\": \"PT5M\",\n        \"windowSize\": \"PT5M\"", "\"evaluationFrequency\": \"PT15M\",\n        \"windowSize\": \"PT30M\"", "manifesto-publishing may come 45 minutes after the last run")]
    [InlineData("\\\"TaskCanceledException\\\", ", "", "manifesto-errors wakes someone for what a client does")]
    [InlineData("startswith \\\"Yarp.\\\"", "startswith \\\"Proxy.\\\"", "manifesto-errors wakes someone for what the host's proxy says of a client")]
    [InlineData("\"manifesto-poison\"", "\"manifesto-dead\"", "docs/operations.md does not say what to do about dead")]
    [InlineData("/api/health/ready", "/api/health", "manifesto-availability asks for no page of the functions")]
    [InlineData("\"severity\": 2,\n        \"enabled\": true", "\"severity\": 2,\n        \"enabled\": false", "manifesto-publishing is off", "manifesto-mail is off", "manifesto-storage is off")]
    [InlineData("/actionGroups/manifesto\"\n", "/actionGroups/other\"\n", "manifesto-errors tells nobody", "manifesto-poison tells nobody", "manifesto-publishing tells nobody", "manifesto-mail tells nobody", "manifesto-storage tells nobody")]
    public void A_wrong_alert_is_noticed(string from, string to, params string[] noticed) => IsNoticed(from, to, noticed);

    private void IsNoticed(string from, string to, string[] noticed)
    {
        var broken = DeploymentRules.Broken(usual.Deployment.But(from, to));

        Assert.All(noticed, sentence => Assert.Contains(broken, found => Matches(found, sentence)));
        Assert.All(broken, found => Assert.Contains(noticed, sentence => Matches(found, sentence)));
    }

    /// <summary>A star stands for the part of a name that depends on the subscription.</summary>
    private static bool Matches(string found, string sentence) =>
        Regex.IsMatch(found, $"^{Regex.Escape(sentence).Replace(@"\*", ".*", StringComparison.Ordinal)}$");
}
