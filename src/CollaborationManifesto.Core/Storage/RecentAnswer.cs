namespace CollaborationManifesto.Storage;

/// <summary>Asks once for all who ask at the same time, and for those who ask within some seconds after. A failure is not kept.</summary>
internal sealed class RecentAnswer<T>(TimeSpan lasts, TimeProvider clock, Func<Task<T>> ask)
{
    private readonly Lock _lock = new();
    private Task<T>? _answer;
    private DateTimeOffset _askedAt;

    /// <summary>The question goes on when one who asked it goes away: others may be waiting for its answer.</summary>
    public Task<T> GetAsync(CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (_answer is null || _answer.IsFaulted || _answer.IsCanceled || (_answer.IsCompleted && now - _askedAt >= lasts))
                (_answer, _askedAt) = (ask(), now);
            return _answer.WaitAsync(cancellationToken);
        }
    }

    /// <summary>For one who has learnt it otherwise.</summary>
    public void Set(T answer)
    {
        lock (_lock)
            (_answer, _askedAt) = (Task.FromResult(answer), clock.GetUtcNow());
    }
}
