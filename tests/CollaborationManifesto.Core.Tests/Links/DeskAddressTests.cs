using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Core.Tests.Links;

public sealed class DeskAddressTests
{
    private const string Key = "0638988768000000000-01234567890abcdefghjkmnpqr";
    private static readonly SiteSettings Site = new() { SiteUrl = "https://site.example", ApiUrl = "https://api.example" };

    [Fact]
    public void A_page_that_carries_a_place_leads_back_to_it()
    {
        var place = new DeskPlace(new(DeskView.Held, ContributionKind.Barrier, "Tools & more", Flagged: true, "say “no” & mean it?"), Key);

        var carried = QueryOf(DeskAddress.Carry("https://api.example/api/review?token=t", place))[DeskAddress.Parameter];

        Assert.Equal(place, DeskAddress.Parse(carried));
        Assert.Equal(DeskAddress.Link(Site, "t", place), DeskAddress.Link(Site, "t", carried));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("view=everything&kind=9&odd=maybe&after=' or 1 eq 1&token=another&tick=all")]
    [InlineData("https://elsewhere.example/?view=held")]
    [InlineData("after=0638988768000000000-01234567890abcdefghjkmnpqr%0a")]
    public void Parts_that_are_no_place_vanish(string? carried) =>
        Assert.Equal("https://api.example/api/desk?token=t&view=waiting", DeskAddress.Link(Site, "t", carried));

    [Fact]
    public void An_address_has_a_bound()
    {
        var link = DeskAddress.Link(Site, "t", $"search={new string('é', 5_000)}&category={new string('c', 5_000)}");

        Assert.Equal(200, QueryOf(link)["search"].Length);
        Assert.DoesNotContain("category", link, StringComparison.Ordinal);
    }

    private static Dictionary<string, string> QueryOf(string link) =>
        new Uri(link).Query[1..].Split('&').Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => Uri.UnescapeDataString(pair[1]));
}
