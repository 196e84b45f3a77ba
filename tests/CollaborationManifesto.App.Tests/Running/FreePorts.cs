using System.Net;
using System.Net.Sockets;
using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Running;

public static class FreePorts
{
    private const int Tries = 5;

    public static (Uri Site, Uri Api) Pair()
    {
        using var one = Listen();
        using var other = Listen();
        return (Address(one), Address(other));
    }

    /// <summary>Another process can take a free port before we use it. Then another pair is tried.</summary>
    public static async Task<T> With<T>(Func<Uri, Uri, Task<T>> start)
    {
        for (var tries = 1; ; tries++)
        {
            var (site, api) = Pair();
            try
            {
                return await start(site, api);
            }
            catch (StartException taken) when (tries < Tries && taken.Message.Contains(" in use", StringComparison.Ordinal))
            {
            }
        }
    }

    private static TcpListener Listen()
    {
        var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return listener;
    }

    private static Uri Address(TcpListener listener) => new($"http://{listener.LocalEndpoint}");
}
