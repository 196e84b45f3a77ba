using System.Collections.Immutable;
using System.Text.Json;
using Azure.Data.Tables;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Storage;

/// <summary>A contribution as a table entity. Personal data has columns of its own, so that it can be erased.</summary>
internal static class ContributionRow
{
    public const string RowKey = "contribution";

    /// <summary>Only rows with it need a look at what names them.</summary>
    public const string Provisional = "Provisional";

    public static TableEntity Write(Contribution contribution)
    {
        var row = new TableEntity(contribution.Id.ToString(), RowKey)
        {
            ["Kind"] = contribution.Kind.ToString(),
            ["Category"] = contribution.Category,
            ["Title"] = contribution.Title,
            ["RewordedAt"] = contribution.RewordedAt,
            ["WordsRemovedBefore"] = contribution.WordsRemovedBefore,
            ["Principles"] = string.Join(' ', contribution.Principles),
            ["Barrier"] = contribution.Barrier,
            ["About"] = contribution.About?.ToString(),
            ["Again"] = contribution.Again?.ToString(),
            ["Name"] = contribution.Contributor.Name,
            ["Organisation"] = contribution.Contributor.Organisation,
            ["Email"] = contribution.Contributor.Email is { } email ? email.StoredAs ?? email.Value : null,
            ["EmailConfirmed"] = contribution.Contributor.EmailConfirmed,
            ["ErasureDue"] = contribution.ErasureDue,
            ["Attribution"] = contribution.Contributor.Attribution.ToString(),
            ["Position"] = contribution.Position,
            ["State"] = contribution.State.ToString(),
            ["MergedInto"] = contribution.MergedInto?.ToString(),
            ["Retired"] = contribution.Retired,
            ["SubmittedAt"] = contribution.SubmittedAt,
            ["DecidedAt"] = contribution.DecidedAt,
            ["FirstApprovedAt"] = contribution.FirstApprovedAt,
            ["FirstSlug"] = contribution.FirstSlug,
            ["Revision"] = contribution.Revision,
            ["ContentVersion"] = contribution.ContentVersion,
            ["BodyHash"] = contribution.BodyHash,
            ["SentWithinSeconds"] = contribution.Flags.SentWithinSeconds,
            ["HoneypotFilled"] = contribution.Flags.HoneypotFilled,
            ["NotShownInRoom"] = contribution.Flags.NotShownInRoom ? true : null,
            ["Whole"] = contribution.Whole?.ToString(),
            [Provisional] = contribution.IsProvisional ? true : null,
        };
        // A column of its own, so that revisions can be compared without reading rows.
        row["RevisionToShow"] = contribution.RevisionToShow;
        // Columns of their own, so that the page on themes reads only where each contribution is.
        if (contribution.Place is { } place)
        {
            row["Theme"] = place.Theme?.ToString();
            row["LeftAlone"] = place.LeftAlone;
            row["Moves"] = place.Number;
            row["MovesUnshown"] = place.Unshown;
            row["MovedAt"] = place.At;
            row["MovedById"] = place.CuratorId;
            row["MovedBy"] = place.CuratorName;
            row["MovedCommand"] = place.CommandId;
        }

        if (contribution.DraftedFrom is { } drafted)
        {
            // A column of its own, so that these principles can be told from notes.
            row["DraftedTheme"] = drafted.Theme.ToString();
            LongText.Write(row, "DraftedFrom", JsonSerializer.Serialize(drafted, RowJson.Default.DraftOrigin));
        }

        // A column of its own, so that an import's notes can be found.
        row["Import"] = contribution.Source?.Import?.ToString();
        if (contribution.Source is { } source)
            LongText.Write(row, "Source", JsonSerializer.Serialize(source, RowJson.Default.Provenance));
        LongText.Write(row, "Text", contribution.Text);
        LongText.Write(row, "Importance", contribution.Importance);
        LongText.Write(row, "Meaning", contribution.Meaning);
        if (contribution.Earlier is { } earlier)
            LongText.Write(row, "Earlier", JsonSerializer.Serialize(earlier, RowJson.Default.EarlierWording));
        if (contribution.Background is { } background)
            LongText.Write(row, "Background", JsonSerializer.Serialize(background, RowJson.Default.Background));
        LongText.Write(row, "Votes", JsonSerializer.Serialize(contribution.Votes, RowJson.Default.ImmutableSortedDictionaryStringVote));
        if (contribution.Rewriting is { } rewriting)
            LongText.Write(row, "Rewriting", JsonSerializer.Serialize(rewriting, RowJson.Default.Rewriting));
        if (contribution.Proposal is { } proposal)
            LongText.Write(row, "Proposal", JsonSerializer.Serialize(proposal, RowJson.Default.Proposal));
        if (contribution.Amendment is { } amendment)
            LongText.Write(row, "Amendment", JsonSerializer.Serialize(amendment, RowJson.Default.Amendment));
        if (contribution.BeforeSplit is { } before)
            LongText.Write(row, "BeforeSplit", JsonSerializer.Serialize(before, RowJson.Default.BeforeSplit));
        LongText.Write(row, "History", JsonSerializer.Serialize(contribution.History, RowJson.Default.ImmutableArrayHistoryEntry));
        return row;
    }

    public static Contribution Read(TableEntity row) => new()
    {
        Id = ContributionId.Parse(row.PartitionKey),
        Kind = Enum.Parse<ContributionKind>(row.GetString("Kind")),
        Category = row.GetString("Category"),
        Title = row.GetString("Title"),
        Text = LongText.Read(row, "Text"),
        Importance = LongText.ReadOptional(row, "Importance"),
        Meaning = LongText.ReadOptional(row, "Meaning"),
        Earlier = LongText.ReadOptional(row, "Earlier") is { } earlier ? JsonSerializer.Deserialize(earlier, RowJson.Default.EarlierWording) : null,
        RewordedAt = row.GetDateTimeOffset("RewordedAt"),
        WordsRemovedBefore = row.GetInt32("WordsRemovedBefore"),
        Principles = Ids(row.GetString("Principles")),
        Barrier = row.GetString("Barrier"),
        About = ContributionId.TryParse(row.GetString("About"), out var about) ? about : null,
        Again = row.GetString("Again") is { } again ? Enum.Parse<TryAgain>(again) : null,
        Contributor = new(
            row.GetString("Name"),
            row.GetString("Organisation"),
            EmailAddress.FromStorage(row.GetString("Email")),
            Enum.Parse<Attribution>(row.GetString("Attribution")))
        {
            EmailConfirmed = row.GetBoolean("EmailConfirmed") == true,
        },
        ErasureDue = row.GetString("ErasureDue"),
        Source = LongText.ReadOptional(row, "Source") is { } source ? JsonSerializer.Deserialize(source, RowJson.Default.Provenance) : null,
        Background = LongText.ReadOptional(row, "Background") is { } background ? JsonSerializer.Deserialize(background, RowJson.Default.Background) : null,
        Position = row.GetDouble("Position"),
        State = Enum.Parse<ContributionState>(row.GetString("State")),
        MergedInto = ContributionId.TryParse(row.GetString("MergedInto"), out var target) ? target : null,
        Place = ReadPlace(row),
        DraftedFrom = LongText.ReadOptional(row, "DraftedFrom") is { } drafted ? JsonSerializer.Deserialize(drafted, RowJson.Default.DraftOrigin) : null,
        Retired = row.GetBoolean("Retired") == true,
        SubmittedAt = row.GetDateTimeOffset("SubmittedAt")!.Value,
        FirstApprovedAt = row.GetDateTimeOffset("FirstApprovedAt"),
        FirstSlug = row.GetString("FirstSlug"),
        DecidedAt = row.GetDateTimeOffset("DecidedAt"),
        Revision = row.GetInt32("Revision")!.Value,
        ContentVersion = row.GetInt32("ContentVersion")!.Value,
        BodyHash = row.GetString("BodyHash"),
        Flags = new(row.GetInt32("SentWithinSeconds"), row.GetBoolean("HoneypotFilled") == true, row.GetBoolean("NotShownInRoom") == true),
        Votes = JsonSerializer.Deserialize(LongText.Read(row, "Votes"), RowJson.Default.ImmutableSortedDictionaryStringVote)!,
        Rewriting = LongText.ReadOptional(row, "Rewriting") is { } rewriting ? JsonSerializer.Deserialize(rewriting, RowJson.Default.Rewriting) : null,
        Proposal = LongText.ReadOptional(row, "Proposal") is { } proposal ? JsonSerializer.Deserialize(proposal, RowJson.Default.Proposal) : null,
        Amendment = LongText.ReadOptional(row, "Amendment") is { } amendment ? JsonSerializer.Deserialize(amendment, RowJson.Default.Amendment) : null,
        History = JsonSerializer.Deserialize(LongText.Read(row, "History"), RowJson.Default.ImmutableArrayHistoryEntry),
        Whole = ContributionId.TryParse(row.GetString("Whole"), out var whole) ? whole : null,
        BeforeSplit = LongText.ReadOptional(row, "BeforeSplit") is { } before ? JsonSerializer.Deserialize(before, RowJson.Default.BeforeSplit) : null,
        IsProvisional = row.GetBoolean(Provisional) == true,
    };

    public static readonly IReadOnlyList<string> PlaceColumns = ["Theme", "LeftAlone", "Moves", "MovesUnshown", "MovedAt", "MovedById", "MovedBy", "MovedCommand"];

    public static ThemePlace? ReadPlace(TableEntity row) => row.GetInt32("Moves") is not { } moves ? null : new(
        ContributionId.TryParse(row.GetString("Theme"), out var theme) ? theme : null,
        moves,
        row.GetInt32("MovesUnshown")!.Value,
        row.GetDateTimeOffset("MovedAt")!.Value,
        row.GetString("MovedById"),
        row.GetString("MovedBy"),
        row.GetString("MovedCommand"))
    {
        LeftAlone = row.GetBoolean("LeftAlone") == true,
    };

    public static ImmutableArray<ContributionId> Ids(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(ContributionId.Parse)];
}
