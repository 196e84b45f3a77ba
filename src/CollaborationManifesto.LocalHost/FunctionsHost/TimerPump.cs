using Microsoft.Azure.Functions.Worker;
using NCrontab;

namespace CollaborationManifesto.LocalHost.FunctionsHost;

/// <summary>Runs timer functions on their schedules, one run at a time. A long run skips the times that pass meanwhile.</summary>
internal sealed partial class TimerPump(FunctionCatalog catalog, TimerRecord record, TimeProvider clock, ILogger<TimerPump> log) : BackgroundService
{
    // Read in the constructor, so that a wrong schedule stops the start.
    private readonly IReadOnlyList<(CrontabSchedule Schedule, LocalFunction Function)> _timers =
        [.. catalog.With<TimerTriggerAttribute>().Select(found => (Parse(catalog.Resolve(found.Trigger.Schedule)), found.Function))];

    protected override Task ExecuteAsync(CancellationToken stoppingToken) =>
        Task.WhenAll(_timers.Select(timer => RunAsync(timer.Schedule, timer.Function, stoppingToken)));

    private async Task RunAsync(CrontabSchedule schedule, LocalFunction function, CancellationToken cancellationToken)
    {
        var pastDue = IsRecorded(schedule) && record.IsPastDue(function.Name, Now);
        while (!cancellationToken.IsCancellationRequested)
        {
            var (start, due) = (Now, schedule.GetNextOccurrence(Now));
            if (IsRecorded(schedule))
                record.SetDue(function.Name, due);
            if (!pastDue)
                await Task.Delay(due - start, clock, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (!cancellationToken.IsCancellationRequested)
                await CallAsync(function, new() { ScheduleStatus = new() { Last = start, Next = due, LastUpdated = start }, IsPastDue = pastDue }, cancellationToken);
            pastDue = false;
        }
    }

    private DateTime Now => clock.GetUtcNow().UtcDateTime;

    /// <summary>Like the host, does not make up for missed runs of a timer that runs more than once a minute.</summary>
    private bool IsRecorded(CrontabSchedule schedule)
    {
        var next = schedule.GetNextOccurrence(Now);
        return schedule.GetNextOccurrence(next) - next >= TimeSpan.FromMinutes(1);
    }

    private async Task CallAsync(LocalFunction function, TimerInfo timer, CancellationToken cancellationToken)
    {
        try
        {
            await function.CallAsync(timer, cancellationToken);
        }
        catch (Exception failed)
        {
            LogFunctionFailed(failed, function.Name);
        }
    }

    private static CrontabSchedule Parse(string schedule) =>
        CrontabSchedule.TryParse(schedule, new() { IncludingSeconds = true })
        ?? throw new StartException($"The schedule '{schedule}' is not a cron expression of six fields, such as '0 * * * * *'.");

    [LoggerMessage(LogLevel.Error, "Function {Function} failed")]
    private partial void LogFunctionFailed(Exception failed, string function);
}
