using System.Text;
using System.Text.RegularExpressions;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Publishing;

/// <summary>Fills in a published description of the data or the API: a file next to this one, with placeholders in double braces.</summary>
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
