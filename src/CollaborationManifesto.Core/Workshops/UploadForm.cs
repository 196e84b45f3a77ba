using CollaborationManifesto.Model;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Workshops;

/// <summary>A post of the page on which a curator pastes notes or chooses a file.</summary>
/// <param name="Nonce">New for each page, so that a repeated post is recognised.</param>
/// <param name="File">Empty if none was chosen.</param>
public sealed record UploadForm(string? Nonce, string? Name, string? Day, string? Month, string? Year, string? Notes, ReadOnlyMemory<byte> File)
{
    /// <summary>The nonce is a hidden field of our own page: without it, the post did not come from our page.</summary>
    public bool IsOurs => ContributionId.TryParse(Nonce, out _);

    public static UploadForm From(PostedForm form) => new(
        form["nonce"], form["name"], form["day"], form["month"], form["year"], form["notes"], form.File("file"));
}
