using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;

namespace CollaborationManifesto.Http;

/// <summary>Whom a limit counts. It lives in memory only: an address is never stored or logged.</summary>
public static class ClientAddress
{
    /// <summary>Bytes of an IPv6 address that name a subscriber's network; the rest they choose themselves (RFC 6177).</summary>
    private const int NetworkBytes = 8;

    /// <param name="trustedHops">
    /// Entries at the right end of <c>X-Forwarded-For</c> that the platform wrote; what stands left of them is only claimed.
    /// </param>
    public static IPAddress Of(HttpRequest request, int trustedHops)
    {
        var entries = request.Headers[ForwardedHeadersDefaults.XForwardedForHeaderName].SelectMany(line => line!.Split(',')).ToList();
        var written = trustedHops > 0 && entries.Count >= trustedHops ? Parse(entries[^trustedHops].Trim()) : null;
        return Network(written ?? request.HttpContext.Connection.RemoteIpAddress ?? IPAddress.None);
    }

    private static IPAddress? Parse(string entry)
    {
        if (!IPEndPoint.TryParse(entry, out var parsed))
            return null;
        // "1", "0x7f.1" and "010.0.0.1" are addresses to the parser and to nobody else.
        var address = parsed.Address;
        return address.AddressFamily == AddressFamily.InterNetwork && !entry.StartsWith(address.ToString(), StringComparison.Ordinal) ? null : address;
    }

    private static IPAddress Network(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return address.MapToIPv4();
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return address;
        var bytes = address.GetAddressBytes();
        bytes.AsSpan(NetworkBytes).Clear();
        return new(bytes);
    }
}
