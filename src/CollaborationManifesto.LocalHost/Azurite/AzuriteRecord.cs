using System.Diagnostics;
using System.Text.Json;

namespace CollaborationManifesto.LocalHost.Azurite;

/// <summary>The process that serves a data folder, and its addresses. Stored next to the data, so that a later run finds it.</summary>
internal sealed record AzuriteRecord(int ProcessId, DateTime StartedAt, string Blob, string Queue, string Table)
{
    // Azurite's well-known account (https://learn.microsoft.com/azure/storage/common/storage-use-azurite).
    private const string Account = "devstoreaccount1";
    private const string Key = "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==";
    private static readonly TimeSpan ClockTolerance = TimeSpan.FromSeconds(2);

    public string ConnectionString =>
        $"DefaultEndpointsProtocol=http;AccountName={Account};AccountKey={Key};"
        + $"BlobEndpoint={Blob}/{Account};QueueEndpoint={Queue}/{Account};TableEndpoint={Table}/{Account};";

    public static AzuriteRecord? Read(DirectoryInfo data)
    {
        try
        {
            return JsonSerializer.Deserialize<AzuriteRecord>(File.ReadAllText(FileIn(data)));
        }
        catch (Exception none) when (none is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    public static void Delete(DirectoryInfo data) => File.Delete(FileIn(data));

    public void Write(DirectoryInfo data) => File.WriteAllText(FileIn(data), JsonSerializer.Serialize(this));

    /// <summary>The process; null if it has ended, even if another process has its number now.</summary>
    public Process? FindProcess()
    {
        try
        {
            var process = Process.GetProcessById(ProcessId);
            return (process.StartTime.ToUniversalTime() - StartedAt).Duration() < ClockTolerance ? process : null;
        }
        catch (Exception gone) when (gone is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    public async Task<bool> AnswersAsync(CancellationToken cancellationToken)
    {
        using var http = new HttpClient { Timeout = TimeSpan.FromSeconds(5) };
        try
        {
            // It refuses a request without a signature, but its answer names the server.
            using var answer = await http.GetAsync(new Uri(Blob), cancellationToken);
            return answer.Headers.Server.ToString().StartsWith("Azurite", StringComparison.Ordinal);
        }
        catch (HttpRequestException)
        {
            return false;
        }
    }

    private static string FileIn(DirectoryInfo data) => Path.Combine(data.FullName, "azurite.json");
}
