using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;

namespace CollaborationManifesto.Core.Tests.Publishing;

/// <summary>Builders of editions and of what has changed, so that a test states only what matters.</summary>
internal static class An
{
    private static readonly EditionAct Act = new("1", A.Morning, "1", "Amina");

    /// <summary>It names the snapshot of the same number.</summary>
    public static Edition Edition(int number, string title, string note = "") => new(number, number, A.Morning, Hash(number), title, note, Act) { Named = Act };

    public static SnapshotLog Snapshots(int count) => new([.. Enumerable.Range(1, count).Select(number => new Snapshot(number, A.Morning, Hash(number), Hash(number), null))], []);

    /// <summary>One snapshot, one edition and one piece of content for each.</summary>
    public static SiteHistory History(params Edition[] editions) => new(Snapshots(editions.Length), ChangeLog.Empty, Shelf("{}"u8.ToArray(), editions));

    /// <param name="content">Of the snapshot of each.</param>
    public static EditionShelf Shelf(ReadOnlyMemory<byte> content, params Edition[] editions) => new(
        editions, Snapshots(editions.Length), new("", content.Length > 2 ? SnapshotDocument.PrincipleDigests(content) : new Dictionary<string, string>()), areAsPublished: false, _ => Task.FromResult<ReadOnlyMemory<byte>?>(content));

    public static ChangeLog Log(DateTimeOffset at, params ItemChange[] changes) => new(1, [.. changes.Select(change => new RecordedChange(1, at, change))]);

    private static string Hash(int number) => number.ToString("x64", CultureInfo.InvariantCulture);
}
