using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Sessions.Walls;

/// <param name="Version">Changes with what is shown. The script sends it to learn whether anything is new.</param>
/// <param name="Address">The page's own address, without the choice to refresh it.</param>
public sealed record WallModel(PageFrame Frame, AllWords Words, WallView View, string Version, string Address)
{
    public const int RefreshSeconds = 10;

    public bool Refreshes => Frame.RefreshAfter is not null;

    private string Refreshing => $"{Address}&refresh={RefreshSeconds}";

    public string ShowNew => Refreshes ? Refreshing : Address;

    public string SwitchRefresh => Refreshes ? Address : Refreshing;

    public string SwitchText => Refreshes ? Words.Wall.DoNotRefresh : Words.Wall.Refresh(RefreshSeconds);

    public string Typed => SessionAddress.TypedJoin(Frame.Site);

    public string Outcome => SessionAddress.Outcome(Frame.Site, View.Code);

    public string State => View.IsClosed ? Words.Wall.Closed : View.IsRevealed ? Words.Wall.Shown : Words.Wall.NotShown;
}
