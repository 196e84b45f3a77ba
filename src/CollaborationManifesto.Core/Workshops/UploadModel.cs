using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Workshops;

/// <summary>The page to paste notes or to choose a file, with the imports before.</summary>
public sealed record UploadModel(PageFrame Frame, AllWords AllWords, UploadShown Shown, string Nonce)
{
    private const int MostListed = 50;

    public WorkshopWords Words => AllWords.Workshop;

    public string Token => Shown.Entered.Token;

    public Field Name => Field("name", Words.NameLabel, Words.NameHint, Shown.Typed?.Name);

    public Field Day => Field("day", Words.Day, null, Shown.Typed?.Day);

    public Field Month => Field("month", Words.Month, null, Shown.Typed?.Month);

    public Field Year => Field("year", Words.Year, null, Shown.Typed?.Year);

    /// <summary>The three fields together, for their hint and their error.</summary>
    public Field Date => Field("day", Words.DayLabel, Words.DayHint, null);

    public Field Notes => Field("notes", Words.NotesLabel, Words.NotesHint, Shown.Typed?.Notes) with { Rows = 10 };

    public Field File => Field("file", Words.FileLabel(UploadDesk.MaxFileBytes / 1024 / 1024), Words.FileHint, null);

    public IEnumerable<WorkshopImport> Newest => Shown.Imports.Take(MostListed);

    public string? OnlyNewest => Shown.Imports.Count > MostListed ? Words.OnlyNewest(MostListed, Shown.Imports.Count) : null;

    public string LinkWorks => Words.LinkWorks(AllWords.Language.Minute(Shown.Entered.Expires));

    public string LinkTo(WorkshopImport import) => ImportAddress.Link(Frame.Site, Token, import.Id);

    public string Facts(WorkshopImport import) => $"{Words.StateOf(import)}. {Words.AddedBy(import.Uploaded.CuratorName, AllWords.Language.Minute(import.Uploaded.At))}.";

    private Field Field(string name, string label, string? hint, string? value) =>
        new(AllWords.Form, name, label, hint, value, Shown.Errors.FirstOrDefault(error => error.Field == name)?.Message);
}
