using System.Net;
using CollaborationManifesto.Http;
using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Core.Tests.Http;

public sealed class ClientAddressTests
{
    private const string Connection = "192.0.2.99";

    [Theory]
    [InlineData("203.0.113.7", "203.0.113.7")]
    [InlineData("203.0.113.7:50123", "203.0.113.7")]
    [InlineData(" 198.51.100.1 ,\t203.0.113.7 ", "203.0.113.7")]
    [InlineData("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::")]
    [InlineData("[2001:db8:1:2:3:4:5:6]", "2001:db8:1:2::")]
    [InlineData("[2001:db8:1:2:3:4:5:6]:443", "2001:db8:1:2::")]
    [InlineData("fe80::1%3", "fe80::")]
    [InlineData("::ffff:203.0.113.7", "203.0.113.7")]
    [InlineData("[::ffff:203.0.113.7]:443", "203.0.113.7")]
    public void The_entry_that_the_platform_wrote_says_who_it_is(string header, string expected) =>
        Assert.Equal(IPAddress.Parse(expected), Of([header]));

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
    public void Garbage_is_counted_by_the_connection(string header) => Assert.Equal(IPAddress.Parse(Connection), Of([header]));

    [Fact]
    public void What_the_client_claims_is_not_believed()
    {
        Assert.Equal(IPAddress.Parse("203.0.113.7"), Of(["198.51.100.1, 198.51.100.2, 203.0.113.7"]));
        Assert.Equal(IPAddress.Parse("203.0.113.7"), Of(["198.51.100.1", "198.51.100.2", "203.0.113.7"]));
    }

    [Theory]
    [InlineData(0, Connection)]
    [InlineData(1, "203.0.113.3")]
    [InlineData(2, "203.0.113.2")]
    [InlineData(3, "203.0.113.1")]
    [InlineData(4, Connection)]
    public void Each_trusted_hop_leads_one_entry_to_the_left(int hops, string expected) =>
        Assert.Equal(IPAddress.Parse(expected), Of(["203.0.113.1, 203.0.113.2", "203.0.113.3"], hops));

    [Fact]
    public void Without_the_header_the_connection_says_who_it_is() => Assert.Equal(IPAddress.Parse(Connection), Of([]));

    [Fact]
    public void The_addresses_of_one_home_are_one_client() =>
        Assert.Equal(Of(["2001:db8:1:2::1"]), Of(["2001:db8:1:2:ffff:ffff:ffff:ffff"]));

    [Fact]
    public void Nobody_at_all_is_a_client_too() =>
        Assert.Equal(IPAddress.None, ClientAddress.Of(new DefaultHttpContext().Request, trustedHops: 1));

    private static IPAddress Of(string[] headers, int trustedHops = 1)
    {
        var context = new DefaultHttpContext();
        context.Connection.RemoteIpAddress = IPAddress.Parse(Connection);
        context.Request.Headers["X-Forwarded-For"] = headers;
        return ClientAddress.Of(context.Request, trustedHops);
    }
}
