using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using CollaborationManifesto.Checks;

namespace CollaborationManifesto.Model;

/// <summary>A submission that passed every rule of <see cref="DraftRules"/>.</summary>
public sealed record Draft(
    ContributionKind Kind,
    string Category,
    string Title,
    string Text,
    ImmutableArray<ContributionId> Principles,
    string? Barrier,
    Contributor Contributor)
{
    /// <summary>Why a principle is important; null if nothing was typed, and for other kinds.</summary>
    public string? Importance { get; init; }

    /// <summary>What a principle means in practice, one point per line; null if nothing was typed, and for other kinds.</summary>
    public string? Meaning { get; init; }

    /// <summary>What an experience is about; null for other kinds.</summary>
    public ContributionId? About { get; init; }

    /// <summary>Whether those who tried it would do it again; null for other kinds.</summary>
    public TryAgain? Again { get; init; }

    public Wording Wording => new(Kind, Category, Title, Text, Importance, Meaning);

    /// <summary>The contribution that this draft becomes. The command that submits it has the contribution's own id.</summary>
    public Contribution ToContribution(ContributionId id, DateTimeOffset submittedAt) => new()
    {
        Id = id,
        Kind = Kind,
        Category = Category,
        Title = Title,
        Text = Text,
        Importance = Importance,
        Meaning = Meaning,
        Principles = Principles,
        Barrier = Barrier,
        About = About,
        Again = Again,
        Contributor = Contributor,
        SubmittedAt = submittedAt,
        BodyHash = Hash(),
        History = [new(id.ToString(), submittedAt, HistoryAction.Submitted)],
    };

    private string Hash()
    {
        string?[] posted =
        [
            Kind.ToString(), Category, Title, Text, string.Join(',', Principles),
            Contributor.Name, Contributor.Organisation, Contributor.Email?.Value, Contributor.Attribution.ToString(),
            // Only if given, so that hashes from before these fields existed stay the same.
            .. Barrier is null ? [] : new[] { Barrier },
            .. Importance is null && Meaning is null ? [] : new[] { "meaning", Importance, Meaning },
            .. About is null ? [] : new[] { "about", About.ToString(), Again.ToString() },
        ];
        return Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(posted)));
    }
}
