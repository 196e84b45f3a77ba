using CollaborationManifesto.App.Tests.Running;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Every kind of answer of one app, asked once for the tests of a class.</summary>
public sealed class EveryAnswerSeen(SharedAzurite azurite) : IAsyncLifetime
{
    internal AnswersSeen Seen { get; } = new();

    public ManifestoApp App { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        App = await ManifestoApp.Start(azurite, services => services.AddSingleton<IStartupFilter>(Seen), "--Limits:Burst=90", "--Limits:PerMinute=1");
        await EveryAnswer.Ask(App);
    }

    public ValueTask DisposeAsync() => App.DisposeAsync();
}
