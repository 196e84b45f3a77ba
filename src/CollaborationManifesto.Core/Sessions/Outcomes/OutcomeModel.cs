using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Sessions.Outcomes;

public sealed record OutcomeModel(PageFrame Frame, AllWords Words, SessionOutcome Outcome)
{
    public LiveSession Session => Outcome.Session;

    /// <summary>Its name and the day on which it opened.</summary>
    public string Origin => Words.Session.Origin(Session.Name, Words.Language.Day(Session.OpensAt));

    public string Join => SessionAddress.Join(Frame.Site, Session.Code);

    /// <summary>Null while the wall shows only how many notes there are.</summary>
    public string? Wall => Session.IsRevealed ? SessionAddress.Wall(Frame.Site, Session.Code) : null;

    public string GoesOn(SessionTime time) => time == SessionTime.Early ? Words.SessionOutcome.OpensAt(Words.Language.Minute(Session.OpensAt)) : Words.SessionOutcome.GoesOn;
}
