using System.Diagnostics;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>
/// A lock that holds between processes: a file that only one of them can have open. The system lets go of it
/// when its process ends, however it ends, so a lock is never left over.
/// </summary>
public static class InstallLock
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Waits until the lock is free, for at most 15 minutes, and takes it. Dispose of it to let go.</summary>
    /// <param name="path">The file. It is created when missing and stays.</param>
    /// <exception cref="TimeoutException">Someone else held the file, or it cannot be opened at all.</exception>
    public static async Task<IDisposable> Take(string path)
    {
        var waiting = Stopwatch.StartNew();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var saidSo = false; ; await timer.WaitForNextTickAsync())
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException held) when (waiting.Elapsed < Patience)
            {
                if (!saidSo && waiting.Elapsed > TimeSpan.FromSeconds(1))
                {
                    saidSo = true;
                    await Console.Error.WriteLineAsync($"Waiting for another test process to find its Chromium: {held.Message}");
                }
            }
            catch (IOException held)
            {
                throw new TimeoutException($"{path} was not free within {Patience.TotalMinutes} minutes.", held);
            }
        }
    }
}
