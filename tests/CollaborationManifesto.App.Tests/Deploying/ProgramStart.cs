using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Queues;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>Starts the product with given settings, as far as possible without Azure, and records which settings it reads.</summary>
internal static class ProgramStart
{
    public static (IReadOnlySet<string> Read, IReadOnlyList<string> Refused) With(IReadOnlyDictionary<string, string> settings)
    {
        var asked = new NotingConfiguration(settings.ToDictionary(setting => setting.Key, setting => Known(setting.Key, setting.Value)));
        using var services = new ServiceCollection().AddLogging().AddCollaborationManifesto(new ConfigurationRoot([asked])).BuildServiceProvider();
        var refused = Refused(() => services.GetRequiredService<IStartupValidator>().Validate())
            .Concat(Refused(() => services.GetRequiredService<BlobServiceClient>()))
            .Concat(Refused(() => services.GetRequiredService<QueueServiceClient>()))
            .Concat(Refused(() => services.GetRequiredService<TableServiceClient>()));
        return (asked.Read, [.. refused]);
    }

    private static IEnumerable<string> Refused(Action step) => Record.Exception(step) switch
    {
        null => [],
        OptionsValidationException one => one.Failures,
        AggregateException several => several.InnerExceptions.Cast<OptionsValidationException>().SelectMany(one => one.Failures),
        var other => throw new InvalidOperationException("The program does not start with these settings.", other),
    };

    /// <summary>Stand-ins for values that only Azure knows: addresses and the telemetry destination.</summary>
    private static string Known(string name, string value) => value switch
    {
        ['[', ..] when name.EndsWith("Url", StringComparison.Ordinal) || name.EndsWith("Uri", StringComparison.Ordinal) => "https://known-by-azure.example.org",
        ['[', ..] when name == "APPLICATIONINSIGHTS_CONNECTION_STRING" => "InstrumentationKey=11111111-1111-1111-1111-111111111111",
        _ => value,
    };

    private sealed class NotingConfiguration : ConfigurationProvider
    {
        private readonly HashSet<string> _read = [];

        public NotingConfiguration(Dictionary<string, string> settings)
        {
            foreach (var (name, value) in settings)
                Data[name] = value;
        }

        public IReadOnlySet<string> Read => _read;

        public override bool TryGet(string key, out string? value)
        {
            if (!base.TryGet(key, out value))
                return false;
            _read.Add(Data.Keys.First(name => string.Equals(name, key, StringComparison.OrdinalIgnoreCase)));
            return true;
        }
    }
}
