using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Cli;

/// <summary>One run of a command: its arguments, the product's services, and its output.</summary>
internal sealed class CommandRun(ParseResult parsed, IServiceProvider services, ConfigurationManager settings, bool asJson)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        // Programs and people read it; it is never put into a page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private TextWriter Error => parsed.InvocationConfiguration.Error;

    private TextWriter Output => parsed.InvocationConfiguration.Output;

    public T? Value<T>(Option<T> option) => parsed.GetValue(option);

    public T Value<T>(Argument<T> argument) => parsed.GetRequiredValue(argument);

    /// <summary>The app's own settings. Those that a command adds apply to the services that it gets afterwards.</summary>
    public ConfigurationManager Settings => settings;

    public T Get<T>()
        where T : notnull => services.GetRequiredService<T>();

    /// <summary>Writes the answer as lines for people, or as JSON.</summary>
    public Task AnswerAsync(object answer, params IEnumerable<string> lines) =>
        Output.WriteLineAsync(asJson ? JsonSerializer.Serialize(answer, Json) : string.Join(Environment.NewLine, lines));

    /// <summary>Writes to the error output, so that progress is never part of an answer.</summary>
    public ProgressLine ShowProgress(string things) =>
        new(Error, Error == Console.Error && !Console.IsErrorRedirected, things);

    public async Task<int> FailAsync(string sentence)
    {
        await Error.WriteLineAsync(sentence);
        return ExitCode.Failed;
    }
}
