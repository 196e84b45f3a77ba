using System.Diagnostics;
using System.Text.Json;

namespace CollaborationManifesto.Benchmarks;

/// <summary>The same texts as a Hugo site (https://gohugo.io), with the plainest templates that show them.</summary>
internal sealed class HugoSite(DirectoryInfo folder)
{
    public static async Task<HugoSite> Write(IReadOnlyCollection<(string Id, string Title, string Text)> pages)
    {
        var site = new HugoSite(Directory.CreateTempSubdirectory("manifesto-hugo-"));
        await site.Add("config.json", """{ "baseURL": "https://manifesto.example.org/", "title": "Manifesto", "disableKinds": ["taxonomy", "term", "RSS", "sitemap"] }""");
        await site.Add("layouts/_default/single.html", "<!DOCTYPE html><html lang=\"en\"><head><title>{{ .Title }}</title></head><body><h1>{{ .Title }}</h1>{{ .Content }}</body></html>");
        await site.Add("layouts/_default/list.html", "<!DOCTYPE html><html lang=\"en\"><head><title>{{ .Title }}</title></head><body>{{ range .Pages }}<p><a href=\"{{ .RelPermalink }}\">{{ .Title }}</a></p>{{ end }}</body></html>");
        foreach (var (id, title, text) in pages)
            await site.Add($"content/contributions/{id}.md", $"{JsonSerializer.Serialize(new { title })}\n\n{text}\n");
        return site;
    }

    public async Task Build()
    {
        var built = Path.Combine(folder.FullName, "public");
        if (Directory.Exists(built))
            Directory.Delete(built, recursive: true);
        using var hugo = Process.Start(new ProcessStartInfo("hugo", ["--quiet", "--source", folder.FullName]))!;
        await hugo.WaitForExitAsync();
        if (hugo.ExitCode != 0)
            throw new InvalidOperationException($"Hugo ended with {hugo.ExitCode}.");
    }

    public void Delete() => folder.Delete(recursive: true);

    private async Task Add(string path, string content)
    {
        var file = new FileInfo(Path.Combine(folder.FullName, path));
        file.Directory!.Create();
        await File.WriteAllTextAsync(file.FullName, content);
    }
}
