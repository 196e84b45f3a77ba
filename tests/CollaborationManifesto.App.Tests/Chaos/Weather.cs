namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>What happens to a call to storage or to the email provider.</summary>
internal enum Fault
{
    TooMany,
    Broken,
    Busy,
    TimesOut,
    Reset,

    /// <summary>The call succeeds, but its answer is lost.</summary>
    AnswerLost,
}

/// <summary>Usually few calls fail; in a storm most do. The seed decides which, as far as calls come in the same order.</summary>
internal sealed class Weather(int seed, TimeProvider clock)
{
    private const double FailInCalm = 0.02;
    private const double FailInStorm = 0.6;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(8);
    private static readonly TimeSpan StormLasts = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Random _random = new(seed);
    private readonly long _began = clock.GetTimestamp();
    private bool _isOver;

    public int Faults { get; private set; }

    /// <summary>From now on every call succeeds.</summary>
    public void Clears()
    {
        lock (_gate)
            _isOver = true;
    }

    /// <summary>Null for a call that succeeds.</summary>
    public Fault? Next()
    {
        lock (_gate)
        {
            var isStorm = clock.GetElapsedTime(_began).TotalSeconds % Between.TotalSeconds < StormLasts.TotalSeconds;
            if (_isOver || _random.NextDouble() >= (isStorm ? FailInStorm : FailInCalm))
                return null;
            Faults++;
            return (Fault)_random.Next(Enum.GetValues<Fault>().Length);
        }
    }

    public TimeSpan Within(TimeSpan shortest, TimeSpan longest)
    {
        lock (_gate)
            return shortest + ((longest - shortest) * _random.NextDouble());
    }
}
