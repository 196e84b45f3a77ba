using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>The page on which people in a room type the code of their workshop.</summary>
public sealed record JoinModel(PageFrame Frame, AllWords Words)
{
    public Field Code => new(Words.Form, "code", Words.Join.Code, Words.Join.CodeHint, null, null) { Autocomplete = "off" };
}
