using CollaborationManifesto.Model;

namespace CollaborationManifesto.Words;

/// <summary>What operators are told about the import of a table.</summary>
public sealed record NoteImportWords
{
    public Func<string, string> NothingImported { get; init; } = reason => $"{reason} Nothing was imported.";

    public Func<string, string> NotAgreed { get; init; } = licence =>
        $"The people who wrote the notes must have agreed that they are published under {licence}. If they have, add --agreed. To see only what an import would do, add --dry-run.";

    public Func<int, string> WrongSource { get; init; } = most => $"Name the workshop with --source in at most {Plural.Number(most)} characters, such as --source \"LocalGov Camp\".";

    public string WrongDate { get; init; } = "Give the day of the workshop as year, month and day, such as --date 2022-10-08. It cannot be in the future.";

    /// <summary>It is another kind of file than the command reads.</summary>
    public Func<ImportFormat, string> UseOther { get; init; } = format => format switch
    {
        ImportFormat.Trello => "This file is the export of a Trello board. Use “manifesto import trello”.",
        ImportFormat.Workbook => "This file is an Excel workbook. Use “manifesto import xlsx”.",
        ImportFormat.Delimited or ImportFormat.Pasted => "This file is not an Excel workbook. Use “manifesto import csv”.",
    };

    public Func<string, IReadOnlyList<string>, string> NoSuchSheet { get; init; } = (sheet, known) => $"The workbook does not have the sheet “{sheet}”. Its sheets are {Listed(known)}.";

    public Func<string, string> EmptySheet { get; init; } = sheet => $"The sheet “{sheet}” is empty. Choose another one with --sheet.";

    public Func<string, string?, Position, string> WrongMapping { get; init; } = (file, path, at) =>
        System.FormattableString.Invariant($"The mapping {file} is wrong at line {at.Line}, byte {at.Byte}{(path is null or "$" ? "" : $", {path.TrimStart('$', '.')}")}. It says what is in the columns, such as ")
        + """{ "columns": { "Idea": "title", "Area": "category" }, "values": { "Principles": { "kind": "principle", "category": "Tools" } } }. """
        + "A column is title, text, category, kind, organisation or leaveOut. A kind is barrier, principle or guidance. Nothing was imported.";

    public Func<string, IReadOnlyList<string>, string> NoSuchColumn { get; init; } = (column, known) => $"The mapping names the column “{column}”, which the file does not have. Its columns are {Listed(known)}.";

    public Func<string, string> TwoColumns { get; init; } = name => $"The mapping says of more than one column that it is “{name}”. Only one can be.";

    public string NoNoteColumn { get; init; } = """No column seems to have notes. Say in a mapping file which one has, such as { "columns": { "1": "title" } }.""";

    public Func<string, int, string, string> TooManyValues { get; init; } = (column, most, name) =>
        $"The column “{column}” has more than {Plural.Number(most)} different values, so it cannot be “{name}”. Say in a mapping file what it is: text or leaveOut.";

    public Func<string, IReadOnlyList<string>, string> UnknownCategory { get; init; } = (category, known) => $"The mapping has the category “{category}”. The categories are {string.Join(", ", known)}.";

    public Func<string, string> NoSuchValue { get; init; } = value => $"The mapping names the value “{value}”, which no row has.";

    public Func<int, string> BeingTakenBack { get; init; } = rows => $"A curator is taking this import back, so it was stopped after {Plural.Format(rows, "row", "rows")}.";

    /// <summary>As mapping files write it.</summary>
    public Func<NoteColumn, string> NameOf { get; init; } = column => column switch
    {
        NoteColumn.LeaveOut => "leaveOut",
        NoteColumn.Title => "title",
        NoteColumn.Text => "text",
        NoteColumn.Category => "category",
        NoteColumn.Kind => "kind",
        NoteColumn.Organisation => "organisation",
    };

    private static string Listed(IEnumerable<string> names) => string.Join(", ", names.Select(name => $"“{name}”"));
}
