using System.Diagnostics;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>
/// A lock between processes: a file that only one can open. The system releases it when the process ends, however it ends, so no lock is
/// left over.
/// </summary>
public static class InstallLock
{
    static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    /// <summary>Waits up to 15 minutes for the lock and takes it. Dispose of it to release it.</summary>
    /// <param name="path">The file. Created if missing, and never deleted.</param>
    /// <exception cref="TimeoutException">Another process held the file, or it cannot be opened.</exception>
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
