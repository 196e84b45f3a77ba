using CollaborationManifesto.App.Tests.Proof;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Faults;

public sealed class QueueMessageTests(SharedAzurite azurite, ReliabilityTable table)
{
    [Fact]
    public async Task A_message_waits_for_its_row_and_is_dropped_after_a_quarter_of_an_hour()
    {
        var clock = new MovableClock();
        await using var app = await ManifestoApp.Start(azurite, services =>
        {
            services.RemovePumps();
            services.AddSingleton<TimeProvider>(clock);
        });
        await app.Get<ChangeQueue>().AnnounceAsync(ContributionId.New(), "never written", CancellationToken.None);

        clock.Advance(TimeSpan.FromMinutes(14));
        await app.HandleMessages();
        Assert.Equal(1, await app.QueueLength());

        clock.Advance(TimeSpan.FromMinutes(2));
        await Eventually.Some(async () =>
        {
            await app.HandleMessages();
            return await app.QueueLength() == 0 ? "dropped" : null;
        }, "the message to come back and be dropped");
    }

    [Fact]
    [Trait(ReliabilityTable.Trait, ReliabilityTable.Value)]
    public async Task A_hundred_copies_of_a_message_act_as_one()
    {
        await using var app = await ManifestoApp.Start(azurite);
        await app.Contributor.Sends();
        await Eventually.True(() => app.Mails().Count == 3, "three mails");
        await app.IsIdle();
        var id = ContributionId.Parse((await app.ContributionIds()).Single());
        var before = await app.Rows();

        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => app.Get<ChangeQueue>().AnnounceAsync(id, id.ToString(), CancellationToken.None)));
        await app.IsIdle();

        Assert.Equal(3, app.Mails().Count);
        Assert.Equal(before, await app.Rows());
        Assert.Equal(0, await app.PoisonLength());
        table.Passed("the same queue message again", "100 times", "0 rows changed, 0 further mails, 0 poisoned");
    }

    [Fact]
    public async Task A_foreign_message_goes_to_the_poison_queue()
    {
        await using var app = await ManifestoApp.Start(azurite);

        await app.SendMessage("not ours");

        await Eventually.Some(async () => await app.PoisonLength() == 1 ? "poisoned" : null, "the poison queue");
        // The host writes to the poison queue before it deletes the failed message.
        await app.IsIdle();
    }
}
