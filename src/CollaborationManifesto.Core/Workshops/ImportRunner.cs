using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization;
using Azure.Storage.Queues;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Workshops;

/// <summary>
/// Brings in the notes of an import, or takes it back, a step at a time. A message goes on the queue <c>desk</c> before the row is written
/// (docs/adr/0002); its handler does what the row says is left to do, so that it can be killed and repeated anywhere.
/// </summary>
public sealed partial class ImportRunner(
    QueueServiceClient queues,
    IOptions<StorageSettings> names,
    WorkshopRegister register,
    ImportFiles files,
    ImportPreviews previews,
    NoteForecasts forecasts,
    NoteReader reader,
    NoteImport notes,
    BoardImport boards,
    ContributionStore contributions,
    ImportTakeBack takeBack,
    MessageProcessing processing,
    Counts counts,
    IOptions<ManifestoSettings> manifesto,
    IOptions<ChangeSettings> settings,
    Words.AllWords words,
    TimeProvider clock,
    ILogger<ImportRunner> log)
{
    /// <summary>Then the rest is another message's, long before the Functions host would give this one to someone else.</summary>
    private static readonly TimeSpan Turn = TimeSpan.FromMinutes(1);

    private readonly QueueClient _queue = queues.GetQueueClient(names.Value.DeskQueue);

    public async Task AnnounceAsync(ContributionId import, string commandId, CancellationToken cancellationToken)
    {
        using var span = Traces.Send(_queue.Name);
        await SendAsync(new(import.ToString(), commandId, clock.GetUtcNow(), Activity.Current?.Id), TimeSpan.FromSeconds(settings.Value.HeadStartSeconds), cancellationToken);
    }

    /// <summary>Handles a message of the queue <c>desk</c>; null if it is about something else.</summary>
    public Task? TryHandleAsync(string message, CancellationToken cancellationToken) => ImportMessage.TryRead(message) is { } import
        ? processing.ProcessAsync(_queue.Name, import.Traceparent, () => HandleAsync(import, cancellationToken))
        : null;

    /// <summary>Its message failed too often, or was lost.</summary>
    public async Task ContinueLeftBehindAsync(CancellationToken cancellationToken)
    {
        foreach (var import in (await register.AllAsync(cancellationToken)).Select(one => one.Value))
        {
            if (LastAct(import) is { } act && clock.GetUtcNow() - act.At >= ChangeQueue.DropAfter)
                await AnnounceAsync(import.Id, act.CommandId, cancellationToken);
        }
    }

    /// <summary>The act that has still something to be done; null if there is none.</summary>
    private static ImportAct? LastAct(WorkshopImport import) => import.State switch
    {
        ImportState.Running => import.Started,
        ImportState.TakeBackAsked or ImportState.TakingBack => import.TakenBack,
        ImportState.Uploaded or ImportState.Done or ImportState.Stopped or ImportState.TakenBack => null,
    };

    private async Task HandleAsync(ImportMessage message, CancellationToken cancellationToken)
    {
        var id = ContributionId.Parse(message.Import);
        if (await register.FindAsync(id, cancellationToken) is not { } found || !found.Value.HasCommand(message.CommandId))
        {
            await WaitForItsRowAsync(message, cancellationToken);
            return;
        }

        var began = clock.GetTimestamp();
        while (true)
        {
            var (steps, isLost) = (0, false);
            await foreach (var next in StepsAsync(found.Value, cancellationToken))
            {
                steps++;
                if (await register.ReplaceAsync(found, next, cancellationToken) is not { } written)
                {
                    isLost = true;
                    break;
                }

                found = written;
                if (LastAct(found.Value) is not null && clock.GetElapsedTime(began) >= Turn)
                {
                    await SendAsync(message, TimeSpan.Zero, cancellationToken);
                    return;
                }
            }

            if (steps == 0)
                break;
            // If another handler was faster, go on from where it is.
            if (isLost)
            {
                if (await register.FindAsync(id, cancellationToken) is not { } now)
                    return;
                // Someone has taken it back since, and this handler may have added rows after that.
                found = now.Value.State == ImportState.TakenBack ? await register.ReplaceAsync(now, now.Value with { State = ImportState.TakingBack }, cancellationToken) ?? now : now;
            }
        }

        // Nothing needs it any more.
        await files.DeleteAsync(id, cancellationToken);
    }

    /// <returns>The import after each step; nothing if there is nothing left to do.</returns>
    private IAsyncEnumerable<WorkshopImport> StepsAsync(WorkshopImport import, CancellationToken cancellationToken) => import.State switch
    {
        ImportState.Running => BringInAsync(import, cancellationToken),
        ImportState.TakeBackAsked => takeBack.CheckAsync(import, cancellationToken),
        ImportState.TakingBack => takeBack.RemoveAsync(import, cancellationToken),
        ImportState.Uploaded or ImportState.Done or ImportState.Stopped or ImportState.TakenBack => AsyncEnumerable.Empty<WorkshopImport>(),
    };

    private async IAsyncEnumerable<WorkshopImport> BringInAsync(WorkshopImport import, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var content = await files.FindAsync(import.Id, cancellationToken);
        if (content is not null && import.Format == ImportFormat.Trello)
        {
            yield return await BringInBoardAsync(import, content, cancellationToken);
            yield break;
        }

        if (content is null || TryOpen(import, content) is not { } file)
        {
            // A run that was killed may have added more than it has counted.
            yield return import with { State = ImportState.Stopped, Imported = await OwnNotes(import, cancellationToken), Mapping = null };
            yield break;
        }

        foreach (var rows in reader.Read(file, import, import.Mapping!).Skip(import.Done).Chunk(NoteImport.RowsAtOnce))
        {
            // Asked each time, because another import of the same workshop may have been added or taken back meanwhile.
            import = await notes.AddAsync(rows, import, await forecasts.CanBeHereAsync(import, cancellationToken), cancellationToken);
            yield return import;
        }

        // Its keys are values of the file, which nothing needs any more.
        yield return import with { State = ImportState.Done, Mapping = null };
    }

    /// <returns>Null if this version of the program refuses a file that the one before has taken.</returns>
    private NoteFile? TryOpen(WorkshopImport import, byte[] content)
    {
        try
        {
            return previews.Open(content, import.Format, import.Mapping!);
        }
        catch (WrongFileException)
        {
            return null;
        }
    }

    private ValueTask<int> OwnNotes(WorkshopImport import, CancellationToken cancellationToken) => contributions.IdsOfImportsAsync([import.Id], cancellationToken).CountAsync(cancellationToken);

    private async Task<WorkshopImport> BringInBoardAsync(WorkshopImport import, byte[] content, CancellationToken cancellationToken)
    {
        var lists = BoardLists.From(import.Mapping!, TrelloExport.Open(new MemoryStream(content, writable: false), words.Import), manifesto.Value);
        var outcome = await boards.ImportAsync(new MemoryStream(content, writable: false), lists, ImportMode.Waiting, import, progress: null, cancellationToken);
        var report = ((ImportOutcome.Done)outcome).Report;
        // An interrupted run has brought some in, which this one found here.
        var own = await OwnNotes(import, cancellationToken);
        var leftOut = report.Skipped.Count(card => card.Reason == SkipReason.ListLeftOut);
        return import with
        {
            State = ImportState.Done,
            Mapping = null,
            Done = report.Cards,
            Rows = report.Cards,
            Imported = own,
            HereAlready = Math.Max(0, report.Imported + report.Updated + report.Unchanged - own),
            LeftOut = leftOut,
            Refused = report.Skipped.Length - leftOut,
            FirstRefused =
            [
                .. report.Skipped.Where(card => card.Reason != SkipReason.ListLeftOut).GroupBy(card => card.Sentence)
                    .Select(group => new RefusedRow(0, words.Workshop.RefusedCards(group.Key, group.Count()))).Take(WorkshopImport.MostRefusedKept),
            ],
        };
    }

    private async Task WaitForItsRowAsync(ImportMessage message, CancellationToken cancellationToken)
    {
        if (clock.GetUtcNow() - message.AcceptedAt < ChangeQueue.DropAfter)
        {
            await SendAsync(message, TimeSpan.FromSeconds(settings.Value.LookAgainSeconds), cancellationToken);
            counts.PutBack(_queue.Name, PutBackReason.Row);
        }
        else
            LogGivenUp(message.Import);
    }

    private Task SendAsync(ImportMessage message, TimeSpan delay, CancellationToken cancellationToken) => _queue.SendMessageAsync(
        JsonSerializer.Serialize(message, ImportMessageJson.Default.ImportMessage), visibilityTimeout: delay, timeToLive: TimeSpan.FromSeconds(-1), cancellationToken: cancellationToken);

    [LoggerMessage(LogLevel.Information, "A change of import {Id} was announced but never written; its message is dropped")]
    private partial void LogGivenUp(string id);
}

/// <summary>A message of the queue <c>desk</c>: "look at this import". It holds nothing that a person typed.</summary>
/// <param name="CommandId">The command that was about to be written; see <see cref="WorkshopImport.HasCommand"/>.</param>
/// <param name="Traceparent">W3C trace context of the request that caused it.</param>
internal sealed record ImportMessage(string Import, string CommandId, DateTimeOffset AcceptedAt, string? Traceparent = null)
{
    /// <returns>Null if the message is about something else, or not one of ours.</returns>
    public static ImportMessage? TryRead(string message)
    {
        try
        {
            return JsonSerializer.Deserialize(message, ImportMessageJson.Default.ImportMessage) is { Import: not null, CommandId: not null } read && ContributionId.TryParse(read.Import, out _) ? read : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase, DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault)]
[JsonSerializable(typeof(ImportMessage))]
internal sealed partial class ImportMessageJson : JsonSerializerContext;
