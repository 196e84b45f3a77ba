using System.Text.Json;

namespace CollaborationManifesto.LocalHost.FunctionsHost;

/// <summary>Remembers when each timer is due, so that a run missed between two starts is made up for.</summary>
internal sealed class TimerRecord(DirectoryInfo data)
{
    private readonly string _file = Path.Combine(data.FullName, "timers.json");
    private readonly Lock _writing = new();
    private Dictionary<string, DateTime>? _due;

    public bool IsPastDue(string function, DateTime now)
    {
        lock (_writing)
            return Due.TryGetValue(function, out var due) && due < now;
    }

    public void SetDue(string function, DateTime due)
    {
        lock (_writing)
        {
            Due[function] = due;
            File.WriteAllText(_file, JsonSerializer.Serialize(Due));
        }
    }

    private Dictionary<string, DateTime> Due => _due ??= File.Exists(_file)
        ? JsonSerializer.Deserialize<Dictionary<string, DateTime>>(File.ReadAllText(_file))!
        : [];
}
