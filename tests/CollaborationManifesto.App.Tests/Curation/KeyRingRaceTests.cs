using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Links;
using CollaborationManifesto.Settings;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Curation;

/// <summary>Instances that start at the same moment share one key, so that links work on all of them.</summary>
public sealed class KeyRingRaceTests(SharedAzurite azurite) : IAsyncLifetime
{
    private readonly StorageSettings _names = StorageNames.New();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Two_instances_without_a_key_create_one(bool expired)
    {
        if (expired)
            await Expired();
        using var slow = new SlowWrite();
        await using var one = Instance(slow);
        await using var two = Instance();

        var first = Task.Run(() => Tokens(one).Seal("one"));
        await slow.Arrived;
        var second = Tokens(two).Seal("two");
        slow.GoOn();

        Assert.Equal("two", Tokens(one).Unseal(second));
        Assert.Equal("one", Tokens(two).Unseal(await first));
        Assert.Equal(expired ? 2 : 1, Keys(one).Count);
    }

    [Fact]
    public async Task Ten_new_instances_read_each_others_links()
    {
        var instances = Enumerable.Range(0, 10).Select(_ => Instance()).ToList();

        var made = await Task.WhenAll(instances.Select((instance, number) => Task.Run(() => Tokens(instance).Seal($"{number}"))));

        Assert.All(instances, instance => Assert.Equal(Enumerable.Range(0, 10).Select(number => $"{number}"), made.Select(token => Tokens(instance).Unseal(token))));
        Assert.Single(Keys(instances[0]));
        foreach (var instance in instances)
            await instance.DisposeAsync();
    }

    [Fact]
    public async Task A_ring_that_the_version_before_wrote_is_read_and_gets_no_second_key()
    {
        await using var before = Instance();
        var token = Tokens(before).Seal("before");
        var (keys, id) = (Container, Keys(before)[0].KeyId);
        var blob = await keys.GetBlobsAsync().FirstAsync();
        var key = (await keys.GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content;
        await keys.DeleteBlobAsync(blob.Name);
        // It was named after the key.
        await keys.UploadBlobAsync($"key-{id}.xml", key);

        await using var after = Instance();

        Assert.Equal("before", Tokens(after).Unseal(token));
        Assert.Equal("after", Tokens(after).Unseal(Tokens(after).Seal("after")));
        Assert.Single(await keys.GetBlobsAsync().ToListAsync());
    }

    [Fact]
    public async Task A_write_whose_answer_was_lost_is_the_instances_own()
    {
        await using var one = Instance(new LostAnswer());
        await using var two = Instance();

        Assert.Equal("one", Tokens(two).Unseal(Tokens(one).Seal("one")));
        Assert.Single(Keys(two));
    }

    public async ValueTask InitializeAsync() => await Container.CreateAsync();

    public async ValueTask DisposeAsync() => await azurite.Clear(_names);

    private BlobContainerClient Container => new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient(_names.KeysContainer);

    private async Task Expired()
    {
        await using var earlier = Instance();
        var now = TimeProvider.System.GetUtcNow();
        earlier.GetRequiredService<IKeyManager>().CreateNewKey(now.AddDays(-100), now.AddDays(-10));
    }

    private static LinkTokens Tokens(IServiceProvider instance) => instance.GetRequiredService<LinkTokens>();

    private static IReadOnlyList<IKey> Keys(IServiceProvider instance) => [.. instance.GetRequiredService<IKeyManager>().GetAllKeys()];

    private ServiceProvider Instance(params HttpPipelinePolicy[] watched)
    {
        var options = new BlobClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(1) } };
        foreach (var policy in watched)
            options.AddPolicy(policy, HttpPipelinePosition.PerRetry);
        var ring = new BlobKeyRing(new(azurite.ConnectionString, options), Options.Create(_names), TimeProvider.System);
        var services = new ServiceCollection();
        services.AddDataProtection().SetApplicationName("CollaborationManifesto");
        services.Configure<KeyManagementOptions>(keys => keys.XmlRepository = ring);
        services.AddSingleton<LinkTokens>();
        return services.BuildServiceProvider();
    }

    /// <summary>Holds the first write until the test releases it. Data Protection writes synchronously.</summary>
    private sealed class SlowWrite : HttpPipelineSynchronousPolicy, IDisposable
    {
        private readonly TaskCompletionSource _arrived = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly ManualResetEventSlim _goOn = new();

        public Task Arrived => _arrived.Task;

        public void GoOn() => _goOn.Set();

        public void Dispose() => _goOn.Dispose();

        public override void OnSendingRequest(HttpMessage message)
        {
            if (message.Request.Method != RequestMethod.Put)
                return;
            _arrived.TrySetResult();
            _goOn.Wait();
        }
    }

    private sealed class LostAnswer : HttpPipelinePolicy
    {
        private int _writes;

        public override void Process(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline)
        {
            ProcessNext(message, pipeline);
            if (message.Request.Method == RequestMethod.Put && Interlocked.Increment(ref _writes) == 1)
                throw new IOException("The answer was lost.");
        }

        public override ValueTask ProcessAsync(HttpMessage message, ReadOnlyMemory<HttpPipelinePolicy> pipeline) => throw new NotSupportedException();
    }
}
