using System.Collections.Immutable;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Notifying;

/// <summary>An email with some sentences and one or more links.</summary>
/// <param name="Quoted">What curators wrote, shown as a quotation; null if nothing.</param>
/// <param name="Closing">The last line; null if there is none.</param>
public sealed record ContributorMailModel(
    ManifestoSettings Manifesto,
    Language Language,
    string Subject,
    string Heading,
    IReadOnlyList<string> Sentences,
    string? Quoted,
    string Spelled,
    ImmutableArray<MailLink> Links,
    string? Closing)
{
    public string PlainText => string.Join("\n\n", Parts) + "\n";

    private IEnumerable<string> Parts =>
    [
        Heading,
        .. Sentences,
        .. Quoted is null ? Array.Empty<string>() : ["> " + Quoted.Replace("\n", "\n> ", StringComparison.Ordinal)],
        .. Links.Select(link => $"{link.Label}:\n{link.Address}"),
        string.Join('\n', new[] { "-- ", Manifesto.Name, Closing }.OfType<string>()),
    ];
}

public readonly record struct MailLink(string Label, string Address);
