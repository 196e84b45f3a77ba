using System.Text;
using System.Text.RegularExpressions;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Publishing;

/// <summary>A published description of the data or of the API: a file beside this one, with names in double braces where a value stands.</summary>
internal static partial class PublishedTemplate
{
    public static SiteFile Fill(string name, string contentType, IReadOnlyDictionary<string, string> values)
    {
        using var stream = typeof(PublishedTemplate).Assembly.GetManifestResourceStream($"publishing/{name}")
            ?? throw new InvalidOperationException($"The build did not embed {name}.");
        using var reader = new StreamReader(stream);
        var text = Value().Replace(reader.ReadToEnd(), found => values[found.Groups[1].Value]);
        return new(name, contentType, SiteFile.Revalidated, Encoding.UTF8.GetBytes(text));
    }

    [GeneratedRegex(@"\{\{(\w+)\}\}")]
    private static partial Regex Value();
}
