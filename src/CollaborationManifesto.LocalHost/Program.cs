using System.Runtime.InteropServices;
using CollaborationManifesto.LocalHost;
using Microsoft.Extensions.Options;

using var stop = new CancellationTokenSource();
using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

return await CommandLine.Run(args, async options =>
{
    try
    {
        await using var app = await LocalApp.Start(options, Console.Out, cancellation: stop.Token);
        await app.RunUntil(stop.Token);
        return 0;
    }
    catch (OperationCanceledException) when (stop.IsCancellationRequested)
    {
        return 0;
    }
    catch (Exception wrong) when (wrong is StartException or OptionsValidationException or FormatException)
    {
        await Console.Error.WriteLineAsync(wrong.Message.ReplaceLineEndings(" "));
        return 1;
    }
});

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    stop.Cancel();
}
