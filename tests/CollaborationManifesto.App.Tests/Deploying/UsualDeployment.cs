namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>The deployment with three answers and otherwise default values.</summary>
public sealed class UsualDeployment : IAsyncLifetime
{
    internal Deployment Deployment { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        using var templates = new Templates();
        Deployment = await Deployment.Of(templates);
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
