using System.Reflection;
using CollaborationManifesto.Functions;
using CollaborationManifesto.LocalHost;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>A log line holds numbers and only such texts as outsiders cannot choose, so nobody can forge a line.</summary>
public sealed class LoggedValuesTests
{
    [Fact]
    public void Logs_hold_no_text_but_our_own_ids_and_names()
    {
        var logged =
            from assembly in new[] { typeof(ManifestoServices).Assembly, typeof(LocalApp).Assembly, typeof(NotificationFunctions).Assembly }
            from type in assembly.GetTypes()
            from method in type.GetMethods(BindingFlags.Instance | BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public | BindingFlags.DeclaredOnly)
            where method.IsDefined(typeof(LoggerMessageAttribute))
            from parameter in method.GetParameters()
            where parameter.ParameterType != typeof(Exception) && parameter.ParameterType != typeof(DateTimeOffset) && !IsNumber(parameter.ParameterType)
            select $"{type.Name}.{method.Name}: {parameter.Name}";

        // Ids of contributions, curators, messages and our storage requests; paths of published files, made of letters, digits and hyphens;
        // names of functions and queues; storage's error codes; names of settings from our own list.
        Assert.Equal(
            ["AddressErasure.LogUnreadable: id", "ChangeHandler.LogGivenUp: id", "ContributorNotices.LogNotErased: id", "ContributorNotices.LogUnreadable: id", "ImportRunner.LogGivenUp: id", "Outbox.LogContributorRefused: id", "Outbox.LogCuratorRefused: id", "PoisonWatch.LogPoison: contribution", "PoisonWatch.LogPoison: message", "PoisonWatch.LogPoison: queue", "Publisher.LogNotOurs: path", "QueuePump.LogFunctionFailed: function", "QueuePump.LogReceiveFailed: queue", "Reconciler.LogLeftBehind: id", "Reconciler.LogNotMailed: id", "ReportNotices.LogGivenUp: id", "ReportNotices.LogNotMailed: id", "RequestGuard.LogStorageFailed: request", "RequestGuard.LogStorageRefused: code", "RequestGuard.LogStorageRefused: request", "RetiredSettings.LogRetired: name", "SessionRunner.LogGivenUp: id", "SignatureNotices.LogGivenUp: id", "SignatureNotices.LogNotMailed: id", "TimedDecisions.LogSettled: id", "TimerPump.LogFunctionFailed: function"],
            logged.Order(StringComparer.Ordinal));
    }

    /// <summary>Undeclared log lines could hold anything.</summary>
    [Fact]
    public void Nothing_is_logged_but_by_a_declared_line()
    {
        var callers =
            from file in Directory.EnumerateFiles(Path.Combine(Repository.Root, "src"), "*.cs", SearchOption.AllDirectories)
            where !file.Contains("/obj/", StringComparison.Ordinal)
            where DirectCalls.Any(call => File.ReadAllText(file).Contains(call, StringComparison.Ordinal))
            select Path.GetFileName(file);

        Assert.Empty(callers);
    }

    private static readonly string[] DirectCalls = [".LogTrace(", ".LogDebug(", ".LogInformation(", ".LogWarning(", ".LogError(", ".LogCritical(", ".Log(LogLevel", ".BeginScope("];

    private static bool IsNumber(Type type) => type.IsPrimitive || Nullable.GetUnderlyingType(type)?.IsPrimitive == true;
}
