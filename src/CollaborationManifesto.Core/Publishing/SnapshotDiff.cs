using System.Text.Json;
using System.Text.Json.Serialization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Publishing;

/// <summary>Compares the files of two snapshots, item by item.</summary>
public static class SnapshotDiff
{
    /// <summary>In the order of the later snapshot, and then what it no longer has.</summary>
    public static IEnumerable<ItemChange> Between(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> now)
    {
        using var then = JsonDocument.Parse(before);
        using var later = JsonDocument.Parse(now);
        var earlier = ItemsOf(then).ToDictionary(item => item.Id);
        foreach (var (id, kind, json) in ItemsOf(later))
        {
            // Most items are as they were, and need not be read.
            if (!earlier.Remove(id, out var known))
                yield return new(id, kind) { IsNew = true };
            else if (!JsonElement.DeepEquals(known.Json, json) && Change(id, kind, SnapshotDocument.ReadItem(known.Json), SnapshotDocument.ReadItem(json)) is { IsNothing: false } change)
                yield return change;
        }

        foreach (var (id, kind, _) in earlier.Values)
            yield return new(id, kind) { IsGone = true };
    }

    private static ItemChange Change(string id, ContributionKind kind, SnapshotItem before, SnapshotItem now)
    {
        // A file without its record can lack words from before it was compared.
        if (now.Redacted == true)
            return new(id, kind);
        if (before.Redacted == true)
            return new(id, kind) { Rewording = new(0, now.Version ?? 0, null, WordsOf(now)) };
        var (then, words) = (WordsOf(before), WordsOf(now));
        return new(id, kind)
        {
            Rewording = then == words ? null : new(before.Version ?? 0, now.Version ?? 0, then, words),
            Renumbering = before.Number == now.Number || before.Number is null || now.Number is null ? null : new(before.Number.Value, now.Number.Value),
            Category = before.Category == now.Category ? null : new(before.Category, now.Category),
            HasOtherPrinciples = !(before.Principles ?? []).SequenceEqual(now.Principles ?? []),
        };
    }

    private static ItemWords WordsOf(SnapshotItem item) => new(
        item.Title ?? "",
        PortableMarkdown.ToFormatted($"{item.Statement}\n\n{item.Text}".Trim()),
        item.Importance is { } importance ? PortableMarkdown.ToFormatted(importance) : null,
        item.Meaning is { } meaning ? string.Join('\n', meaning.Select(PortableMarkdown.ToFormatted)) : null);

    private static IEnumerable<(string Id, ContributionKind Kind, JsonElement Json)> ItemsOf(JsonDocument document) =>
        from list in new[] { ("principles", ContributionKind.Principle), ("guidance", ContributionKind.Guidance), ("barriers", ContributionKind.Barrier) }
        where document.RootElement.TryGetProperty(list.Item1, out _)
        from item in document.RootElement.GetProperty(list.Item1).EnumerateArray()
        select (item.GetProperty("id").GetString()!, list.Item2, item);
}

/// <summary>What happened to one item between two snapshots.</summary>
public sealed record ItemChange(string Id, ContributionKind Kind)
{
    public bool IsNew { get; init; }

    /// <summary>It is no longer published, or a principle was retired.</summary>
    public bool IsGone { get; init; }

    public Rewording? Rewording { get; init; }

    public Renumbering? Renumbering { get; init; }

    public Recategorising? Category { get; init; }

    /// <summary>Guidance supports other principles, or others answer a barrier.</summary>
    public bool HasOtherPrinciples { get; init; }

    [JsonIgnore]
    public bool IsNothing => this == new ItemChange(Id, Kind);
}

/// <param name="VersionBefore">Its content version; 0 in snapshots that did not say it.</param>
/// <param name="Before">Null if these words must not be shown any more.</param>
/// <param name="Now">Null if these words must not be shown any more.</param>
public sealed record Rewording(int VersionBefore, int VersionNow, ItemWords? Before, ItemWords? Now)
{
    /// <summary>Its words were left out because there are many later ones. They are in the snapshots.</summary>
    public bool IsOld { get; init; }
}

/// <summary>What an item says, formatted as people type.</summary>
/// <param name="Text">The whole text: of a principle, its statement too.</param>
/// <param name="Meaning">One point on each line.</param>
public sealed record ItemWords(string Title, string Text, string? Importance, string? Meaning);

/// <summary>A principle's place on the list.</summary>
public sealed record Renumbering(int Before, int Now);

/// <summary>Names of categories; null for none.</summary>
public sealed record Recategorising(string? Before, string? Now);
