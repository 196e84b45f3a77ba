using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>The permanent page of one published contribution, for others to link to.</summary>
/// <param name="Relation">A sentence about how it relates to the principles.</param>
public sealed record PublishedModel(
    PageFrame Frame,
    AllWords Words,
    ContributionId Id,
    string Kind,
    Category? Category,
    string Title,
    string Text,
    Origin Origin,
    string? Relation,
    ImmutableArray<PrincipleLink> Principles)
{
    /// <summary>Where it stands among others, with the name of that page; null if nowhere.</summary>
    public (string Address, string Name)? Place { get; init; }

    /// <summary>The part of a principle's page that it is in; empty for the whole page.</summary>
    public string InPrinciple { get; init; } = "";

    /// <summary>For an experience, what it is about.</summary>
    public (string Address, string Title)? About { get; init; }

    /// <summary>What came of it.</summary>
    public IReadOnlyList<Experience> Experiences { get; init; } = [];

    /// <summary>Its own form for what came of it; null if nothing can be added.</summary>
    public string? ExperienceForm { get; init; }

    /// <summary>For an experience, whether they would do it again.</summary>
    public TryAgain? Again { get; init; }

    /// <summary>Invites the reader to add something; null if there is nothing to add.</summary>
    public string? Invitation { get; init; }
}

/// <summary>The page of a contribution that was merged into another.</summary>
public sealed record MovedModel(PageFrame Frame, Message Message, string Target);

public sealed record NotFoundModel(PageFrame Frame, SiteWords Words);

/// <param name="Contacts">Email addresses that become links where a paragraph has them.</param>
public sealed record NoticeModel(PageFrame Frame, string Heading, IReadOnlyList<NoticeSection> Sections, IReadOnlyList<string> Contacts)
{
    /// <summary>A paragraph in pieces: text, the address in it, and the text after it. The address is empty if there is none.</summary>
    public (string Before, string Address, string After) Pieces(string paragraph)
    {
        var address = Contacts.FirstOrDefault(contact => contact.Length > 0 && paragraph.Contains(contact, StringComparison.Ordinal)) ?? "";
        var at = paragraph.IndexOf(address, StringComparison.Ordinal);
        return address.Length == 0 ? (paragraph, "", "") : (paragraph[..at], address, paragraph[(at + address.Length)..]);
    }
}
