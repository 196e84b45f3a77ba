using System.Net;
using System.Net.Sockets;

namespace CollaborationManifesto.LocalHost;

internal static class Ports
{
    /// <summary>Call before anything is started, so that nothing needs to be stopped again.</summary>
    public static void CheckFree(LocalOptions options)
    {
        CheckFree("--site", options.Site);
        if (options.Functions)
            CheckFree("--api", options.Api);
    }

    private static void CheckFree(string option, Uri address)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.TryParse(address.Host, out var ip) ? ip : IPAddress.Loopback, address.Port);
            listener.Start();
        }
        catch (SocketException)
        {
            throw new StartException(
                $"Port {address.Port} is in use. Stop what uses it, or choose another address, for example {option} http://127.0.0.1:{address.Port + 10}.");
        }
    }
}
