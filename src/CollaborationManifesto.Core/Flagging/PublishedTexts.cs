using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.Flagging;

/// <summary>
/// Finds published items that say nearly the same as what someone is about to send, among those that this instance has in memory. Nobody waits for
/// storage: a search that finds them old starts a read for the next one (docs/adr/0023).
/// </summary>
public sealed partial class PublishedTexts(Projection projection, TimeProvider clock, ILogger<PublishedTexts> log)
{
    /// <summary>A longer list would hide the button that sends.</summary>
    private const int MostShown = 3;

    private static readonly TimeSpan ReadAgainAfter = TimeSpan.FromMinutes(1);

    /// <summary>Nothing is shown from an older read, so that what was taken off the site is not shown here for much longer.</summary>
    private static readonly TimeSpan MaxAge = TimeSpan.FromMinutes(2);

    private readonly Lock _lock = new();
    private readonly KnownTexts _known = new();
    private readonly Dictionary<ContributionId, PublishedItem> _items = [];
    private DateTimeOffset _since = DateTimeOffset.UnixEpoch;
    private DateTimeOffset? _readAt;
    private DateTimeOffset? _triedAt;

    /// <summary>The read that the last search started, or that has ended.</summary>
    public Task Reading { get; private set; } = Task.CompletedTask;

    /// <summary>Most similar first; empty while nothing recent is in memory.</summary>
    /// <param name="isMeant">Whether the text is about the item anyway, so that nobody is led round in a circle.</param>
    public ImmutableArray<PublishedItem> FindSimilar(string title, string text, Func<ContributionId, bool> isMeant)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (Reading.IsCompleted && (_triedAt is not { } tried || now - tried >= ReadAgainAfter))
            {
                _triedAt = now;
                Reading = ReadAsync(now);
            }

            return now - _readAt <= MaxAge
                ? [.. _known.FindSimilar(default, title, text, SimilarContributions.ThresholdPercent).Where(id => _items.ContainsKey(id) && !isMeant(id)).Take(MostShown).Select(id => _items[id])]
                : [];
        }
    }

    private async Task ReadAsync(DateTimeOffset began)
    {
        try
        {
            await Task.Yield();
            var since = (DateTimeOffset?)null;
            var pages = new List<IReadOnlyList<KnownText>>();
            await foreach (var (at, page) in projection.PublishedTextsAsync(_since, CancellationToken.None))
            {
                since ??= at;
                // Before the lock, because it is most of the work.
                pages.Add([.. page.Select(KnownText.From)]);
            }

            lock (_lock)
            {
                foreach (var page in pages)
                    Update(page);
                (_since, _readAt) = (since!.Value - TableRows.Overlap, began);
            }
        }
        // Nobody awaits this, so whatever it is would be lost.
        catch (Exception failed)
        {
            LogNotRead(failed);
        }
    }

    private void Update(IReadOnlyList<KnownText> texts)
    {
        _known.Update(texts);
        foreach (var (_, id, _, words) in texts.Select(text => text.Projected))
        {
            // Nothing can be added to an experience or to a retired principle.
            if (words is { Retired: false, Kind: not ContributionKind.Experience })
                _items[id] = new(id, words.Kind, words.Title);
            else
                _items.Remove(id);
        }
    }

    [LoggerMessage(LogLevel.Warning, "The published texts could not be read, so nobody is shown what says nearly the same as theirs")]
    private partial void LogNotRead(Exception failed);
}

/// <summary>A published item that something can be added to.</summary>
public readonly record struct PublishedItem(ContributionId Id, ContributionKind Kind, string Title);
