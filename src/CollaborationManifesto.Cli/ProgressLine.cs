namespace CollaborationManifesto.Cli;

/// <summary>Progress of a command: a bar in a terminal; elsewhere, a line now and then if there is much to do.</summary>
internal sealed class ProgressLine(TextWriter error, bool isTerminal, string things) : IProgress<(int Done, int All)>, IDisposable
{
    private const int Width = 30;
    private const int LinesFrom = 1_000;
    private const int PercentsPerLine = 10;
    private readonly Lock _lock = new();
    private int _shown;

    public void Report((int Done, int All) value)
    {
        var percent = (int)(100L * value.Done / Math.Max(value.All, 1));
        lock (_lock)
        {
            if (percent <= _shown)
                return;
            if (isTerminal)
                error.Write($"\r[{new string('#', Width * percent / 100).PadRight(Width)}] {percent,3}% of {value.All} {things} ");
            else if (value.All >= LinesFrom && percent % PercentsPerLine == 0)
                error.WriteLine($"{percent}% of {value.All} {things}");
            _shown = percent;
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            if (isTerminal && _shown > 0)
                error.WriteLine();
            _shown = 0;
        }
    }
}
