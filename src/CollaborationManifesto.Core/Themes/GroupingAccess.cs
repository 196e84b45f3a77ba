using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Themes;

/// <summary>Who puts notes into themes, and which notes.</summary>
/// <param name="Token">Of the link that they came with.</param>
/// <param name="Route">Of their page.</param>
public abstract record GroupingAccess(string Token, string Route)
{
    /// <summary>A curator, with everything that waits or is published.</summary>
    public sealed record AtDesk(DeskAccess.Entered Entered) : GroupingAccess(Entered.Token, ThemeAddress.Route);

    /// <summary>A facilitator, with the notes and themes of one live session, and no page about one of them.</summary>
    /// <param name="Back">Link to the page that they came from.</param>
    public sealed record InSession(string Token, string Route, LiveSession Session, string Back) : GroupingAccess(Token, Route);
}
