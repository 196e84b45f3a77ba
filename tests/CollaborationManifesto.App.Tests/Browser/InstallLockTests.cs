
namespace CollaborationManifesto.App.Tests.Browser;

public sealed class InstallLockTests
{
    [Fact]
    public async Task Whoever_comes_second_waits_until_the_first_lets_go()
    {
        var folder = Directory.CreateTempSubdirectory("install-lock-");
        var path = Path.Combine(folder.FullName, "lock");
        var first = await InstallLock.Take(path);

        var second = InstallLock.Take(path);
        Assert.False(second.IsCompleted);
        first.Dispose();

        using (await second)
            Assert.Throws<IOException>(() => File.OpenRead(path));
        folder.Delete(recursive: true);
    }
}
