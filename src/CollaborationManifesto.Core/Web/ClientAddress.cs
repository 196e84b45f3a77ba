using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace CollaborationManifesto.Web;

/// <summary>Whom a limit counts. It lives in memory only: an address is never stored or logged.</summary>
public static class ClientAddress
{
    /// <summary>Bytes of an IPv6 address that name a subscriber's network; the rest they choose themselves (RFC 6177).</summary>
    private const int NetworkBytes = 8;

    /// <summary>Addresses that a client on the internet cannot have: RFC 1918, 3927, 4193, 4291 and 6598.</summary>
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
    /// The public address nearest to the app, or the one as many entries further from it as there are gateways of one's own before the app.
    /// The platform shows it as the connection's, or only as the last entry of <c>X-Forwarded-For</c>. What stands left of that is only claimed.
    /// </summary>
    /// <param name="trustedHops">1, and one more for each gateway; 0 to believe the connection alone.</param>
    /// <returns>Null where only an address of the platform can be seen, which everyone shares.</returns>
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

    /// <summary>What <see cref="From"/> goes by: <c>connection</c>, <c>forwarded</c> (the header) or <c>platform</c>, where nobody can be told apart.</summary>
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
        // "1", "0x7f.1" and "010.0.0.1" are addresses to the parser and to nobody else.
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
