using System.Net;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace CollaborationManifesto.Core.Tests.Web;

public sealed class PostLimitsTests
{
    private static readonly IPAddress Dorset = IPAddress.Parse("203.0.113.7");
    private static readonly IPAddress Kent = IPAddress.Parse("198.51.100.1");
    private readonly FakeTimeProvider _clock = new();

    [Fact]
    public void A_hundred_people_behind_one_address_send_five_notes_each_in_ten_minutes()
    {
        var limits = Limits(new());

        // A note takes two posts: to the check page and from it.
        for (var note = 0; note < 500; note++)
        {
            Spend(limits, Dorset, 2);
            _clock.Advance(TimeSpan.FromMinutes(10) / 500);
        }
    }

    [Fact]
    public void A_hundred_people_at_one_address_send_two_notes_at_once() =>
        Spend(Limits(new()), Dorset, 400);

    [Fact]
    public void One_address_may_post_1200_in_ten_minutes_and_then_60_a_minute()
    {
        var limits = Limits(new());

        Assert.InRange(Taken(limits, Dorset, TimeSpan.FromMinutes(10)), 1_200, 1_800);
        // The rest of the burst is used up. After that only the rate counts.
        Taken(limits, Dorset, TimeSpan.FromMinutes(10));
        Assert.Equal(60, Taken(limits, Dorset, TimeSpan.FromMinutes(1)));
        Assert.Equal(600, Taken(limits, Dorset, TimeSpan.FromMinutes(10)));
    }

    [Fact]
    public void One_address_leaves_half_of_the_posts_of_all_to_the_others()
    {
        var limits = Limits(new());

        Assert.Equal(500, TakenAtOnce(limits, Dorset));

        Spend(limits, Kent, 500);
    }

    [Fact]
    public void A_refusal_says_when_the_next_post_is_accepted()
    {
        var limits = Limits(new() { Burst = 2, PerMinute = 5 });
        Spend(limits, Dorset, 2);

        Assert.Equal(TimeSpan.FromSeconds(12), limits.Refuse(Dorset));

        _clock.Advance(TimeSpan.FromSeconds(11));
        Assert.Equal(TimeSpan.FromSeconds(1), limits.Refuse(Dorset));
        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Null(limits.Refuse(Dorset));
    }

    [Fact]
    public void A_refusal_at_half_the_total_says_when_to_try_again()
    {
        var limits = Limits(new() { TotalBurst = 100, TotalPerMinute = 30 });
        Spend(limits, Dorset, 50);

        Assert.Equal(TimeSpan.FromSeconds(2), limits.Refuse(Dorset));

        _clock.Advance(TimeSpan.FromSeconds(2));
        Assert.Null(limits.Refuse(Dorset));
    }

    [Fact]
    public void One_address_does_not_use_up_anothers_posts()
    {
        var limits = Limits(new() { Burst = 2, PerMinute = 1 });

        Spend(limits, Dorset, 2);

        Assert.NotNull(limits.Refuse(Dorset));
        Assert.Null(limits.Refuse(Kent));
    }

    [Fact]
    public void All_addresses_together_have_a_limit_too()
    {
        var limits = Limits(new() { TotalBurst = 4, TotalPerMinute = 2 });

        Spend(limits, Dorset, 2);
        Spend(limits, Kent, 2);

        Assert.Equal(TimeSpan.FromSeconds(30), limits.Refuse(IPAddress.Loopback));
    }

    [Fact]
    public void Refused_posts_of_one_address_are_not_taken_from_all()
    {
        var limits = Limits(new() { Burst = 2, PerMinute = 1, TotalBurst = 4, TotalPerMinute = 1 });

        Spend(limits, Dorset, 2);
        Assert.All(Enumerable.Range(1, 10), _ => Assert.NotNull(limits.Refuse(Dorset)));

        Spend(limits, Kent, 2);
    }

    [Fact]
    public void Unknown_clients_share_only_the_total_limit()
    {
        var limits = Limits(new() { Burst = 2, PerMinute = 1, TotalBurst = 5, TotalPerMinute = 2 });

        Assert.All(Enumerable.Range(1, 5), _ => Assert.Null(limits.Refuse(null)));

        Assert.Equal(TimeSpan.FromSeconds(30), limits.Refuse(null));
    }

    [Fact]
    public void Posts_refused_by_the_total_do_not_count_for_the_address()
    {
        var limits = Limits(new() { Burst = 2, PerMinute = 1, TotalBurst = 8, TotalPerMinute = 60 });
        for (var client = 0; client < 8; client++)
            Spend(limits, new(client), 1);
        Assert.All(Enumerable.Range(1, 10), _ => Assert.NotNull(limits.Refuse(Kent)));

        _clock.Advance(TimeSpan.FromSeconds(2));

        Spend(limits, Kent, 2);
    }

    [Fact]
    public void Quiet_addresses_are_forgotten_and_busy_ones_stay_limited()
    {
        var limits = Limits(new() { Burst = 2, PerMinute = 1, TotalBurst = 1_000_000, TotalPerMinute = 60_000 });
        for (var client = 0; client < 100_000; client++)
        {
            Spend(limits, new(client), 1);
            // Spread over a minute for every ten thousand addresses.
            _clock.Advance(TimeSpan.FromMinutes(1) / 10_000);
            if (client == 99_000)
                Spend(limits, Dorset, 2);
        }

        Assert.NotNull(limits.Refuse(Dorset));
        Assert.InRange(limits.Remembered, 10_000, 25_000);
    }

    private int Taken(PostLimits limits, IPAddress client, TimeSpan within)
    {
        var taken = 0;
        for (var second = 0; second < within.TotalSeconds; second++)
        {
            _clock.Advance(TimeSpan.FromSeconds(1));
            taken += TakenAtOnce(limits, client);
        }

        return taken;
    }

    private static int TakenAtOnce(PostLimits limits, IPAddress client)
    {
        var taken = 0;
        while (limits.Refuse(client) is null)
            taken++;
        return taken;
    }

    private static void Spend(PostLimits limits, IPAddress client, int posts) =>
        Assert.All(Enumerable.Range(1, posts), _ => Assert.Null(limits.Refuse(client)));

    private PostLimits Limits(LimitSettings settings) => new(Options.Create(settings), _clock, NullLogger<PostLimits>.Instance);
}
