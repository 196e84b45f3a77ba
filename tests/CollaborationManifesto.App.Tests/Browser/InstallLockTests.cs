
namespace CollaborationManifesto.App.Tests.Browser;

public sealed class InstallLockTests
{
    [Fact]
    public async Task The_second_process_waits_for_the_first()
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
