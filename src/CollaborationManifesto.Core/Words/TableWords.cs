namespace CollaborationManifesto.Words;

/// <summary>Why no notes can be read from a file or a pasted text, or none from one of its rows.</summary>
public sealed record TableWords
{
    public Func<long, string> TooLarge { get; init; } = megabytes => $"The file is larger than {megabytes} MB. Split it into smaller files.";

    public string Empty { get; init; } = "There is no text in this file. Choose another file.";

    public string NothingPasted { get; init; } = "Enter at least one note.";

    public string NotATable { get; init; } = "This file is not a table or a list. Choose a .csv, .txt or .xlsx file, or the JSON export of a Trello board.";

    public string Document { get; init; } = "This file is a document, not a table. Copy the notes in it and paste them here.";

    public string Picture { get; init; } = "This file is a picture. Type the notes that it shows instead.";

    public string WebPage { get; init; } = "This file is a web page or XML. Open it in a spreadsheet program, save it as .xlsx or .csv, and choose that file.";

    public string OldWorkbook { get; init; } = "This file is in an old Excel format (.xls). Open it in Excel, save it as .xlsx, and choose that file.";

    public string BinaryWorkbook { get; init; } = "This file is a binary Excel workbook (.xlsb). Open it in Excel, save it as .xlsx, and choose that file.";

    public string OpenDocument { get; init; } = "This file is an OpenDocument file. Open it in a spreadsheet program, save it as .xlsx or .csv, and choose that file.";

    public string NumbersDocument { get; init; } = "This file is from Numbers, Pages or Keynote. In Numbers, choose File, Export To, CSV. Then choose that file.";

    public string Protected { get; init; } = "This file has a password. Open it in Excel, remove the password, save it, and choose it again.";

    public string ZipFolder { get; init; } = "This file is an archive, such as a zip file. Open it and choose a file inside it.";

    public string Damaged { get; init; } = "This file is damaged or was cut off. Export or save it again, and choose that file.";

    public Func<long, string> TooMuchInside { get; init; } = megabytes =>
        $"This workbook contains more than {megabytes} MB. Copy the notes into a new workbook, without pictures, and choose that file.";

    public Func<int, int, string> TooManyColumns { get; init; } = (row, most) =>
        $"Row {Plural.Number(row)} has more than {Plural.Number(most)} columns. Delete the columns that you do not need, and choose the file again.";

    public Func<int, string> TooManyRows { get; init; } = most => $"There are more than {Plural.Number(most)} rows. Split them into smaller files.";

    public Func<int, string> QuoteNotClosed { get; init; } = row =>
        $"A quotation mark in row {Plural.Number(row)} is never closed, so the file seems to be cut off. Export it again, or correct that row.";

    public string NoSuchSheet { get; init; } = "The workbook does not have that sheet. Choose one of its sheets.";

    public Func<string, int, int, string> CellTooLong { get; init; } = (column, length, most) =>
        $"Column {column} has {Plural.Number(length)} characters. The most that can be read is {Plural.Number(most)}.";

    public Func<string, string> CellDamaged { get; init; } = column => $"Column {column} contains a character that is not text (NUL).";

    public Func<string, string> CellHasNoResult { get; init; } = column => $"Column {column} contains a formula without a result. Open the file in Excel, save it, and choose it again.";

    public Func<string, string> CellHasError { get; init; } = column => $"Column {column} contains an error such as #REF! or #N/A. Correct its formula.";
}
