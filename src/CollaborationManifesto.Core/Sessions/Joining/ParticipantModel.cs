using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Web.Forms;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Sessions.Joining;

/// <summary>A phone's page in a live session.</summary>
public sealed record ParticipantModel(PageFrame Frame, AllWords Words, ParticipantOutcome.Shown Shown, string Nonce, IntakeSettings Limits)
{
    private LiveSession Session => Shown.Session;

    private SessionNote? LastOwn => Shown.Own.IsEmpty ? null : Shown.Own[^1].Note;

    public bool IsOpen => Shown.Time == SessionTime.Open;

    public bool IsClosed => Shown.Time is SessionTime.JustClosed or SessionTime.Over;

    /// <summary>Where the forms post to: this page's own address, so that it can be loaded again.</summary>
    public string Page => Frame.Site.Link(SessionAddress.NotesRoute, Shown.Token);

    /// <summary>Null once the wall is closed, or while it shows only how many notes there are.</summary>
    public string? Wall => Session.IsRevealed && Shown.Time != SessionTime.Over ? SessionAddress.Wall(Frame.Site, Session.Code) : null;

    public string Outcome => SessionAddress.Outcome(Frame.Site, Session.Code);

    public string Opens => Words.Join.OpensAt(Words.Language.Minute(Session.OpensAt));

    /// <summary>A note that was refused because the session is not open any more.</summary>
    public string? NotTaken => !IsOpen && !string.IsNullOrWhiteSpace(Shown.Typed?.Text) ? Shown.Typed.Text : null;

    public Field Text => Field("text", Words.Join.Note, Words.Join.NoteHint(Math.Min(SessionNote.MaxLength, Limits.TextMaxLength)), Shown.Typed?.Text ?? Shown.Changing?.Text) with { Rows = 4 };

    /// <summary>Null if there is only one.</summary>
    public Field? Category => Session.Categories.Length < 2 ? null : Field("category", Words.Form.Category, null, Shown.Typed?.Category ?? Shown.Changing?.Category ?? LastOwn?.Category) with
    {
        Choices = [.. Session.Categories.Select(id => new Choice(id, Frame.Manifesto.FindCategory(id)?.Name ?? id))],
    };

    public bool AsksNames => Session.AsksNames;

    public Field Name => Field("name", Words.Form.Name, null, Shown.Typed is { } typed ? typed.Name : (Shown.Changing ?? LastOwn)?.Name) with { Autocomplete = "name" };

    public Field Organisation => Field("organisation", Words.Form.Organisation, null, Shown.Typed is { } typed ? typed.Organisation : (Shown.Changing ?? LastOwn)?.Organisation) with { Autocomplete = "organization" };

    public Field Show => Field("show", Words.Join.Show, Words.Join.ShowHint, Shown.Typed is { } typed ? typed.Show : Ticks(Shown.Changing ?? LastOwn)) with
    {
        Choices = [new(ParticipantForm.InRoom, Words.Join.ShowInRoom), new(ParticipantForm.OnSite, Words.Join.ShowOnSite)],
    };

    /// <summary>Null if the writer has agreed with an earlier note.</summary>
    public Field? Licence => Shown.HasAgreed ? null : Field("licence", Words.Form.Licence, Words.Form.LicenceHint(Frame.Manifesto.LicenceName), Shown.Typed?.Licence) with { Choices = [new("yes", Words.Form.LicenceAgreement)] };

    public Field Honeypot => new(Words.Form, "website", Words.Form.LeaveEmpty, null, Shown.Typed?.Website, null);

    /// <summary>Each with its number, the latest first.</summary>
    public IEnumerable<(int Number, OwnNote Own)> Own => Shown.Own.Select((own, index) => (index + 1, own)).Reverse();

    public bool CanWithdrawAll => Shown.Own.Any(own => own.Contribution is { State: not ContributionState.Withdrawn });

    public bool CanEraseAll => Shown.Own.Any(own => own.Contribution is { Contributor.HasPersonalData: true });

    public string? CategoryOf(string id) => Frame.Manifesto.FindCategory(id)?.Name;

    /// <summary>What became of a note that has no words here any more.</summary>
    public string FateOf(OwnNote own) =>
        own.Contribution is { } contribution ? Words.Status.StateOfPart(contribution.State)
        : own.Note.ExpiredAt is not null ? Words.Join.Expired
        : own.Note.HasWords ? Words.Join.OnItsWay
        : Words.Join.Deleted;

    private static string? Ticks(SessionNote? note) => note is null ? null
        : string.Join(' ', new[] { note.NamedInRoom ? ParticipantForm.InRoom : null, note.Credited ? ParticipantForm.OnSite : null }.OfType<string>());

    private Field Field(string name, string label, string? hint, string? value) =>
        new(Words.Form, name, label, hint, value, Shown.Errors.FirstOrDefault(error => error.Field == name)?.Message);
}

/// <summary>Asks once more.</summary>
public sealed record AskingModel(PageFrame Frame, AllWords Words, ParticipantOutcome.Asking Asking)
{
    public string Page => Frame.Site.Link(SessionAddress.NotesRoute, Asking.Form.Token!);

    private JoinWords Join => Words.Join;

    public (string Heading, string NoUndo, string Yes) Question => Asking.Form.Act switch
    {
        ParticipantForm.WithdrawAll => (Join.WithdrawAllHeading, Join.WithdrawAllNoUndo, Join.WithdrawAll),
        ParticipantForm.EraseAll => (Join.EraseAllHeading, Join.EraseAllNoUndo, Join.EraseAll),
        _ => (Join.RemoveHeading, Join.RemoveNoUndo, Join.RemoveYes),
    };

    public string Act => Asking.Form.Act == ParticipantForm.Remove ? ParticipantForm.RemoveForGood : Asking.Form.Act!;

    public string Note => Asking.Note?.Id.ToString() ?? "all";
}

/// <summary>The form for a code that was wrong.</summary>
public sealed record WrongCodeModel(PageFrame Frame, AllWords Words, string? Typed, ImmutableArray<FieldError> Errors)
{
    public Field Code => new(Words.Form, "code", Words.Join.Code, Words.Join.CodeHint, Typed, Errors.FirstOrDefault()?.Message) { Autocomplete = "off" };
}

/// <summary>A note that could not be stored. Made without storage, so everything on it comes from the post.</summary>
public sealed record UnsavedModel(PageFrame Frame, AllWords Words, ParticipantForm Typed)
{
    public string Page => Frame.Site.Link(SessionAddress.NotesRoute, Typed.Token ?? "");

    public Field Text => new(Words.Form, "text", Words.Join.Note, null, Typed.Text, null) { Rows = 4 };

    public IEnumerable<(string Name, string Value)> Carried => new (string Name, string? Value)[]
    {
        ("token", Typed.Token), ("nonce", Typed.Nonce), ("note", Typed.Note), ("category", Typed.Category), ("name", Typed.Name), ("organisation", Typed.Organisation),
        ("licence", Typed.Licence), ("website", Typed.Website),
    }.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => (one.Name, one.Value!))
        .Concat((Typed.Show ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(tick => ("show", tick)));
}
