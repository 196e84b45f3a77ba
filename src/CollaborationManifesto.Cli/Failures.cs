using Azure;
using Azure.Identity;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Cli;

/// <summary>One sentence for a failure that the person at the keyboard can fix. Anything else is a defect and is shown in full.</summary>
internal static class Failures
{
    public static string? Sentence(Exception wrong) => wrong switch
    {
        OptionsValidationException { OptionsName: "Storage" } => $"{Lines(wrong)} Give it with --storage, or as the app's own settings in the environment.",
        OptionsValidationException => Lines(wrong),
        AuthenticationFailedException => $"Azure does not know who you are. Sign in with 'az login' and try again. {FirstLine(wrong)}",
        RequestFailedException { Status: 403 } =>
            $"The storage account refuses you. Your identity needs its data roles, such as 'Storage Table Data Contributor'. {FirstLine(wrong)}",
        RequestFailedException { Status: 404 } =>
            $"Something is missing in the storage account. Check its address and the names of tables, queue and containers, and that the app was started once. {FirstLine(wrong)}",
        RequestFailedException => FirstLine(wrong),
        AggregateException { InnerException: RequestFailedException inner } => $"The storage account does not answer. {FirstLine(inner)}",
        FormatException or IOException or UnauthorizedAccessException => wrong.Message,
        OperationCanceledException => "Stopped.",
        _ => null,
    };

    private static string Lines(Exception wrong) => string.Join(Environment.NewLine, ((OptionsValidationException)wrong).Failures);

    private static string FirstLine(Exception wrong) => wrong.Message.Split('\n')[0].Trim();
}
