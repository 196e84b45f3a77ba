using Azure.Storage.Queues;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.LocalHost.Sample;

/// <summary>An invented workshop board, so that new users have something to look at.</summary>
internal sealed class SampleBoard(
    ContributionStore contributions, BoardImport import, QueueServiceClient queues, IOptions<StorageSettings> names)
{
    private static readonly ListMapping Mapping = new(new Dictionary<string, MappedList>
    {
        ["Principles"] = new(ContributionKind.Principle),
        ["Guidance"] = new(ContributionKind.Guidance),
    });

    /// <param name="functionsRun">True if the functions run here and handle the board at once; otherwise another program does it later.</param>
    public async Task LoadIntoEmptyStorageAsync(TextWriter progress, bool functionsRun, CancellationToken cancellationToken)
    {
        if (!await contributions.IsEmptyAsync(cancellationToken))
            return;
        await progress.WriteLineAsync("Loading the sample board ...");
        await using var board = typeof(SampleBoard).Assembly.GetManifestResourceStream("sample/board.json")!;
        if (await import.ImportAsync(board, Mapping, ImportMode.Approved, import: null, progress: null, cancellationToken) is not ImportOutcome.Done { Report: var report })
            throw new InvalidOperationException("The sample board is no board.");
        foreach (var card in report.Skipped)
            await progress.WriteLineAsync($"  left out “{card.Title}”: {card.Sentence}");
        if (functionsRun)
            await WaitUntilHandledAsync(cancellationToken);
    }

    private async Task WaitUntilHandledAsync(CancellationToken cancellationToken)
    {
        var queue = queues.GetQueueClient(names.Value.ContributionsQueue);
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        while ((await queue.GetPropertiesAsync(cancellationToken)).Value.ApproximateMessagesCount > 0)
            await pause.WaitForNextTickAsync(cancellationToken);
    }
}
