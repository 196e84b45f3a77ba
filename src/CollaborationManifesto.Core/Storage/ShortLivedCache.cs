namespace CollaborationManifesto.Storage;

/// <summary>Asks once for all callers at the same time, and keeps the answer for a short time. Does not keep a failure.</summary>
internal sealed class ShortLivedCache<T>(TimeSpan lasts, TimeProvider clock, Func<Task<T>> ask)
{
    private readonly Lock _lock = new();
    private Task<T>? _answer;
    private DateTimeOffset _askedAt;

    /// <summary>Keeps asking if a caller cancels, because others may be waiting for the answer.</summary>
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

    /// <summary>For a caller who already knows the answer.</summary>
    public void Set(T answer)
    {
        lock (_lock)
            (_answer, _askedAt) = (Task.FromResult(answer), clock.GetUtcNow());
    }
}
