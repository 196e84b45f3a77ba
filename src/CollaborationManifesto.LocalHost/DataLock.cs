namespace CollaborationManifesto.LocalHost;

/// <summary>Stops two programs from sharing a data folder. The system releases it if the program crashes.</summary>
internal sealed class DataLock : IDisposable
{
    private readonly FileStream _file;

    private DataLock(FileStream file) => _file = file;

    public static DataLock Acquire(DirectoryInfo data)
    {
        try
        {
            data.Create();
            return new(new(Path.Combine(data.FullName, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            throw new StartException($"The folder {data.FullName} cannot be used: {refused.Message} If another copy of this program uses it, give this one another folder with --data.");
        }
    }

    public void Dispose() => _file.Dispose();
}
