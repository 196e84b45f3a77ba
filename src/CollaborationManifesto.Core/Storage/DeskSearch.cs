using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;

namespace CollaborationManifesto.Storage;

/// <summary>A curator's search at the desk: words of the title or text, ignoring case and accents, or the reference of one contribution.</summary>
internal sealed class DeskSearch(string typed)
{
    private readonly string _words = TypedText.ToSearchKey(typed);
    private readonly string? _reference = BarrierReference.TryParse(typed);

    public bool Finds(ContributionId id, TableEntity row) =>
        id.Reference == _reference || Says(row.GetString("Title")) || Says(LongText.Read(row, "Text"));

    private bool Says(string text) => TypedText.ToSearchKey(text).Contains(_words, StringComparison.Ordinal);
}
