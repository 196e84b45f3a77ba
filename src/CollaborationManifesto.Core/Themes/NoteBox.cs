using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Themes;

/// <summary>A note with a box to tick.</summary>
/// <param name="Id">Of the box.</param>
/// <param name="Facts">For example "Barrier · Culture · published".</param>
/// <param name="Link">The curator's link to it; null if they have none.</param>
public sealed record NoteBox(ThemeNote Note, string Id, bool Ticked, string Facts, string? Link)
{
    public string Value => new GroupingItem(Note.Id, Note.Place?.Number ?? 0).ToString();

    public string Beginning => PlainText.Summary(Note.Text, DeskRow.BeginningLength);
}
