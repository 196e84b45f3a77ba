namespace CollaborationManifesto.LocalHost;

/// <summary>Keeps two programs from sharing one data folder. The system lets go of it when the program dies.</summary>
internal sealed class DataLock : IDisposable
{
    private readonly FileStream _file;

    private DataLock(FileStream file) => _file = file;

    public static DataLock Take(DirectoryInfo data)
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
