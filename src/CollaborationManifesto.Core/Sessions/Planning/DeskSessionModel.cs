using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.AspNetCore.Html;

namespace CollaborationManifesto.Sessions.Planning;

/// <summary>The curators' page of one workshop, which prints as the sheet for the room.</summary>
public sealed record DeskSessionModel(PageFrame Frame, AllWords AllWords, SessionShown Shown, string Nonce, string Wall)
{
    public SessionDeskWords Words => AllWords.SessionDesk;

    public string Token => Shown.Entered.Token;

    public LiveSession Session => Shown.Session;

    public string Page => Frame.Site.Link(SessionAddress.DeskSessionRoute, Token);

    public string State => Words.StateOf(Session, Shown.Now, AllWords.Language);

    public bool IsClosed => Session.StepAt(Shown.Now) == SessionStep.Closed;

    public bool IsOver => Session.TimeAt(Shown.Now) == SessionTime.Over;

    public string TypedJoin => SessionAddress.TypedJoin(Frame.Site);

    public string Outcome => SessionAddress.Outcome(Frame.Site, Session.Code);

    /// <summary>The place at the desk that has its notes.</summary>
    public string ToNotes => DeskAddress.Link(Frame.Site, Token, new DeskPlace(new(DeskView.Waiting, null, null, Flagged: false, null) { Import = Session.Id }, null));

    public HtmlString Code => QrCode.Svg(SessionAddress.Join(Frame.Site, Session.Code));

    public string StateOf(Facilitator facilitator) =>
        facilitator.TakenBackAt is { } takenBack ? Words.WasTakenBack(AllWords.Language.Minute(takenBack))
        : facilitator.Email is not { } email ? Words.FromDesk
        : facilitator.IsRefused ? Words.Refused(email.Value)
        : facilitator.EmailedAt is { } emailed ? Words.Emailed(email.Value, AllWords.Language.Minute(emailed))
        : Words.ToBeEmailed(email.Value);

    public Field LeadTick => Field("lead", Words.Lead, null) with { Choices = [new("yes", Words.LeadYes)] };

    public string? CodeError => Error("code");

    public Field FacilitatorName => Field("name", Words.FacilitatorName, null, Shown.Typed?.Name) with { Autocomplete = "off" };

    public Field FacilitatorEmail => Field("email", Words.FacilitatorEmail, null, Shown.Typed?.Email) with { Type = "email", Autocomplete = "off" };

    public Field TakeBack => Field("facilitator", Words.TakeBackWhose, null) with
    {
        Choices = [.. Session.Facilitators.Where(one => one.TakenBackAt is null).Select(one => new Choice(one.Id, one.Name))],
    };

    /// <summary>What happened, the latest first.</summary>
    public IEnumerable<string> Log => Session.Log.Reverse().Select(entry => Words.Entry(AllWords.Language.Minute(entry.At), Words.Happened(entry.Action), entry.ActorName));

    private Field Field(string name, string label, string? hint, string? value = null) => new(AllWords.Form, name, label, hint, value, Error(name));

    private string? Error(string name) => Shown.Errors.FirstOrDefault(error => error.Field == name)?.Message;
}
