using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Specialized;

namespace CollaborationManifesto.Publishing;

/// <summary>Lets only one publisher work at a time. It is renewed during the work; if it is lost, the work stops.</summary>
internal sealed class PublisherLease : IAsyncDisposable
{
    /// <summary>The maximum for a blob lease that expires. A publisher that crashed blocks the others for this long.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromSeconds(60);

    private readonly BlobLeaseClient _lease;
    private readonly TimeProvider _clock;
    private readonly CancellationTokenSource _ended = new();
    private readonly CancellationTokenSource _lost = new();
    private readonly Task _renewing;
    private long _heldSince;

    private PublisherLease(BlobLeaseClient lease, TimeProvider clock, long heldSince)
    {
        (_lease, _clock, _heldSince) = (lease, clock, heldSince);
        _renewing = KeepRenewingAsync();
    }

    public CancellationToken Lost => _lost.Token;

    /// <summary>Null if another publisher holds it.</summary>
    public static async Task<PublisherLease?> TryTakeAsync(BlobClient blob, TimeProvider clock, CancellationToken cancellationToken)
    {
        var lease = blob.GetBlobLeaseClient();
        // Count from the request, not the answer, so that the lease never seems to last longer than it does.
        var asked = clock.GetTimestamp();
        try
        {
            if (!await blob.ExistsAsync(cancellationToken))
                await blob.UploadAsync(BinaryData.Empty, overwrite: false, cancellationToken);
            await lease.AcquireAsync(Life, cancellationToken: cancellationToken);
            return new(lease, clock, asked);
        }
        catch (RequestFailedException held) when (held.Status == 409)
        {
            return null;
        }
    }

    /// <summary>Call before every write: a process that was suspended past its lease may run before its timer does.</summary>
    public void Check()
    {
        if (_clock.GetElapsedTime(Interlocked.Read(ref _heldSince)) >= Life)
            _lost.Cancel();
        _lost.Token.ThrowIfCancellationRequested();
    }

    /// <summary>Call after a write was refused because another publisher is at work.</summary>
    public void GiveUp()
    {
        _lost.Cancel();
        _lost.Token.ThrowIfCancellationRequested();
    }

    public async ValueTask DisposeAsync()
    {
        await _ended.CancelAsync();
        await _renewing;
        try
        {
            await _lease.ReleaseAsync(cancellationToken: CancellationToken.None);
        }
        catch (Exception failed) when (failed is RequestFailedException or AggregateException)
        {
            // Another publisher has it by now, or it expires by itself.
        }

        _ended.Dispose();
        _lost.Dispose();
    }

    private async Task KeepRenewingAsync()
    {
        using var third = new PeriodicTimer(Life / 3, _clock);
        try
        {
            while (await third.WaitForNextTickAsync(_ended.Token))
            {
                var asked = _clock.GetTimestamp();
                await _lease.RenewAsync(cancellationToken: _ended.Token);
                Interlocked.Exchange(ref _heldSince, asked);
            }
        }
        catch (Exception failed) when (failed is RequestFailedException or AggregateException or IOException or OperationCanceledException)
        {
            if (!_ended.IsCancellationRequested)
                await _lost.CancelAsync();
        }
    }
}
