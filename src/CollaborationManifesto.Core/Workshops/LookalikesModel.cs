using System.Globalization;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Workshops;

/// <summary>The page on which the notes of one import that look alike are merged, group by group. Each group posts what the desk's own merge posts.</summary>
public sealed record LookalikesModel(PageFrame Frame, AllWords AllWords, LookalikesShown Shown, string Nonce)
{
    public WorkshopWords Words => AllWords.Workshop;

    public string Token => Shown.Entered.Token;

    public string ToImport => ImportAddress.Link(Frame.Site, Token, Shown.Import.Id);

    public IEnumerable<(LookalikeGroup Group, Stays Stays)> Groups => Shown.List.Groups.Select((group, index) => (group, new Stays(index + 1, group)));

    /// <summary>The desk answers with the page before, which asks which note stays, if none is chosen.</summary>
    public IEnumerable<KeyValuePair<string, string>> Carried =>
    [
        new("action", DeskForm.NameOf(DeskAction.Merge)), new("confirmed", "yes"), new("token", Token), new("nonce", Nonce), .. DeskAddress.Fields(ImportAddress.Notes(Shown.Import.Id)),
    ];

    public sealed record Stays(int Index, LookalikeGroup Group)
    {
        /// <summary>Each note with the id of its radio.</summary>
        public IEnumerable<(string Id, ImportedNote Note)> Choices => Group.Notes.Select((note, number) => (string.Create(CultureInfo.InvariantCulture, $"stays-{Index}-{number + 1}"), note));
    }
}
