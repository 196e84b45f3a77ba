using CollaborationManifesto.Settings;

namespace CollaborationManifesto.LocalHost;

/// <summary>Checks arguments that are not options: each has to be a setting, because anything else would have no effect.</summary>
internal static class LocalArguments
{
    private static readonly string[] Options = ["site", "api", "data", "empty"];

    /// <summary>Settings of this program, not of the product.</summary>
    private static readonly string[] Own = ["PublishSchedule", "DigestSchedule", "RetentionSchedule", "LocalHost:MessageLeaseSeconds", "APPLICATIONINSIGHTS_CONNECTION_STRING"];

    /// <summary>Settings of others, whose names we do not know: .NET's logging, the Functions host and OpenTelemetry.</summary>
    private static readonly string[] Others = ["Logging:", "AzureFunctionsJobHost:", "OTEL_"];

    public static IEnumerable<string> Wrong(IReadOnlyList<string> arguments)
    {
        for (var at = 0; at < arguments.Count; at++)
        {
            var argument = arguments[at];
            if (!argument.StartsWith("--", StringComparison.Ordinal) || argument.Length == 2)
            {
                yield return $"'{argument}' is neither an option nor a setting. A setting is given as --Name=value.";
                continue;
            }

            var name = argument[2..].Split('=')[0];
            if (WrongName(name) is { } wrong)
                yield return wrong;
            if (argument.Contains('=', StringComparison.Ordinal))
                continue;
            if (at + 1 < arguments.Count && !arguments[at + 1].StartsWith("--", StringComparison.Ordinal))
                at++;
            else if (WrongName(name) is null)
                yield return $"'{argument}' has no value. A setting is given as --Name=value.";
        }
    }

    private static string? WrongName(string name)
    {
        if (SettingNames.IsSection(name))
            return $"'--{name}' is a group of settings. Give one of them, such as --{SettingNames.All.First(known => known.StartsWith($"{name}:", StringComparison.OrdinalIgnoreCase))}=value.";
        // A name in one of the product's sections is checked later, with its value.
        if (SettingNames.IsSection(name.Split(':')[0]) || SettingNames.All.Concat(Own).Contains(name, StringComparer.OrdinalIgnoreCase)
            || Others.Any(others => name.StartsWith(others, StringComparison.OrdinalIgnoreCase)))
            return null;
        var meant = SettingNames.Nearest(name, Options.Concat(SettingNames.All).Concat(Own));
        return $"'--{name}' is neither an option nor a setting{(meant is null ? ". Run with --help to see the options; the settings are in docs/settings.md." : $": did you mean '--{meant}'?")}";
    }
}
