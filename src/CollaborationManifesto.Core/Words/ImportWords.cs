using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>What operators are told about the import of a board.</summary>
public sealed record ImportWords
{
    /// <summary>Used for a board without a name.</summary>
    public string UnnamedBoard { get; init; } = "Trello board";

    public Func<long, string> TooLarge { get; init; } = megabytes => $"The file is larger than {megabytes} MB. Nothing was imported.";

    public Func<Position, string> Damaged { get; init; } = at =>
        $"This file is not JSON, or was cut off or damaged at {Place(at)}. Export the board again; nothing was imported.";

    public Func<Position, string> NotABoard { get; init; } = at =>
        $"The file does not hold one board: at {Place(at)} something else begins. {HowToExport}";

    public Func<Position, string> OneCard { get; init; } = at => $"The file is the export of a single card, as its list at {Place(at)} tells. {HowToExport}";

    public Func<Position, string> NoLists { get; init; } = at => $"The file ends at {Place(at)} without a list, so it is not the export of a Trello board. {HowToExport}";

    public Func<Position, string> WrongList { get; init; } = at => $"The list at {Place(at)} has no id or no name. Nothing was imported.";

    public Func<Position, string> WrongCard { get; init; } = at => $"The card at {Place(at)} has no id, no name or no list. Nothing was imported.";

    public Func<string, string?, Position, string> WrongMapping { get; init; } = (file, path, at) =>
        $"The mapping {file} is wrong at {Place(at)}{(path is null or "$" ? "" : $", {path.TrimStart('$', '.')}")}. It says of lists what their cards are, such as "
        + """{ "lists": { "Ideas": { "kind": "guidance", "category": "Tools" }, "Done": { "leaveOut": true } } }. A kind is barrier, principle or guidance. Nothing was imported.""";

    public Func<string, string, string, string> UnknownCategory { get; init; } = (list, category, known) =>
        $"The mapping gives the list “{list}” the category “{category}”. The categories are {known}. Nothing was imported.";

    public Func<string, string> NoSuchList { get; init; } = list => $"The mapping names the list “{list}”, which the board does not have.";

    public Func<string, string> CategoryFromSpelling { get; init; } = list => $"The list “{list}” was taken for a category that is spelt almost like it.";

    public Func<int, int, string> CommentsMissing { get; init; } = (counted, found) =>
        $"The cards count {Plural.Format(counted, "comment", "comments")} and the file has {found}: Trello exports a board's last 1,000 actions.";

    public Func<int, string> LeftOut { get; init; } = count => $"{Plural.Format(count, "comment, checklist or link", "comments, checklists and links")} were too many or too long to keep.";

    public Func<int, string> DueDates { get; init; } = count => $"{Plural.Format(count, "card has", "cards have")} a date to begin or to be done by, which is not brought in.";

    public Func<int, string> CustomFields { get; init; } = count => $"{Plural.Format(count, "custom field was", "custom fields were")} not brought in.";

    public Func<int, string> Files { get; init; } = count =>
        $"{Plural.Format(count, "attached file stays", "attached files stay")} in Trello. Curators see links that lead there and need the board’s permission.";

    public Func<int, string> OtherAttachments { get; init; } = count => $"{Plural.Format(count, "attachment", "attachments")} without a web address could not be brought in.";

    public Func<SkipReason, string> Skipped { get; init; } = reason => reason switch
    {
        SkipReason.Archived => "The card is archived",
        SkipReason.ListArchived => "The card is in an archived list",
        SkipReason.ListMissing => "The card’s list is not in the file",
        SkipReason.ListLeftOut => "The mapping leaves the card’s list out",
        SkipReason.ListUnmapped => "The card’s list is no category, and no mapping says what it is",
        SkipReason.Template => "The card is a template",
        SkipReason.Mirror => "The card only mirrors another card",
        SkipReason.Separator => "The card is a line between others",
        SkipReason.Empty => "The card is empty",
        SkipReason.Repeated => "The card is in the file twice",
        SkipReason.NoCategory => "No label of the card is a category",
        SkipReason.Decided => "The card has changed since curators decided on it",
        SkipReason.Edited => "The card has changed since it was edited here",
        SkipReason.Deleted => "The card was declined or withdrawn here, and deleted when its time was over",
        SkipReason.NoRoom => "The card has changed so often that there is no room for another version of it",
        SkipReason.BreaksRule => "The card breaks a rule of the form",
    };

    public string RowWithoutWords { get; init; } = "It has no words of a note";

    public string RowWithoutCategory { get; init; } = "No category is chosen for it. Choose one for its value, or for all other notes";

    private const string HowToExport = "In Trello open the board’s menu, choose “Print, export and share” and “Export as JSON”. Nothing was imported.";

    private static string Place(Position at) => System.FormattableString.Invariant($"line {at.Line}, byte {at.Byte}");
}

/// <summary>Why an export cannot be restored.</summary>
public sealed record RestoreWords
{
    public Func<Position, string> Damaged { get; init; } = at =>
        System.FormattableString.Invariant($"The file is no export of a manifesto, or was damaged at line {at.Line}, byte {at.Byte}. Nothing was restored.");

    public Func<int, string> WrongLine { get; init; } = line => $"The file is no export of a manifesto: line {line} is not what stands there in one. Nothing was restored.";

    public Func<int, string> TooLarge { get; init; } = line => $"Line {line} holds a contribution with more text than a row of the table can keep. Nothing was restored.";

    public Func<int, int, string> NameTooLong { get; init; } = (line, most) => System.FormattableString.Invariant($"Line {line} holds a curator whose name is longer than {most} characters. Nothing was restored.");

    public Func<int, string> CutOff { get; init; } = line => $"The export was cut off after line {line}, or lines are missing: its last line must count the others. Nothing was restored.";

    public Func<int, string> OtherVersion { get; init; } = version => $"The export has version {version} of the format, and this program reads versions 1 to 5. Nothing was restored.";

    public Func<int, string> WrongEdition { get; init; } = line => $"Line {line} has an edition or a numbered version that no export has. Nothing was restored.";

    public Func<int, string> WrongWorkshop { get; init; } = line => $"Line {line} has the notes of a workshop as no export has them. Nothing was restored.";

    public Func<int, string> WrongTheme { get; init; } = line => $"Line {line} has a theme as no export has it. Nothing was restored.";

    public Func<int, string> WrongReport { get; init; } = line => $"Line {line} has a problem report as no export has it. Nothing was restored.";

    public Func<int, string> WrongSignature { get; init; } = line => $"Line {line} has a signature as no export has it. Nothing was restored.";

    public string EditionWaits { get; init; } = "Nothing was restored. An edition is waiting for a second curator here. Confirm it or take it back at the desk first.";

    public Func<int, int, string> OtherSnapshot { get; init; } = (edition, snapshot) => $"Edition {edition} is a name for version {snapshot}, but the storage already has another version {snapshot}. Nothing was restored.";

    public string NotEmpty { get; init; } =
        "The storage holds contributions already, so nothing was restored. Restore into an empty one, or add with --merge what it lacks; what is there stays as it is.";
}
