using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using Azure.Storage.Queues;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.App.Tests.Web;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Editions;
using CollaborationManifesto.Model;
using CollaborationManifesto.Operating;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Operating;

/// <summary>A message that failed too often is reported, explained, and put back once the cause is fixed.</summary>
public sealed class PoisonTests(SharedAzurite azurite) : IDisposable
{
    private readonly LogLines _log = new();
    private readonly StorageCalls _calls = new();

    [Fact]
    public async Task A_poison_message_is_logged_and_counted()
    {
        await using var app = await Start();
        var id = await Poisoned(app);
        await Poison(app).SendMessageAsync("canary@example.org");
        var counts = new ConcurrentDictionary<string, int>();
        using var listener = Listen(app, counts);

        await app.Get<PoisonWatch>().LookAsync(CancellationToken.None);
        await app.Get<PoisonWatch>().LookAsync(CancellationToken.None);

        var lines = _log.All.Where(line => line.StartsWith("Poison message ", StringComparison.Ordinal)).ToList();
        Assert.Equal(2, lines.Count(line => line.Contains($"contribution {id},", StringComparison.Ordinal)));
        Assert.Equal(2, lines.Count(line => line.Contains("contribution unreadable,", StringComparison.Ordinal)));
        Assert.DoesNotContain(_log.All, line => line.Contains("canary", StringComparison.Ordinal));
        Assert.Equal((2, 0), (counts[Names(app).ContributionsQueue], counts[Names(app).DeskQueue]));
        Assert.Equal(2, await app.PoisonLength());
    }

    [Fact]
    public async Task Checking_empty_poison_queues_costs_two_calls()
    {
        await using var app = await Start();
        _calls.Forget();

        await app.Get<PoisonWatch>().LookAsync(CancellationToken.None);

        Assert.Equal(2, _calls.All.Count);
    }

    [Fact]
    public async Task The_list_shows_each_message_and_changes_nothing()
    {
        await using var app = await Start();
        var operators = Operators(app);
        Assert.Equal((0, "There are no failed messages.\n", ""), await operators.Runs("poison", "list"));
        var id = await Poisoned(app);
        await Poison(app).SendMessageAsync("not ours");

        await operators.Runs("poison", "list");
        var list = await operators.Asks("poison", "list");

        Assert.Equal(2, list.GetProperty("count").GetInt32());
        var (ours, other) = (list.GetProperty("messages")[0], list.GetProperty("messages")[1]);
        Assert.Equal((id.ToString(), true, 0), (ours.GetProperty("contribution").GetString(), ours.GetProperty("isReadable").GetBoolean(), ours.GetProperty("replays").GetInt32()));
        Assert.True(ours.GetProperty("firstQueued").GetDateTimeOffset() < ours.GetProperty("poisonSince").GetDateTimeOffset().AddSeconds(1));
        Assert.False(other.GetProperty("isReadable").GetBoolean());
        // Without its own lifetime a message gets storage's default, the one that the host in Azure gives poison messages.
        Assert.InRange(other.GetProperty("expiresAt").GetDateTimeOffset() - other.GetProperty("poisonSince").GetDateTimeOffset(), TimeSpan.FromDays(6.9), TimeSpan.FromDays(7.1));
        Assert.Contains(", deleted by storage on ", (await operators.Runs("poison", "list")).Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_explanation_says_whether_the_change_was_written_and_what_a_replay_does()
    {
        await using var app = await Start();
        var operators = Operators(app);
        var id = await Poisoned(app);
        await Poison(app).SendMessageAsync($$"""{"id":"{{ContributionId.New()}}","commandId":"never written","acceptedAt":"2020-01-01T00:00:00Z"}""");
        await Poison(app).SendMessageAsync($$"""{"id":"{{id}}","commandId":"never written","acceptedAt":"2020-01-01T00:00:00Z"}""");
        await Poison(app).SendMessageAsync("not ours");
        var messages = (await operators.Asks("poison", "list")).GetProperty("messages").EnumerateArray().Select(message => message.GetProperty("id").GetString()!).ToList();

        var answers = await Task.WhenAll(messages.Select(message => operators.Runs("poison", "explain", message)));

        Assert.All(answers, answer => Assert.Equal(0, answer.ExitCode));
        Assert.Contains($"Contribution {id.Reference} is Pending, revision 1. The change is in its history.\nA replay does what is missing", answers[0].Output, StringComparison.Ordinal);
        Assert.Contains("There is no such contribution.\nA replay drops it", answers[1].Output, StringComparison.Ordinal);
        Assert.Contains("The change is not in its history.\nA replay drops it", answers[2].Output, StringComparison.Ordinal);
        Assert.Contains("cannot be read", answers[3].Output, StringComparison.Ordinal);
        Assert.Equal((1, "", "No such message: nobody. 'manifesto poison list' shows which there are.\n"), await operators.Runs("poison", "explain", "nobody"));
    }

    [Fact]
    public async Task Replay_puts_back_readable_messages()
    {
        await using var app = await Start();
        var operators = Operators(app);
        var id = await Poisoned(app);
        await Poison(app).SendMessageAsync("not ours");
        await Poison(app).SendMessageAsync("not ours either");

        var (exit, output, _) = await operators.Runs("poison", "replay", "--all");

        Assert.Equal(2, exit);
        Assert.StartsWith("1 message put back.\n", output, StringComparison.Ordinal);
        Assert.Equal((1, 2), (await app.QueueLength(), await app.PoisonLength()));
        await app.HandleMessages();
        Assert.Equal(id, Assert.Single(await app.Get<Projection>().WaitingAsync(CancellationToken.None)).Id);
        Assert.Equal(3, app.Mails().Count);
        var unreadable = (await operators.Asks("poison", "list")).GetProperty("messages")[0].GetProperty("id").GetString()!;
        Assert.Equal((0, $"{unreadable} is deleted.\n", ""), await operators.Runs("poison", "drop", unreadable));
        Assert.Equal(1, await app.PoisonLength());
    }

    [Fact]
    public async Task Replay_puts_back_only_the_named_message()
    {
        await using var app = await Start();
        var operators = Operators(app);
        await Poisoned(app);
        var named = (await operators.Asks("poison", "list")).GetProperty("messages")[0].GetProperty("id").GetString()!;
        for (var i = 0; i < 40; i++)
            await Poison(app).SendMessageAsync("not ours");

        Assert.Equal((0, "1 message put back.\n", ""), await operators.Runs("poison", "replay", named));
        Assert.Equal(40, await app.PoisonLength());
        Assert.Equal((1, "0 messages put back.\n", $"No such message: {named}. 'manifesto poison list' shows which there are.\n"), await operators.Runs("poison", "replay", named));
        Assert.Equal(40, (await operators.Asks("poison", "list")).GetProperty("count").GetInt32());
        Assert.Equal(32, (await operators.Asks("poison", "list")).GetProperty("messages").GetArrayLength());

        await Poison(app).ClearMessagesAsync();
        await MoveToPoison(app);
        Assert.Equal(1, (await operators.Asks("poison", "list")).GetProperty("messages")[0].GetProperty("replays").GetInt32());
    }

    [Fact]
    public async Task A_desk_link_request_is_listed_without_its_address()
    {
        await using var app = await Start();
        var operators = Operators(app);
        await app.Get<DeskLinks>().EnqueueAsync(EmailAddress.TryParse(Curators.Amina)!, CancellationToken.None);
        var queues = app.Get<QueueServiceClient>();
        var text = (await queues.GetQueueClient(Names(app).DeskQueue).ReceiveMessageAsync()).Value.Body;
        await queues.GetQueueClient(Names(app).DeskQueue).ClearMessagesAsync();
        await queues.GetQueueClient(Names(app).DeskQueue + "-poison").SendMessageAsync(text);

        Assert.Contains("a link to the desk, first queued", (await operators.Runs("poison", "list")).Output, StringComparison.Ordinal);
        Assert.Equal((0, "1 message put back.\n", ""), await operators.Runs("poison", "replay", "--all"));

        var back = (await queues.GetQueueClient(Names(app).DeskQueue).ReceiveMessageAsync()).Value.Body.ToString();
        await app.Get<DeskLinks>().MailAsync(back, CancellationToken.None);
        Assert.Equal(Curators.Amina, Assert.Single(app.Mails()).To);
    }

    [Fact]
    public async Task A_message_about_an_edition_is_explained_and_put_back()
    {
        await using var app = await Start();
        var operators = Operators(app);
        await app.Get<EditionNotices>().AnnounceAsync(2, "named", CancellationToken.None);
        var queues = app.Get<QueueServiceClient>();
        var (queue, poison) = (queues.GetQueueClient(Names(app).DeskQueue), queues.GetQueueClient(Names(app).DeskQueue + "-poison"));
        var text = (await queue.ReceiveMessageAsync()).Value.Body.ToString();
        await queue.ClearMessagesAsync();
        await poison.SendMessageAsync(text);

        var id = (await operators.Asks("poison", "list")).GetProperty("messages")[0].GetProperty("id").GetString()!;
        var explained = (await operators.Runs("poison", "explain", id)).Output;
        Assert.Contains("edition 2, first queued", explained, StringComparison.Ordinal);
        Assert.Contains("A replay emails the curators who have to confirm the edition", explained, StringComparison.Ordinal);
        Assert.Equal((0, "1 message put back.\n", ""), await operators.Runs("poison", "replay", "--all"));
        Assert.Equal(text, (await queue.ReceiveMessageAsync()).Value.Body.ToString());
    }

    [Fact]
    public async Task Replay_needs_either_ids_or_all()
    {
        await using var app = await Start();
        var operators = Operators(app);

        Assert.Equal((1, "", "Name the messages that are to be put back, or give --all.\n"), await operators.Runs("poison", "replay"));
        Assert.Equal((1, "", "Name the messages that are to be put back, or give --all.\n"), await operators.Runs("poison", "replay", "one", "--all"));
        Assert.Equal((1, "", "No such message: one. 'manifesto poison list' shows which there are.\n"), await operators.Runs("poison", "drop", "one"));
    }

    public void Dispose() => _log.Dispose();

    private Task<ManifestoApp> Start() => ManifestoApp.Start(azurite, services =>
    {
        services.RemovePumps();
        _calls.Watch(services);
        services.AddSingleton<ILogger<PoisonWatch>>(new Logger<PoisonWatch>(new LoggerFactory([_log])));
    });

    private Operator Operators(ManifestoApp app) => new(azurite, Names(app));

    private static StorageSettings Names(ManifestoApp app) => app.Get<IOptions<StorageSettings>>().Value;

    private static QueueClient Poison(ManifestoApp app) => app.Get<QueueServiceClient>().GetQueueClient(Names(app).ContributionsQueue + "-poison");

    /// <summary>A contribution whose message is in the poison queue, as after too many failures.</summary>
    private static async Task<ContributionId> Poisoned(ManifestoApp app)
    {
        var id = app.IdIn(await app.Contributor.Sends());
        await MoveToPoison(app);
        return id;
    }

    private static async Task MoveToPoison(ManifestoApp app)
    {
        var queue = app.Get<QueueServiceClient>().GetQueueClient(Names(app).ContributionsQueue);
        // A new message stays hidden for a moment.
        var message = await Eventually.Some(async () => (await queue.ReceiveMessageAsync()).Value, "the message");
        await Poison(app).SendMessageAsync(message.Body);
        await queue.DeleteMessageAsync(message.MessageId, message.PopReceipt);
    }

    private static MeterListener Listen(ManifestoApp app, ConcurrentDictionary<string, int> counts)
    {
        var meters = app.Get<IMeterFactory>();
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, self) =>
            {
                if (instrument.Name == "manifesto.poison.messages" && instrument.Meter.Scope == meters)
                    self.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((_, count, tags, _) => counts[(string)tags[0].Value!] = count);
        listener.Start();
        return listener;
    }
}
