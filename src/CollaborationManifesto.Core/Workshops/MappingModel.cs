using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Workshops;

/// <summary>The page that asks what the columns are, and shows what would be added.</summary>
public sealed record MappingModel(PageFrame Frame, AllWords AllWords, MappingShown Shown, string Nonce)
{
    public WorkshopWords Words => AllWords.Workshop;

    public string Token => Shown.Entered.Token;

    public string Here => ImportAddress.Link(Frame.Site, Token, Shown.Import.Id);

    public ImportPreview Preview => Shown.Preview;

    private NoteMapping Mapping => Preview.Mapping;

    public bool IsBoard => Shown.Import.Format == ImportFormat.Trello;

    public bool AsksHowToRead => Preview.Sheets.Length > 1 || Preview.HasBlankLines || Preview.Columns.Length > 1 || Mapping.HeaderRows > 0;

    public Field Sheet => Field("sheet", Words.Sheet, null, Number(Mapping.Sheet)) with
    {
        Choices = [.. Preview.Sheets.Select((name, index) => new Choice(Number(index), name))],
    };

    public Field Header => Field("header", Words.HeaderQuestion, null, Mapping.HeaderRows > 0 ? "yes" : "") with { Choices = [new("yes", Words.Header)] };

    public Field Lines => Field("lines", Words.LinesQuestion, null, Mapping.Lines.ToString()) with
    {
        Choices = [.. Enum.GetValues<PastedLines>().Select(lines => new Choice(lines.ToString(), Words.LinesAre(lines)))],
    };

    /// <summary>The columns with their questions; a column with people's names has a sentence instead.</summary>
    public IEnumerable<(Field Field, string? PeopleSentence)> Columns => Preview.Columns.Select((column, index) => (
        Field(ImportForm.ColumnField(index), Words.ColumnLabel(index + 1, column.Name), column.IsPeople ? null : Words.Examples(column.First), Mapping.Columns[index].ToString()) with
        {
            Choices = [.. Enum.GetValues<NoteColumn>().Select(role => new Choice(role.ToString(), Words.Column(role)))],
        },
        column.IsPeople ? Words.PeopleColumn(index + 1, column.Name) : null));

    /// <summary>What each value of the categories, or each list of a board, is.</summary>
    public IEnumerable<(string Name, string Key, Field Category, Field Kind)> Values => Preview.Values.Select((value, index) =>
    {
        var meaning = Mapping.Values.GetValueOrDefault(value.Key) ?? new();
        return (
            ImportForm.ValueField(index),
            value.Key,
            Field(ImportForm.ValueCategoryField(index), Words.ValueCategory(value.Text), null, meaning.LeaveOut ? ImportForm.LeaveOut : meaning.Category ?? "") with
            {
                Choices = [new("", IsBoard ? Words.ByLabels : Words.AsTheRest), .. Categories, new(ImportForm.LeaveOut, Words.LeaveNotesOut)],
            },
            Field(ImportForm.ValueKindField(index), Words.ValueKind(value.Text), null, meaning.Kind?.ToString() ?? (IsBoard ? nameof(ContributionKind.Barrier) : "")) with
            {
                Choices = IsBoard ? [.. KindChoices] : [new("", Words.AsTheRest), .. KindChoices],
            });
    });

    public IEnumerable<(string Name, string Key, Field Meaning)> Kinds => Preview.Kinds.Select((value, index) => (
        ImportForm.KindValueField(index),
        value.Key,
        Field(ImportForm.KindMeaningField(index), Words.KindMeaning(value.Text), null, (Mapping.Kinds.TryGetValue(value.Key, out var kind) ? kind : Mapping.Kind).ToString()) with { Choices = [.. KindChoices] }));

    public Field RestKind => Field("kind", Words.RestKind, null, Mapping.Kind.ToString()) with { Choices = [.. KindChoices] };

    public Field RestCategory => Field("category", Words.RestCategory, null, Mapping.Category ?? "") with { Choices = [new("", Words.NoCategory), .. Categories] };

    public string? CategoryColumn => ImportPreviews.IndexOf(Mapping, NoteColumn.Category) is { } index ? Number(index) : null;

    public string? KindColumn => ImportPreviews.IndexOf(Mapping, NoteColumn.Kind) is { } index ? Number(index) : null;

    public IEnumerable<string> Totals
    {
        get
        {
            yield return Words.WillAdd(Preview.Counts.New);
            if (Preview.Counts.Updated > 0)
                yield return Words.WillUpdate(Preview.Counts.Updated);
            if (Preview.Counts.HereAlready > 0)
                yield return Words.AlreadyHere(Preview.Counts.HereAlready);
            if (Preview.Counts.LeftOut > 0)
                yield return Words.LeftOut(Preview.Counts.LeftOut);
            if (Preview.Counts.Refused > 0)
                yield return Words.WillRefuse(Preview.Counts.Refused);
        }
    }

    public IEnumerable<(ContributionNoteModel Note, string? Organisation)> Notes =>
        Preview.Notes.Select(note => (ContributionNoteModel.From(note.Wording, AllWords, Frame.Manifesto), note.Contributor.Organisation));

    public int NotListed => Preview.Counts.Refused - Preview.RefusedRows.Length;

    public Field Agreed => Field("agreed", Words.RightsQuestion(Frame.Manifesto.LicenceName), null, Shown.Agreed ? "yes" : "") with { Choices = [new("yes", Words.Rights)] };

    public Field Discard => Field("discard", Words.DiscardQuestion, null, "") with { Choices = [new("yes", Words.Discard)] };

    /// <summary>Why nothing can be added; null if something can.</summary>
    public string? Nothing => Preview.Counts.New + Preview.Counts.Updated > 0 ? null : Preview.Counts.HereAlready > 0 ? Words.AllHere : Words.FitsNothing;

    public string AddButton => Preview.Counts.New > 0 ? Words.AddButton(Preview.Counts.New) : Words.UpdateButton(Preview.Counts.Updated);

    public string LinkWorks => Words.LinkWorks(AllWords.Language.Minute(Shown.Entered.Expires));

    public string? Credit => Mapping.Columns.Contains(NoteColumn.Organisation) ? Words.Credit : null;

    public string? StartError => ErrorOf("start");

    private IEnumerable<Choice> Categories => Frame.Manifesto.Categories.Select(category => new Choice(category.Id, category.Name));

    private IEnumerable<Choice> KindChoices => ContributionKinds.Items.Select(kind => new Choice(kind.ToString(), AllWords.Form.KindOf(kind)));

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private string? ErrorOf(string field) => Shown.Errors.FirstOrDefault(error => error.Field == field)?.Message;

    private Field Field(string name, string label, string? hint, string? value) => new(AllWords.Form, name, label, hint, value, ErrorOf(name));
}
