using System.Runtime.InteropServices;
using CollaborationManifesto.LocalHost;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

return await CommandLine.RunAsync(args, async options =>
{
    try
    {
        await using var app = await LocalApp.StartAsync(options, Console.Out, cancellationToken: stop.Token);
        await app.RunUntilAsync(stop.Token);
        return 0;
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        return 0;
    }
    catch (StartException wrong)
    {
        await Console.Error.WriteLineAsync(wrong.Message);
        return 1;
    }
});

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
