using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Storage;

/// <summary>A row of the projection. This is the only place that decides which parts of a contribution may become public.</summary>
internal static class ProjectionRow
{
    /// <summary>A content version and the ids of others that it looks like. The search writes it, after the row.</summary>
    public const string Alike = "Alike";

    private const string VotedBy = "VotedBy";

    /// <summary>In <see cref="VotedBy"/>, instead of a vote: an objection to an earlier version.</summary>
    private const string Awaited = "Awaited";

    public static TableEntity Write(string partition, Contribution contribution, bool live)
    {
        var row = new TableEntity(partition, Key(partition, contribution))
        {
            ["Live"] = live,
            ["State"] = contribution.State.ToString(),
            ["Revision"] = contribution.Revision,
            ["RevisionToShow"] = contribution.RevisionToShow,
            ["ContentVersion"] = contribution.ContentVersion,
            ["FirstApprovedAt"] = contribution.FirstApprovedAt,
            ["Slug"] = contribution.FirstSlug,
            ["Kind"] = contribution.Kind.ToString(),
        };
        if (contribution.State == ContributionState.Merged)
        {
            row["MergedInto"] = contribution.MergedInto?.ToString();
            row["Credit"] = contribution.Contributor.PublicCredit;
        }

        if (live && partition != Projection.Published)
            AddDeskColumns(row, contribution);
        if (live)
            AddContent(row, contribution);
        return row;
    }

    public static TableEntity WriteTombstone(PublishedRow gone) => new(Projection.Published, gone.Id.ToString())
    {
        ["Live"] = false,
        ["State"] = (gone.Withdrawn ? ContributionState.Withdrawn : gone.MergedInto is null ? ContributionState.Declined : ContributionState.Merged).ToString(),
        ["Revision"] = 1,
        ["ContentVersion"] = 1,
        ["FirstApprovedAt"] = gone.FirstApprovedAt,
        ["Slug"] = gone.Slug,
        ["Kind"] = gone.Kind.ToString(),
        ["MergedInto"] = gone.MergedInto?.ToString(),
        ["Credit"] = gone.Credit,
    };

    /// <summary>Tables sort by key: waiting contributions come oldest first, decided ones newest first, both by when they were sent.</summary>
    public static string Key(string partition, Contribution contribution) => partition switch
    {
        Projection.Open => string.Create(CultureInfo.InvariantCulture, $"{contribution.SubmittedAt.UtcTicks:D19}-{contribution.Id}"),
        Projection.Closed => string.Create(CultureInfo.InvariantCulture, $"{DateTimeOffset.MaxValue.UtcTicks - contribution.SubmittedAt.UtcTicks:D19}-{contribution.Id}"),
        Projection.Published => contribution.Id.ToString(),
        _ => throw new UnreachableException($"There is no partition {partition}."),
    };

    public static ContributionId IdOf(TableEntity row) => ContributionId.Parse(row.RowKey[^ContributionId.Length..]);

    /// <summary>Votes, flags and the last action, for the desk.</summary>
    private static void AddDeskColumns(TableEntity row, Contribution contribution)
    {
        var last = contribution.History.LastOrDefault(entry => entry.CuratorId is not null);
        var (votes, rewriting) = contribution.Proposal is { } proposal ? (proposal.Votes, proposal.Rewriting) : (contribution.Votes, contribution.Rewriting);
        row["Import"] = contribution.Source?.Import?.ToString();
        row["Approvals"] = votes.Values.Count(vote => vote.Kind == VoteKind.Approve);
        row["Objections"] = votes.Values.Count(vote => vote.Kind == VoteKind.Object) + (rewriting?.Objectors.Length ?? 0);
        row[VotedBy] = string.Join('\n', votes.Values.OrderBy(vote => vote.At).Select(vote => $"{vote.Kind} {vote.CuratorName}")
            .Concat(rewriting?.Objectors.Select(objector => $"{Awaited} {objector.Name}") ?? [])
            .Take(DeskVote.MostNamed));
        row["RewrittenAt"] = rewriting?.At;
        row["AmendedAt"] = contribution.Amendment?.At;
        row["Proposed"] = contribution.Proposal is not null;
        row["WaitsSince"] = CuratorNotice.Since(contribution);
        row["Notices"] = WriteNotices(CuratorNotice.About(contribution));
        row["Odd"] = contribution.Flags.SentVeryFast || contribution.Flags.HoneypotFilled || contribution.Flags.NotShownInRoom;
        row["DecidedAt"] = contribution.DecidedAt;
        row["LastCurator"] = last?.CuratorName;
        row["LastAction"] = last?.Action.ToString();
        row["Why"] = last?.Why;
        row["DeclinedFor"] = contribution.History.LastOrDefault(entry => entry.Action == HistoryAction.Declined)?.ListedReason;
    }

    public static TableEntity WriteAlike(Contribution contribution, IEnumerable<ContributionId> alike) =>
        new(Projection.Open, Key(Projection.Open, contribution)) { [Alike] = $"{contribution.ContentVersion} {string.Join(' ', alike)}" };

    /// <summary>Empty if what is known is of another version.</summary>
    private static ImmutableArray<ContributionId> ReadAlike(TableEntity row) =>
        row.GetString(Alike)?.Split(' ', 2) is [var version, var ids] && version == $"{row.GetInt32("ContentVersion")}" ? ContributionRow.Ids(ids) : [];

    private static ImmutableArray<DeskVote> ReadVotes(TableEntity row) =>
    [
        .. (row.GetString(VotedBy) ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries)
            .Select(line => line.Split(' ', 2))
            .Select(parts => new DeskVote(parts[0] == Awaited ? null : Enum.Parse<VoteKind>(parts[0]), parts[1])),
    ];

    /// <summary>The ids of a hundred curators in the line of each of a hundred objections would not fit, so the first one's are all.</summary>
    private static string WriteNotices(ImmutableArray<CuratorNotice> notices) => string.Join('\n', notices.Select((notice, index) =>
        $"{notice.Kind} {notice.Key} {(index > 0 && (notice.Kind, notices[index - 1].Kind) == (NoticeKind.Objection, NoticeKind.Objection) ? "" : string.Join(',', notice.NotTo))}"));

    private static ImmutableArray<CuratorNotice> ReadNotices(string lines)
    {
        var notices = ImmutableArray.CreateBuilder<CuratorNotice>();
        foreach (var parts in lines.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')))
        {
            var kind = Enum.Parse<NoticeKind>(parts[0]);
            notices.Add(new(kind, parts[1], kind == NoticeKind.Objection && notices.Count > 0 && notices[^1].Kind == kind ? notices[^1].NotTo : [.. parts[2].Split(',', StringSplitOptions.RemoveEmptyEntries)]));
        }

        return notices.ToImmutable();
    }

    /// <summary>Of a long text, only the part with its beginning.</summary>
    public static readonly IReadOnlyList<string> DeskColumns =
    [
        "PartitionKey", "RowKey", "ContentVersion", "Kind", "Category", "Title", "SubmittedAt", "State", "Approvals", "Objections", "Odd", "DecidedAt", "LastCurator", "LastAction", "Why",
        "Proposed", "WaitsSince", "Text", "Principles", VotedBy, Alike,
    ];

    public static string Condition(DeskFilter filter, string? after)
    {
        var partition = filter.View == DeskView.Decided ? Projection.Closed : Projection.Open;
        var conditions = new List<string> { TableClient.CreateQueryFilter($"PartitionKey eq {partition} and Live eq true") };
        // A published contribution has a row here too while its change waits or can be undone.
        if (partition == Projection.Open)
            conditions.Add($"(State eq '{nameof(ContributionState.Pending)}' or Proposed eq true)");
        if (after is not null)
            conditions.Add(TableClient.CreateQueryFilter($"RowKey gt {after}"));
        if (filter.View == DeskView.Held)
            conditions.Add("Objections gt 0");
        if (filter.Kind is { } kind)
            conditions.Add(TableClient.CreateQueryFilter($"Kind eq {kind.ToString()}"));
        if (filter.Category is { } category)
            conditions.Add(TableClient.CreateQueryFilter($"Category eq {category}"));
        if (filter.Flagged)
            conditions.Add("Odd eq true");
        if (filter.Import is { } import)
            conditions.Add(TableClient.CreateQueryFilter($"Import eq {import.ToString()}"));
        return string.Join(" and ", conditions);
    }

    public static DeskRow ReadDesk(TableEntity row) => new(
        row.RowKey,
        IdOf(row),
        row.GetInt32("ContentVersion")!.Value,
        Enum.Parse<ContributionKind>(row.GetString("Kind")),
        row.GetString("Category"),
        row.GetString("Title"),
        row.GetDateTimeOffset("SubmittedAt")!.Value,
        Enum.Parse<ContributionState>(row.GetString("State")),
        row.GetInt32("Approvals") ?? 0,
        row.GetInt32("Objections") ?? 0,
        row.GetBoolean("Odd") == true,
        row.GetString("LastCurator"),
        row.GetString("LastAction") is { } action ? Enum.Parse<HistoryAction>(action) : null,
        row.GetString("Why"),
        row.GetBoolean("Proposed") == true ? row.GetDateTimeOffset("WaitsSince") : null)
    {
        Beginning = PlainText.Summary(LongText.Read(row, "Text"), DeskRow.BeginningLength),
        Principles = ContributionRow.Ids(row.GetString("Principles") ?? ""),
        Votes = ReadVotes(row),
        Alike = ReadAlike(row),
    };

    /// <summary>
    /// False for tombstones of contributions that were never approved, which only keep out older revisions. Contributions merged before
    /// approval do count, because they are credited.
    /// </summary>
    public static bool IsPartOfManifesto(TableEntity row) => row.ContainsKey("FirstApprovedAt") || row.ContainsKey("MergedInto");

    public static PublishedRow Read(TableEntity row) => new(
        IdOf(row),
        Enum.Parse<ContributionKind>(row.GetString("Kind")),
        row.GetDateTimeOffset("FirstApprovedAt"),
        row.GetString("Slug"),
        row.GetBoolean("Live") == true ? Content(row) : null)
    {
        Credit = row.GetString("Credit"),
        MergedInto = ContributionId.TryParse(row.GetString("MergedInto"), out var target) ? target : null,
        Withdrawn = row.GetString("State") == nameof(ContributionState.Withdrawn),
    };

    public static ProjectedText ReadText(TableEntity row) => new(
        row.PartitionKey,
        IdOf(row),
        row.ETag.ToString(),
        row.GetBoolean("Live") == true
            ? new(row.GetDateTimeOffset("SubmittedAt")!.Value, row.GetString("Title"), LongText.Read(row, "Text")) { Kind = Enum.Parse<ContributionKind>(row.GetString("Kind")), Retired = row.GetBoolean("Retired") == true }
            : null);

    public static readonly IReadOnlyList<string> ImportedColumns = ["RowKey", "ContentVersion", "Title", "Text", Alike];

    public static ImportedNote ReadImported(TableEntity row) =>
        new(row.RowKey, IdOf(row), row.GetInt32("ContentVersion")!.Value, row.GetString("Title"), PlainText.Summary(row.GetString("Text") ?? "", DeskRow.BeginningLength), ReadAlike(row));

    public static readonly IReadOnlyList<string> ModeratedColumns = ["State", "SubmittedAt", "DecidedAt", "DeclinedFor"];

    public static ModeratedRow ReadModerated(TableEntity row) => new(
        Enum.Parse<ContributionState>(row.GetString("State")), row.GetDateTimeOffset("SubmittedAt")!.Value, row.GetDateTimeOffset("DecidedAt"), row.GetString("DeclinedFor"));

    /// <summary>The columns that <see cref="ReadWaiting"/> needs, without the texts, which are most of a row.</summary>
    public static readonly string[] WaitingColumns = ["RowKey", "ContentVersion", "Kind", "Category", "Title", "SubmittedAt", "ChangedAt", "Voters", "State", "WaitsSince", "Notices"];

    /// <summary>For live rows of contributions waiting for a decision.</summary>
    public static WaitingRow ReadWaiting(TableEntity row) => new(
        IdOf(row),
        row.GetInt32("ContentVersion")!.Value,
        Enum.Parse<ContributionKind>(row.GetString("Kind")),
        row.GetString("Category"),
        row.GetString("Title"),
        row.GetDateTimeOffset("SubmittedAt")!.Value,
        row.GetDateTimeOffset("ChangedAt")!.Value,
        [.. (row.GetString("Voters") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)])
    {
        Key = row.RowKey,
        WaitsSince = row.GetDateTimeOffset("WaitsSince") ?? row.GetDateTimeOffset("SubmittedAt")!.Value,
        IsPublished = row.GetString("State") == nameof(ContributionState.Approved),
        Notices = row.GetString("Notices") is { } lines ? ReadNotices(lines) : default,
    };

    private static void AddContent(TableEntity row, Contribution contribution)
    {
        row["Category"] = contribution.Category;
        row["Title"] = contribution.Title;
        LongText.Write(row, "Text", contribution.Text);
        LongText.Write(row, "Importance", contribution.Importance);
        LongText.Write(row, "Meaning", contribution.Meaning);
        row["Principles"] = string.Join(' ', contribution.Principles);
        row["Position"] = contribution.Position;
        row["SubmittedAt"] = contribution.SubmittedAt;
        row["ChangedAt"] = contribution.History[^1].At;
        row["WordsChangedAt"] = contribution.WordsChangedAt;
        row["WrittenAt"] = contribution.Source?.WrittenAt ?? contribution.SubmittedAt;
        row["Voters"] = string.Join(' ', contribution.Votes.Keys);
        // Until it is approved, nobody who reads this row may learn who sent it.
        if (contribution.State != ContributionState.Approved)
            return;
        row["Credit"] = contribution.Contributor.PublicCredit;
        row["Theme"] = contribution.Place?.Theme?.ToString();
        row["DraftedFrom"] = contribution.DraftedFrom is { } drafted ? string.Join(' ', drafted.Notes) : null;
        row["Retired"] = contribution.Retired;
        row["About"] = contribution.About?.ToString();
        row["Again"] = contribution.Again?.ToString();
        LongText.Write(row, "Board", contribution.Source?.Board);
        row["Edited"] = contribution.EditedByCurators;
        row["WordsRemovedBefore"] = contribution.WordsRemovedBefore;
    }

    private static PublishedContent Content(TableEntity row) => new(
        row.GetString("Category"),
        row.GetString("Title"),
        LongText.Read(row, "Text"),
        ContributionRow.Ids(row.GetString("Principles")),
        LongText.ReadOptional(row, "Board"),
        row.GetBoolean("Edited") == true,
        row.GetBoolean("Retired") == true,
        row.GetDouble("Position"),
        row.GetInt32("ContentVersion")!.Value,
        row.GetDateTimeOffset("WrittenAt")!.Value,
        row.GetDateTimeOffset("ChangedAt")!.Value)
    {
        Importance = LongText.ReadOptional(row, "Importance"),
        Meaning = LongText.ReadOptional(row, "Meaning"),
        WordsChangedAt = row.GetDateTimeOffset("WordsChangedAt"),
        WordsRemovedBefore = row.GetInt32("WordsRemovedBefore"),
        Theme = ContributionId.TryParse(row.GetString("Theme"), out var theme) ? theme : null,
        About = ContributionId.TryParse(row.GetString("About"), out var about) ? about : null,
        Again = row.GetString("Again") is { } again ? Enum.Parse<TryAgain>(again) : null,
        DraftedFrom = row.GetString("DraftedFrom") is { } notes ? ContributionRow.Ids(notes) : null,
    };
}

/// <summary>What the projection holds of a contribution that is or was published, or that was merged.</summary>
/// <param name="FirstApprovedAt">Null if it was merged before it was approved.</param>
/// <param name="Slug">Null if <paramref name="FirstApprovedAt"/> is null.</param>
/// <param name="Content">Null if it is not published now.</param>
public sealed record PublishedRow(ContributionId Id, ContributionKind Kind, DateTimeOffset? FirstApprovedAt, string? Slug, PublishedContent? Content)
{
    /// <summary>Who shared it, as they chose to be credited; null if anonymous.</summary>
    public string? Credit { get; init; }

    public ContributionId? MergedInto { get; init; }

    /// <summary>Withdrawn by the person who sent it: not even its address is kept.</summary>
    public bool Withdrawn { get; init; }
}

/// <summary>A note of an import that waits for a decision.</summary>
/// <param name="Key">Its place among the others.</param>
/// <param name="Beginning">The first lines of its text, without formatting marks.</param>
/// <param name="Alike">Others that it looks like, as far as the search has found them.</param>
public sealed record ImportedNote(string Key, ContributionId Id, int ContentVersion, string Title, string Beginning, ImmutableArray<ContributionId> Alike);

/// <summary>The words of a contribution that is waiting for a decision or published.</summary>
/// <param name="Words">Null if it is no longer either.</param>
public sealed record ProjectedText(string Partition, ContributionId Id, string ETag, ProjectedWords? Words);

public sealed record ProjectedWords(DateTimeOffset SubmittedAt, string Title, string Text)
{
    public ContributionKind Kind { get; init; }

    public bool Retired { get; init; }
}

/// <summary>A contribution that curators are told about, without its text: most wait for a decision.</summary>
/// <param name="ChangedAt">When anything about it last changed, including votes.</param>
/// <param name="Voters">Ids of the curators who have a vote on it.</param>
public sealed record WaitingRow(
    ContributionId Id,
    int ContentVersion,
    ContributionKind Kind,
    string Category,
    string Title,
    DateTimeOffset SubmittedAt,
    DateTimeOffset ChangedAt,
    ImmutableArray<string> Voters)
{
    /// <summary>Its place among the others.</summary>
    public string Key { get; init; } = "";

    /// <summary>When curators' emails about it can begin.</summary>
    public DateTimeOffset WaitsSince { get; init; } = SubmittedAt;

    /// <summary>It is published, and a change to it waits for approvals or can still be undone.</summary>
    public bool IsPublished { get; init; }

    /// <summary>Without any, its version needs a decision: so it is with a row of the version before.</summary>
    public ImmutableArray<CuratorNotice> Notices
    {
        get => field.IsDefault ? [new(NoticeKind.Decision, $"{Id}-{ContentVersion}", Voters)] : field;
        init;
    }
}

public sealed record PublishedContent(
    string Category,
    string Title,
    string Text,
    ImmutableArray<ContributionId> Principles,
    string? Board,
    bool Edited,
    bool Retired,
    double? Position,
    int Version,
    DateTimeOffset WrittenAt,
    DateTimeOffset ChangedAt)
{
    /// <summary>Why a principle is important, as typed; null if nobody has written it.</summary>
    public string? Importance { get; init; }

    /// <summary>What a principle means, one point per line; null if nobody has written it.</summary>
    public string? Meaning { get; init; }

    /// <summary>When its words last changed; null if they never have, or in a row that an older version of this program wrote.</summary>
    public DateTimeOffset? WordsChangedAt { get; init; }

    /// <summary>Version before which its words must not be shown any more; null if they may.</summary>
    public int? WordsRemovedBefore { get; init; }

    /// <summary>The theme that curators put it into, which may have been merged, deleted or never published.</summary>
    public ContributionId? Theme { get; init; }

    /// <summary>What an experience is about, as it was sent: there may be no such contribution.</summary>
    public ContributionId? About { get; init; }

    /// <summary>For an experience, whether they would do it again.</summary>
    public TryAgain? Again { get; init; }

    /// <summary>The contributions that curators drafted it from, published or not; null if someone sent it or an import brought it in.</summary>
    public ImmutableArray<ContributionId>? DraftedFrom { get; init; }
}
