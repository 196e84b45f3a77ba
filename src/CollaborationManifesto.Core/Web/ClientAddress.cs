using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace CollaborationManifesto.Web;

/// <summary>The client's address, for rate limits. It is kept in memory only, never stored or logged.</summary>
public static class ClientAddress
{
    /// <summary>Bytes of an IPv6 address that identify the subscriber's network; subscribers choose the rest themselves (RFC 6177).</summary>
    private const int NetworkBytes = 8;

    /// <summary>Address ranges that no client on the internet can have: RFC 1918, 3927, 4193, 4291 and 6598.</summary>
    private static readonly IPNetwork[] Private =
    [
        IPNetwork.Parse("0.0.0.0/8"),
        IPNetwork.Parse("10.0.0.0/8"),
        IPNetwork.Parse("100.64.0.0/10"),
        IPNetwork.Parse("127.0.0.0/8"),
        IPNetwork.Parse("169.254.0.0/16"),
        IPNetwork.Parse("172.16.0.0/12"),
        IPNetwork.Parse("192.168.0.0/16"),
        IPNetwork.Parse("::/127"),
        IPNetwork.Parse("fc00::/7"),
        IPNetwork.Parse("fe80::/10"),
    ];

    /// <summary>
    /// Finds the public address nearest to the app, or one entry further away for each of our own gateways in front of the app. The platform
    /// gives it as the connection's address or as the last entry of <c>X-Forwarded-For</c>. Clients can forge the entries before that.
    /// </summary>
    /// <param name="trustedHops">1, plus 1 for each gateway of our own; 0 to trust only the connection.</param>
    /// <returns>Null if only an address of the platform is visible, which all clients share.</returns>
    public static IPAddress? From(HttpRequest request, int trustedHops)
    {
        var connection = Public(request.HttpContext.Connection.RemoteIpAddress);
        if (trustedHops == 0)
            return connection;
        var hops = request.Headers[ForwardedHeadersDefaults.XForwardedForHeaderName]
            .SelectMany(line => line!.Split(','))
            .Select(entry => Public(Parse(entry.Trim())))
            .ToList();
        if (connection is not null && !connection.Equals(hops.LastOrDefault()))
            hops.Add(connection);
        return hops.Count >= trustedHops && hops[^trustedHops] is { } client ? client : connection;
    }

    /// <summary>How <see cref="From"/> found the address: <c>connection</c>, <c>forwarded</c> (the header) or <c>platform</c> (none).</summary>
    public static string Source(HttpRequest request, int trustedHops) => From(request, trustedHops) switch
    {
        null => "platform",
        var client when client.Equals(Public(request.HttpContext.Connection.RemoteIpAddress)) => "connection",
        _ => "forwarded",
    };

    private static IPAddress? Parse(string entry)
    {
        if (!IPEndPoint.TryParse(entry, out var parsed))
            return null;
        // The parser also accepts "1", "0x7f.1" and "010.0.0.1", which nobody else reads as addresses.
        var address = parsed.Address;
        return address.AddressFamily == AddressFamily.InterNetwork && !entry.StartsWith(address.ToString(), StringComparison.Ordinal) ? null : address;
    }

    private static IPAddress? Public(IPAddress? address)
    {
        if (address?.IsIPv4MappedToIPv6 == true)
            address = address.MapToIPv4();
        return address is null || Array.Exists(Private, network => network.Contains(address)) ? null : Network(address);
    }

    private static IPAddress Network(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new(bytes);
    }
}
