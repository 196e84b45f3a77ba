using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Notifying;

/// <summary>Content of a review email. It does not say who sent the contribution.</summary>
public sealed record ReviewMailModel(
    AllWords AllWords,
    ManifestoSettings Manifesto,
    string CuratorName,
    string Heading,
    MailReason Reason,
    string Kind,
    Category? Category,
    Contribution Contribution,
    ImmutableArray<Finding> Findings,
    string Link,
    string Expires,
    string EmailPreferenceLink)
{
    public ReviewMailWords Words => AllWords.ReviewMail;

    public FindingWords FindingWords => AllWords.Findings;

    public string Button => Reason.Button
        ?? (Contribution.State == ContributionState.Pending ? Words.Button : Contribution.Proposal is not null ? Words.ButtonProposal : Words.ButtonClosed);

    /// <summary>A title has no line break (<see cref="FieldChecks.Line"/>), so it cannot start another header.</summary>
    public string Subject => Words.Subject(Kind, Contribution.Title, Contribution.Id.Reference);

    /// <summary>For example "Guidance · Tools · 7K3M-9QXP".</summary>
    public string Facts => $"{Kind}{(Category is { } category ? $" · {category.Name}" : "")} · {Contribution.Id.Reference}";

    public string? About =>
        Contribution is { Kind: ContributionKind.Experience, About: { } item, Again: { } again } ? Words.AboutItem(item.Reference, AllWords.Form.AgainAnswer(again))
        : Contribution.Barrier is { } barrier ? Words.AboutBarrier(barrier)
        : null;

    public string PlainText => string.Join(
        "\n\n",
        new[]
        {
            $"{Words.Greeting(CuratorName)}\n{Heading}. {Reason.Introduction}",
            Reason.Why is null ? "" : Quoted(Reason.Why),
            string.Join('\n', Reason.Notes),
            About is null ? Facts : $"{Facts}\n{About}",
            Reason.Before is null ? "" : $"{Before}:\n{Quoted(Whole(Reason.Before))}",
            Reason.Before is null ? Quoted(Whole(Now)) : $"{After}:\n{Quoted(Whole(Now))}",
            Found,
            $"{Button}:\n{Link}",
            Words.Expiry(Expires),
            $"-- \n{Words.WhyYou(Manifesto.Name)}\n{AllWords.EmailPreference.Line}\n{EmailPreferenceLink}",
        }.Where(paragraph => paragraph.Length > 0)) + "\n";

    public Wording Now => Reason.Now ?? Contribution.Wording;

    public string Before => Reason.Now is null ? Words.Before : Words.PublishedNow;

    public string After => Reason.Now is null ? Words.After : Words.Proposed;

    /// <summary>With what makes a principle complete, if its words change: an email about a change shows all of it.</summary>
    private string Whole(Wording wording) => string.Join(
        "\n\n",
        new[]
        {
            wording.Title,
            wording.Text,
            Reason.Before is not null && wording.Importance is { } importance ? $"{AllWords.Principle.Importance}\n{importance}" : "",
            Reason.Before is not null && wording.Meaning is { } meaning ? $"{AllWords.Principle.Meaning}\n{meaning}" : "",
        }.Where(part => part.Length > 0));

    private string Found => Findings.IsEmpty
        ? ""
        : string.Join('\n', [$"{FindingWords.Heading}:", .. Findings.Select(found => $"- {found.Sentence}{(found.Title is { } title ? $"\n{Quoted(title)}" : "")}")]);

    // Each line begins with a mark, so that contributed text cannot look like ours.
    private static string Quoted(string text) => "> " + text.Replace("\n", "\n> ", StringComparison.Ordinal);
}

/// <summary>Why a curator gets an email.</summary>
/// <param name="Heading">Takes the contribution's kind.</param>
public sealed record MailReason(Func<string, string> Heading, string Introduction)
{
    /// <summary>A reason in a curator's words, shown as a quotation; null if there is none.</summary>
    public string? Why { get; init; }

    /// <summary>Null for the usual one.</summary>
    public string? Button { get; init; }

    /// <summary>What the curator can do, and until when.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>The words that were replaced, or are to be; null if no words change.</summary>
    public Wording? Before { get; init; }

    /// <summary>The words that are proposed; null for those of the contribution.</summary>
    public Wording? Now { get; init; }
}

/// <summary>The end of review emails and digests: why the curator gets them, and how to get fewer.</summary>
public sealed record CuratorMailEndModel(AllWords Words, ManifestoSettings Manifesto, string EmailPreferenceLink);

/// <summary>Words that changed or are to change, whole.</summary>
public sealed record MailWordingModel(AllWords Words, Wording Wording);
