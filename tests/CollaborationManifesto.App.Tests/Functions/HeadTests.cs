using System.Text.Json;
using CollaborationManifesto.App.Tests.Deploying;
using CollaborationManifesto.App.Tests.Worker;
using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Functions;

/// <summary>The deployed files that the Functions host reads.</summary>
public sealed class HeadTests
{
    [Fact]
    public void The_host_finds_every_function_with_its_trigger()
    {
        using var metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(Head.Folder, "functions.metadata")));

        Assert.Equal(
            [
                "ActAtDesk httpTrigger Anonymous post desk",
                "AnswerAddress httpTrigger Anonymous post contributions/address",
                "AnswerReportAddress httpTrigger Anonymous post problems/address",
                "ApplyRetention timerTrigger %RetentionSchedule%",
                "AskAddress httpTrigger Anonymous get,head contributions/address",
                "AskDeskLink httpTrigger Anonymous post desk/link",
                "AskReportAddress httpTrigger Anonymous get,head problems/address",
                "ChangeEditions httpTrigger Anonymous post desk/editions",
                "ChangeImport httpTrigger Anonymous post desk/import",
                "ChangeOrder httpTrigger Anonymous post desk/order",
                "ChangeOwnContribution httpTrigger Anonymous post contributions/status",
                "ChangeSignature httpTrigger Anonymous post signatures/own",
                "ChangeTheme httpTrigger Anonymous post desk/themes/theme",
                "ChangeWorkshop httpTrigger Anonymous post desk/workshops/workshop",
                "CheckContribution httpTrigger Anonymous post contributions/check",
                "CheckSignature httpTrigger Anonymous post signatures/check",
                "ChooseMail httpTrigger Anonymous post curators/mail",
                "ContributionStatus httpTrigger Anonymous get,head contributions/status",
                "DecideReport httpTrigger Anonymous post desk/problems",
                "DecideReview httpTrigger Anonymous post review",
                "DecideSignatures httpTrigger Anonymous post desk/signatures",
                "DescribeApi httpTrigger Anonymous get,head openapi.json",
                "DownloadDecisions httpTrigger Anonymous get,head desk/decisions.csv",
                "DraftPrinciple httpTrigger Anonymous post desk/themes/principle",
                "HealthLive httpTrigger Anonymous get,head health/live",
                "HealthReady httpTrigger Anonymous get,head health/ready",
                "ImportSignatories httpTrigger Anonymous post desk/signatures/import",
                "JoinWorkshop httpTrigger Anonymous get,head join",
                "LeadWorkshop httpTrigger Anonymous post workshop/lead",
                "MailDeskLink queueTrigger %DeskQueue% Storage",
                "MailReviewLink httpTrigger Anonymous post review/link",
                "MoveNotes httpTrigger Anonymous post desk/themes",
                "MoveWorkshopNotes httpTrigger Anonymous post workshop/group",
                "NewContribution httpTrigger Anonymous get,head contributions/new",
                "NewReport httpTrigger Anonymous get,head problems",
                "NotifyCurators queueTrigger %ContributionsQueue% Storage",
                "PublishManifesto timerTrigger %PublishSchedule%",
                "ReadManifesto httpTrigger Anonymous get,head manifesto.json",
                "Reconcile timerTrigger %RetentionSchedule%",
                "RemoveReport httpTrigger Anonymous post problems/status",
                "ReopenCheck httpTrigger Anonymous get,head,put,patch,delete contributions/check",
                "ReopenDeskLink httpTrigger Anonymous get,head,put,patch,delete desk/link",
                "ReopenReviewLink httpTrigger Anonymous get,head,put,patch,delete review/link",
                "ReopenSignature httpTrigger Anonymous get,head,put,patch,delete signatures",
                "ReopenSignatureCheck httpTrigger Anonymous get,head,put,patch,delete signatures/check",
                "ReopenSubmission httpTrigger Anonymous get,head,put,patch,delete contributions",
                "SendDigests timerTrigger %DigestSchedule%",
                "SendReport httpTrigger Anonymous post problems",
                "SendSignature httpTrigger Anonymous post signatures",
                "ShowDesk httpTrigger Anonymous get,head desk",
                "ShowEditions httpTrigger Anonymous get,head desk/editions",
                "ShowGrouping httpTrigger Anonymous get,head desk/themes",
                "ShowImport httpTrigger Anonymous get,head desk/import",
                "ShowInvitation httpTrigger Anonymous get,head workshop/invitation",
                "ShowLead httpTrigger Anonymous get,head workshop/lead",
                "ShowMailWish httpTrigger Anonymous get,head curators/mail",
                "ShowOrder httpTrigger Anonymous get,head desk/order",
                "ShowOutcomes httpTrigger Anonymous get,head workshop",
                "ShowOwnNotes httpTrigger Anonymous get,head workshop/notes",
                "ShowPrincipleDraft httpTrigger Anonymous get,head desk/themes/principle",
                "ShowReport httpTrigger Anonymous get,head problems/status",
                "ShowReports httpTrigger Anonymous get,head desk/problems",
                "ShowReview httpTrigger Anonymous get,head review",
                "ShowSignatoryImport httpTrigger Anonymous get,head desk/signatures/import",
                "ShowSignature httpTrigger Anonymous get,head signatures/own",
                "ShowSignatureNews httpTrigger Anonymous get,head signatures/news",
                "ShowSignatures httpTrigger Anonymous get,head desk/signatures",
                "ShowSuggestion httpTrigger Anonymous get,head desk/themes/suggestions",
                "ShowTheme httpTrigger Anonymous get,head desk/themes/theme",
                "ShowUpload httpTrigger Anonymous get,head desk/import/file",
                "ShowWall httpTrigger Anonymous get,head workshop/wall",
                "ShowWorkshop httpTrigger Anonymous get,head desk/workshops/workshop",
                "ShowWorkshopGrouping httpTrigger Anonymous get,head workshop/group",
                "ShowWorkshops httpTrigger Anonymous get,head desk/workshops",
                "StartLeading httpTrigger Anonymous post workshop/invitation",
                "StartWorkshop httpTrigger Anonymous post desk/workshops",
                "StopSignatureNews httpTrigger Anonymous post signatures/news",
                "SubmitContribution httpTrigger Anonymous post contributions",
                "UploadNotes httpTrigger Anonymous post desk/import/file",
                "WatchPoison timerTrigger %RetentionSchedule%",
                "WriteNote httpTrigger Anonymous post workshop/notes",
            ],
            metadata.RootElement.EnumerateArray().Select(Described).Order(StringComparer.Ordinal));
        Assert.All(metadata.RootElement.EnumerateArray(), function => Assert.Equal("CollaborationManifesto.Functions.dll", function.GetProperty("scriptFile").GetString()));
    }

    [Fact]
    public void The_host_starts_it_with_dotnet_and_reads_the_one_host_json()
    {
        using var worker = JsonDocument.Parse(File.ReadAllText(Path.Combine(Head.Folder, "worker.config.json")));
        var description = worker.RootElement.GetProperty("description");

        Assert.Equal(
            ("dotnet-isolated", "dotnet", "CollaborationManifesto.Functions.dll"),
            (description.GetProperty("language").GetString(), description.GetProperty("defaultExecutablePath").GetString(), description.GetProperty("defaultWorkerPath").GetString()));
        Assert.Equal(File.ReadAllText(Path.Combine(Repository.Root, "host.json")), File.ReadAllText(Path.Combine(Head.Folder, "host.json")));
        Assert.Contains("Microsoft.Azure.WebJobs.Extensions.Storage", File.ReadAllText(Path.Combine(Head.Folder, "extensions.json")), StringComparison.Ordinal);
        Assert.DoesNotContain(Directory.GetFiles(Head.Folder), file => file.Contains("local.settings", StringComparison.Ordinal));
    }

    [Fact]
    public void The_example_settings_for_Core_Tools_are_all_that_a_start_needs()
    {
        using var example = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "src", "CollaborationManifesto.Functions", "local.settings.example.json")));
        var settings = example.RootElement.GetProperty("Values").EnumerateObject()
            .ToDictionary(setting => setting.Name.Replace("__", ":", StringComparison.Ordinal), setting => setting.Value.GetString()!);

        Assert.Equal([], ProgramStart.With(settings).Refused);
        Assert.Equal([], SettingRules.TriggerSettings().Where(name => !name.Contains(':', StringComparison.Ordinal)).Except(settings.Keys));
        Assert.Equal($"http://127.0.0.1:{example.RootElement.GetProperty("Host").GetProperty("LocalHttpPort").GetInt32()}", settings["ApiUrl"]);
    }

    /// <summary>The name and the trigger with its properties.</summary>
    private static string Described(JsonElement function)
    {
        var trigger = Assert.Single(function.GetProperty("bindings").EnumerateArray(), binding => binding.GetProperty("direction").GetString() == "In");
        string[] names = ["type", "authLevel", "methods", "queueName", "connection", "schedule", "route"];
        return string.Join(' ', names.Where(name => trigger.TryGetProperty(name, out _)).Select(name => Text(trigger.GetProperty(name))).Prepend(function.GetProperty("name").GetString()));
    }

    private static string Text(JsonElement value) => value.ValueKind == JsonValueKind.Array
        ? string.Join(',', value.EnumerateArray().Select(item => item.GetString()))
        : value.GetString()!;
}
