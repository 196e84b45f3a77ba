using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Deploying;

/// <summary>A working copy of the infra folder.</summary>
internal sealed class Templates : IDisposable
{
    private readonly DirectoryInfo _directory = Directory.CreateTempSubdirectory("manifesto-infra-");

    public Templates()
    {
        foreach (var file in Directory.GetFiles(Source).Where(file => Path.GetExtension(file) is ".bicep" or ".json"))
            File.Copy(file, Path.Combine(_directory.FullName, Path.GetFileName(file)));
    }

    public static string Source { get; } = Path.Combine(Repository.Root, "infra");

    public string Folder => _directory.FullName;

    public IEnumerable<string> Files => Directory.GetFiles(Folder, "*.bicep").Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal);

    public void Write(string file, string text) => File.WriteAllText(Path.Combine(Folder, file), text);

    public string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    /// <summary>Breaks a template on purpose.</summary>
    public void Change(string file, string from, string to)
    {
        var text = Read(file);
        Assert.Contains(from, text, StringComparison.Ordinal);
        Write(file, text.Replace(from, to, StringComparison.Ordinal));
    }

    public void Dispose() => _directory.Delete(recursive: true);
}
