using System.Net;
using CollaborationManifesto.Http;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Core.Tests.Http;

public sealed class PostLimitsTests
{
    private static readonly IPAddress Dorset = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress Kent = IPAddress.Parse("198.51.100.1");

    [Fact]
    public void A_hundred_people_behind_one_address_are_never_refused()
    {
        using var limits = Limits(new());

        Assert.All(Enumerable.Range(1, 250), _ => Assert.Null(limits.Refuse(Dorset)));
        Assert.NotNull(limits.Refuse(Dorset));
    }

    [Fact]
    public void Who_is_refused_is_told_when_the_next_post_is_taken()
    {
        using var limits = Limits(new() { Burst = 2, PerMinute = 5 });

        Spend(limits, Dorset, 2);

        Assert.Equal(TimeSpan.FromSeconds(12), limits.Refuse(Dorset));
    }

    [Fact]
    public void One_address_does_not_use_up_anothers_posts()
    {
        using var limits = Limits(new() { Burst = 2, PerMinute = 1 });

        Spend(limits, Dorset, 2);

        Assert.NotNull(limits.Refuse(Dorset));
        Assert.Null(limits.Refuse(Kent));
    }

    [Fact]
    public void All_addresses_together_have_a_limit_too()
    {
        using var limits = Limits(new() { TotalBurst = 3, TotalPerMinute = 2 });

        Spend(limits, Dorset, 3);

        Assert.Equal(TimeSpan.FromSeconds(30), limits.Refuse(Kent));
    }

    [Fact]
    public void Refused_posts_of_one_address_are_not_taken_from_all()
    {
        using var limits = Limits(new() { Burst = 2, PerMinute = 1, TotalBurst = 4, TotalPerMinute = 1 });

        Spend(limits, Dorset, 2);
        Assert.All(Enumerable.Range(1, 10), _ => Assert.NotNull(limits.Refuse(Dorset)));

        Spend(limits, Kent, 2);
    }

    [Fact]
    public void People_who_cannot_be_told_apart_share_only_the_limit_of_all()
    {
        using var limits = Limits(new() { Burst = 2, PerMinute = 1, TotalBurst = 5, TotalPerMinute = 2 });

        Assert.All(Enumerable.Range(1, 5), _ => Assert.Null(limits.Refuse(null)));

        Assert.Equal(TimeSpan.FromSeconds(30), limits.Refuse(null));
    }

    [Fact]
    public async Task A_refused_address_may_post_again()
    {
        using var limits = Limits(new() { Burst = 2, PerMinute = 6_000 });
        while (limits.Refuse(Dorset) is null)
        {
        }

        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var pause = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (limits.Refuse(Dorset) is not null)
            Assert.True(await pause.WaitForNextTickAsync(patience.Token));
    }

    private static void Spend(PostLimits limits, IPAddress client, int posts) =>
        Assert.All(Enumerable.Range(1, posts), _ => Assert.Null(limits.Refuse(client)));

    private static PostLimits Limits(LimitSettings settings) => new(Options.Create(settings), NullLogger<PostLimits>.Instance);
}
