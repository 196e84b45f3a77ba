using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Signing;

/// <summary>Reads a list of signatories: the columns of <c>signatories.csv</c>, and the addresses.</summary>
public sealed class SignatoryFile(AllWords words, TimeProvider clock)
{
    public const int MaxBytes = 1024 * 1024;

    /// <summary>As many emails go out in a minute, and a curator can still read them all before.</summary>
    public const int MaxRows = 200;

    private const int MostErrors = 20;

    private const string Kind = "kind";
    private const string Name = "name";
    private const string Role = "role";
    private const string Organisation = "organisation";
    private const string Commitment = "commitment";
    private const string OfEdition = "edition";
    private const string SignedAt = "signedAt";
    private const string Email = "email";

    public static ImmutableArray<string> Columns { get; } = [Kind, Name, Role, Organisation, Commitment, OfEdition, SignedAt, Email];

    private SignatoryImportWords Words => words.SignatoryImport;

    /// <returns>The signatories of the file; none if there are errors, which are then about the field <c>file</c>.</returns>
    public (ImmutableArray<ListedSignatory> Signatories, ImmutableArray<FieldError> Errors) Read(ReadOnlyMemory<byte> file, int currentEdition)
    {
        try
        {
            using var stream = new MemoryStream(file.ToArray(), writable: false);
            var format = NoteFile.Recognise(stream, words.Table);
            if (format is not (ImportFormat.Delimited or ImportFormat.Workbook))
                return ([], [Wrong(Words.NotATable)]);
            var rows = NoteFile.Open(stream, new(format), words.Table).Rows().Take(MaxRows + 2).ToList();
            if (rows.Count > MaxRows + 1)
                return ([], [Wrong(Words.TooManyRows(MaxRows))]);
            var places = rows.Count == 0 ? [] : Columns.Select(column => PlacesOf(column, rows[0].Cells)).ToList();
            if (places.FindIndex(found => found.Count > 1) is >= 0 and var twice)
                return ([], [Wrong(Words.ColumnTwice(Columns[twice]))]);
            if (!new[] { Name, Organisation }.Any(column => places.Count > 0 && places[Columns.IndexOf(column)].Count > 0))
                return ([], [Wrong(Words.ColumnsMissing)]);
            return Check([.. rows.Skip(1).Select(row => row.Fault is null ? row with { Cells = [.. places.Select(found => found.Count == 0 ? "" : row.Cells[found[0]])] } : row)], currentEdition);
        }
        catch (WrongFileException wrong)
        {
            return ([], [Wrong(wrong.Message)]);
        }
    }

    /// <summary>Reads what the page that checks a list has carried on.</summary>
    /// <inheritdoc cref="Read"/>
    public (ImmutableArray<ListedSignatory> Signatories, ImmutableArray<FieldError> Errors) ReadCarried(ImmutableArray<string> carried, int currentEdition)
    {
        var rows = carried.Take(MaxRows).Select((row, index) => new NoteRow(index + 1, ListedSignatory.Cells(row))).ToList();
        return rows.TrueForAll(row => row.Cells.Count == Columns.Length) ? Check(rows, currentEdition) : ([], [Wrong(Words.NotOurs)]);
    }

    private (ImmutableArray<ListedSignatory> Signatories, ImmutableArray<FieldError> Errors) Check(IReadOnlyList<NoteRow> rows, int currentEdition)
    {
        var (listed, errors, met) = (new List<ListedSignatory>(), new List<FieldError>(), new HashSet<string>());
        foreach (var row in rows)
        {
            var check = new FieldChecks(words);
            if (row.Fault is { } fault)
                check.That(false, "row", fault);
            else
                listed.Add(Check(check, row.Cells, currentEdition, met));
            errors.AddRange(check.Errors.Take(1).Select(error => Wrong(Words.Row(row.Number, error.Message))));
        }

        if (rows.Count == 0)
            errors.Add(Wrong(Words.NoRows));
        if (errors.Count > MostErrors)
            errors = [.. errors.Take(MostErrors), Wrong(Words.MoreErrors(errors.Count - MostErrors))];
        return errors.Count == 0 ? ([.. listed], []) : ([], [.. errors]);
    }

    /// <param name="met">Those of earlier rows. An organisation is one signatory at any address.</param>
    private ListedSignatory Check(FieldChecks check, IReadOnlyList<string> cells, int currentEdition, HashSet<string> met)
    {
        var name = check.Line(Name, Name, Cell(Name), SignatureText.MaxNameLength);
        var role = check.Line(Role, Role, Cell(Role), SignatureText.MaxRoleLength);
        var organisation = check.Line(Organisation, Organisation, Cell(Organisation), SignatureText.MaxOrganisationLength);
        var commitment = check.Paragraphs(Commitment, Commitment, Cell(Commitment), SignatureText.MaxCommitmentLength);
        var kind = TypedText.Line(Cell(Kind)) is { Length: > 0 } typed ? check.Choice<SignatoryKind>(Kind, typed, Words.KindWrong) : name.Length == 0 ? SignatoryKind.Organisation : SignatoryKind.Person;
        check.That(kind != SignatoryKind.Person || name.Length > 0, Name, Words.NameMissing);
        check.That(kind != SignatoryKind.Organisation || organisation.Length > 0, Organisation, Words.OrganisationMissing);

        var address = TypedText.Line(Cell(Email));
        var email = EmailAddress.TryParse(address, out _);
        check.That(kind != SignatoryKind.Person || address.Length > 0, Email, Words.EmailMissing);
        check.That(address.Length == 0 || email is not null, Email, Words.EmailWrong);

        var (editionCell, dayCell) = (TypedText.Line(Cell(OfEdition)), TypedText.Line(Cell(SignedAt)));
        var edition = currentEdition;
        check.That(
            editionCell.Length == 0 || (int.TryParse(editionCell, NumberStyles.None, CultureInfo.InvariantCulture, out edition) && edition > 0 && edition <= currentEdition), OfEdition, Words.EditionWrong(currentEdition));
        DateTimeOffset since = default;
        check.That(
            dayCell.Length == 0 || (DateTimeOffset.TryParseExact(dayCell, ["yyyy-MM-dd", "O"], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out since) && since.UtcDateTime.Year >= SignatureImport.FirstYear && since <= clock.GetUtcNow()), SignedAt, Words.DayWrong);
        var text = new SignatureText(kind ?? SignatoryKind.Person, name, role, organisation, commitment, edition, ShowsDomain: false);
        check.That(met.Add(kind == SignatoryKind.Organisation ? text.SignatoryKey : $"{email?.Value.ToUpperInvariant()} {text.SignatoryKey}"), "row", Words.RowTwice);
        // The edition is the one that the curator checks, also if another is named meanwhile.
        return new(text, email, dayCell.Length == 0 ? null : since.ToUniversalTime(), [.. cells.Select((cell, index) => Columns[index] == OfEdition ? edition.ToString(CultureInfo.InvariantCulture) : cell)]);

        string Cell(string column) => cells[Columns.IndexOf(column)];
    }

    private static List<int> PlacesOf(string column, IReadOnlyList<string> header) =>
        [.. header.Index().Where(cell => string.Equals(TypedText.Line(cell.Item), column, StringComparison.OrdinalIgnoreCase)).Select(cell => cell.Index)];

    private static FieldError Wrong(string message) => new("file", message);
}

/// <summary>A row of a list.</summary>
/// <param name="Email">Null for an organisation without an address.</param>
/// <param name="Since">When it was signed; null if the list does not say.</param>
/// <param name="Typed">The cells, in the order of <see cref="SignatoryFile.Columns"/>.</param>
public sealed record ListedSignatory(SignatureText Text, EmailAddress? Email, DateTimeOffset? Since, ImmutableArray<string> Typed)
{
    /// <summary>A hidden field of the page that checks the list; read by <see cref="Cells"/>.</summary>
    public string Carried => JsonSerializer.Serialize(Typed.ToArray(), CellsJson.Default.StringArray);

    /// <returns>Empty if it is not of our page.</returns>
    public static IReadOnlyList<string> Cells(string carried)
    {
        try
        {
            return JsonSerializer.Deserialize(carried, CellsJson.Default.StringArray) is { } cells && !cells.Contains(null) ? cells : [];
        }
        catch (JsonException)
        {
            return [];
        }
    }
}

[JsonSerializable(typeof(string[]))]
internal sealed partial class CellsJson : JsonSerializerContext;
