using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Signing;

/// <summary>The page on which a curator chooses a list of signatories.</summary>
public sealed record SignatoryImportModel(PageFrame Frame, AllWords AllWords, SignatoryImportShown Shown)
{
    public const string Route = "desk/signatures/import";

    public SignatoryImportWords Words => AllWords.SignatoryImport;

    public string Token => Shown.Entered.Token;

    public Field Consent => new(
        AllWords.Form, "consent", Words.Consent, $"{Words.ConsentHint} {AllWords.Form.AtMost(SignatureImport.MaxConsentLength)}", Shown.Consent, ErrorOf("consent"))
    {
        Rows = 3,
    };

    public Field File => new(AllWords.Form, "file", Words.File(SignatoryFile.MaxBytes / 1024 / 1024, SignatoryFile.MaxRows), null, null, ErrorOf("file"));

    public IReadOnlyList<(string Column, string Meaning)> Columns =>
    [
        .. SignatoryFile.Columns.Zip([Words.Kind, Words.Name, Words.Role, Words.Organisation, Words.Commitment, Words.Edition, Words.SignedAt, Words.Email]),
    ];

    private string? ErrorOf(string field) => Shown.Errors.FirstOrDefault(error => error.Field == field)?.Message;
}

/// <summary>The page that shows what an import will do.</summary>
public sealed record SignatoryImportCheckModel(PageFrame Frame, AllWords AllWords, SignatoryImportChecked Shown)
{
    public SignatoryImportWords Words => AllWords.SignatoryImport;

    public string Token => Shown.Entered.Token;

    public IReadOnlyList<ListedSignatory> Organisations => [.. Shown.Signatories.Where(listed => listed.Text.Kind == SignatoryKind.Organisation)];

    public IReadOnlyList<ListedSignatory> People => [.. Shown.Signatories.Where(listed => listed.Text.Kind == SignatoryKind.Person)];

    public int AddressCount => Shown.Signatories.Select(listed => listed.Email?.Value).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).Count();

    public Field Sure => new(AllWords.Form, "sure", Words.SureQuestion, null, "", Shown.Errors.FirstOrDefault()?.Message) { Choices = [new("yes", Words.Sure)] };
}

public sealed record ListedPartModel(AllWords AllWords, ListedSignatory Listed)
{
    public SignatoryModel Preview => new(
        AllWords,
        Listed.Text,
        null,
        Listed.Since is { } since ? AllWords.SignedOn(Listed.Text, since) : AllWords.EditionPage.Number(Listed.Text.Edition));
}
