using System.Collections.Immutable;
using Azure.Data.Tables;
using CollaborationManifesto.Contributions;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Publishing;

/// <summary>A row of the projection. The one place that decides what of a contribution may become public.</summary>
internal static class ProjectionRow
{
    public static TableEntity Write(string partition, Contribution contribution, bool live)
    {
        var row = new TableEntity(partition, contribution.Id.ToString())
        {
            ["Live"] = live,
            ["Revision"] = contribution.Revision,
            ["ContentVersion"] = contribution.ContentVersion,
            ["FirstApprovedAt"] = contribution.FirstApprovedAt,
            ["Slug"] = contribution.FirstSlug,
            ["Kind"] = contribution.Kind.ToString(),
        };
        if (live)
            AddContent(row, contribution);
        return row;
    }

    /// <summary>False for the tombstone of something that was voted on or declined and never approved: it only keeps older revisions out.</summary>
    public static bool WasPublished(TableEntity row) => row.ContainsKey("FirstApprovedAt");

    /// <summary>For rows that were published once.</summary>
    public static PublishedRow Read(TableEntity row) => new(
        ContributionId.Parse(row.RowKey),
        Enum.Parse<ContributionKind>(row.GetString("Kind")),
        row.GetDateTimeOffset("FirstApprovedAt")!.Value,
        row.GetString("Slug"),
        row.GetBoolean("Live") == true ? Content(row) : null);

    /// <summary>For rows that are live, whatever their partition.</summary>
    public static ProjectedText ReadText(TableEntity row) => new(
        ContributionId.Parse(row.RowKey), row.GetDateTimeOffset("SubmittedAt")!.Value, row.GetString("Title"), LongText.Read(row, "Text"));

    private static void AddContent(TableEntity row, Contribution contribution)
    {
        row["State"] = contribution.State.ToString();
        row["Category"] = contribution.Category;
        row["Title"] = contribution.Title;
        LongText.Write(row, "Text", contribution.Text);
        row["Principles"] = string.Join(' ', contribution.Principles);
        row["Position"] = contribution.Position;
        row["SubmittedAt"] = contribution.SubmittedAt;
        row["ChangedAt"] = contribution.History[^1].At;
        row["WrittenAt"] = contribution.Source?.WrittenAt ?? contribution.SubmittedAt;
        // Before the decision nobody who reads this row may learn who sent it.
        if (contribution.State != ContributionState.Approved)
            return;
        row["Credit"] = contribution.Contributor.PublicCredit;
        row["Board"] = contribution.Source?.Board;
        row["Edited"] = contribution.EditedByCurators;
    }

    private static PublishedContent Content(TableEntity row) => new(
        row.GetString("Category"),
        row.GetString("Title"),
        LongText.Read(row, "Text"),
        ContributionRow.Ids(row.GetString("Principles")),
        row.GetString("Credit"),
        row.GetString("Board"),
        row.GetBoolean("Edited") == true,
        row.GetDouble("Position"),
        row.GetInt32("ContentVersion")!.Value,
        row.GetDateTimeOffset("WrittenAt")!.Value,
        row.GetDateTimeOffset("ChangedAt")!.Value);
}

/// <summary>What the projection holds of one contribution that is or was published.</summary>
/// <param name="Content">Null when it is not published any more.</param>
public sealed record PublishedRow(
    ContributionId Id, ContributionKind Kind, DateTimeOffset FirstApprovedAt, string Slug, PublishedContent? Content);

/// <summary>The words of one contribution that waits or is published.</summary>
public sealed record ProjectedText(ContributionId Id, DateTimeOffset SubmittedAt, string Title, string Text);

public sealed record PublishedContent(
    string Category,
    string Title,
    string Text,
    ImmutableArray<ContributionId> Principles,
    string? Credit,
    string? Board,
    bool Edited,
    double? Position,
    int Version,
    DateTimeOffset WrittenAt,
    DateTimeOffset ChangedAt);
