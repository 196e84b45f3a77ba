using System.Collections.Immutable;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Notifying;

/// <summary>Content of a digest email. It does not say who sent the contributions.</summary>
/// <param name="DeskUntil">When the link to the desk expires.</param>
/// <param name="LinksUntil">When the links to the contributions expire.</param>
/// <param name="NotNamed">How many more contributions the digest covers.</param>
public sealed record DigestMailModel(
    AllWords Words,
    ManifestoSettings Manifesto,
    string CuratorName,
    string Subject,
    string Introduction,
    string Desk,
    string DeskUntil,
    string LinksUntil,
    ImmutableArray<DigestSection> Sections,
    int NotNamed,
    string EmailPreferenceLink)
{
    public string PlainText => string.Join("\n\n", Parts) + "\n";

    private IEnumerable<string> Parts =>
    [
        $"{Words.ReviewMail.Greeting(CuratorName)}\n{Introduction}",
        $"{Words.Digest.Button}:\n{Desk}",
        Words.Digest.Expiry(DeskUntil, LinksUntil),
        .. Sections.SelectMany(section => section.Items.Select(item => item.PlainText).Prepend($"{section.Heading}:")),
        .. NotNamed > 0 ? new[] { Words.Digest.More(NotNamed) } : [],
        $"-- \n{Words.ReviewMail.WhyYou(Manifesto.Name)}\n{Words.EmailPreference.Line}\n{EmailPreferenceLink}",
    ];
}

public sealed record DigestSection(string Heading, ImmutableArray<DigestItem> Items);
