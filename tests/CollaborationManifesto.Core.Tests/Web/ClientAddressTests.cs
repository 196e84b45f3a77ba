using System.Net;
using CollaborationManifesto.Web;
using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Core.Tests.Web;

public sealed class ClientAddressTests
{
    private const string Public = "192.0.2.99";
    private const string Platform = "169.254.130.1";

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7:50123", "203.0.113.7")]
    [InlineData(" 198.51.100.1 ,\t203.0.113.7 ", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("[2001:db8:1:2:3:4:5:6]", "2001:db8:1:2::")]
    [InlineData("[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("[::ffff:203.0.113.7]:443", "203.0.113.7")]
    public void Behind_the_platforms_own_address_the_last_entry_says_who_it_is(string header, string expected) =>
        Assert.Equal(IPAddress.Parse(expected), From(Platform, [header]));

    [Theory]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.4")]
    [InlineData("100.64.0.1")]
    [InlineData("100.127.255.255")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.1.2")]
    [InlineData("172.16.0.1")]
    [InlineData("172.31.255.255")]
    [InlineData("192.168.1.1")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.4")]
    [InlineData("fc00::1")]
    [InlineData("fd12:3456:789a::1")]
    [InlineData("fe80::1%3")]
    [InlineData("febf::1")]
    public void A_private_address_names_nobody(string address)
    {
        Assert.Null(From(address, []));
        Assert.Null(From(Platform, [address]));
        Assert.Equal(IPAddress.Parse("203.0.113.7"), From(address, ["203.0.113.7"]));
    }

    [Theory]
    [InlineData("9.255.255.255")]
    [InlineData("100.63.255.255")]
    [InlineData("100.128.0.1")]
    [InlineData("172.15.0.1")]
    [InlineData("172.32.0.1")]
    [InlineData("fec0::")]
    [InlineData("2001:db8::")]
    public void An_address_beside_the_private_ones_is_public(string address) => Assert.Equal(IPAddress.Parse(address), From(address, []));

    [Theory]
    [InlineData("")]
    [InlineData("unknown")]
    [InlineData("_hidden")]
    [InlineData("203.0.113.7,")]
    [InlineData("203.0.113")]
    [InlineData("203.0.113.7.8")]
    [InlineData("203.0.113.7:port")]
    [InlineData("203.0.113.7:99999")]
    [InlineData("1")]
    [InlineData("0x7f.1")]
    [InlineData("010.0.0.1")]
    [InlineData("[2001:db8::1")]
    [InlineData("2001:db8::xyz")]
    [InlineData("\ud800")]
    public void An_invalid_entry_falls_back_to_the_connection_or_nobody(string header)
    {
        Assert.Null(From(Platform, [header]));
        Assert.Equal(IPAddress.Parse(Public), From(Public, [header]));
        Assert.Equal(IPAddress.Parse(Public), From(Public, [header], trustedHops: 2));
    }

    [Fact]
    public void A_claimed_address_is_ignored()
    {
        Assert.Equal(IPAddress.Parse(Public), From(Public, ["203.0.113.7"]));
        Assert.Equal(IPAddress.Parse("203.0.113.7"), From(Platform, ["198.51.100.1, 198.51.100.2, 203.0.113.7"]));
        Assert.Equal(IPAddress.Parse("203.0.113.7"), From(Platform, ["198.51.100.1", "198.51.100.2", "203.0.113.7"]));
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "203.0.113.3")]
    [InlineData(2, "203.0.113.2")]
    [InlineData(3, "203.0.113.1")]
    [InlineData(4, null)]
    public void Each_trusted_hop_leads_one_entry_to_the_left(int hops, string? expected) =>
        Assert.Equal(expected is null ? null : IPAddress.Parse(expected), From(Platform, ["203.0.113.1, 203.0.113.2", "203.0.113.3"], hops));

    [Theory]
    [InlineData(0, Public)]
    [InlineData(1, Public)]
    [InlineData(2, "203.0.113.2")]
    [InlineData(3, "203.0.113.1")]
    [InlineData(4, Public)]
    public void A_public_connection_is_the_first_hop(int hops, string expected)
    {
        Assert.Equal(IPAddress.Parse(expected), From(Public, ["203.0.113.1, 203.0.113.2"], hops));
        Assert.Equal(IPAddress.Parse(expected), From(Public, [$"203.0.113.1, 203.0.113.2, {Public}:4711"], hops));
    }

    [Fact]
    public void The_addresses_of_one_home_are_one_client() =>
        Assert.Equal(From("2001:db8:1:2::1", []), From("2001:db8:1:2:ffff:ffff:ffff:ffff", []));

    [Fact]
    public void Without_a_connection_the_client_is_unknown() => Assert.Null(ClientAddress.From(new DefaultHttpContext().Request, trustedHops: 1));

    private static IPAddress? From(string connection, string[] headers, int trustedHops = 1)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(connection);
        context.Request.Headers["X-Forwarded-For"] = headers;
        return ClientAddress.From(context.Request, trustedHops);
    }
}
