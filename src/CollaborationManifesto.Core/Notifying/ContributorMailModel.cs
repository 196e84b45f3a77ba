using System.Collections.Immutable;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Notifying;

/// <summary>A mail of some sentences and a link or several.</summary>
/// <param name="Quoted">What curators wrote, set apart; null for none.</param>
/// <param name="Closing">Stands below everything; null for nothing.</param>
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
