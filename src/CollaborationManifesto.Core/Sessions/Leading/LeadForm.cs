using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Sessions.Leading;

/// <summary>A post of the facilitators' page.</summary>
/// <param name="Nonce">New for each page.</param>
/// <param name="Act">The pressed button: one of the words below and, if it is about a note, a space and the note's id.</param>
/// <param name="Seen">The step that the page showed.</param>
/// <param name="Made">When the page was made.</param>
/// <param name="Sure">"yes" if the workshop may close.</param>
/// <param name="Until">When it closes after it was opened again, as typed.</param>
/// <param name="Waiting">The notes that the page showed as waiting, joined with spaces.</param>
public sealed record LeadForm(string? Token, string? Nonce, string? Act, string? Seen, string? Made, string? Sure, string? Until, string? Waiting, string? Page)
{
    public const string Reveal = "reveal";
    public const string Group = "group";
    public const string Close = "close";
    public const string Reopen = "reopen";
    public const string CheckLate = "check-late";
    public const string TrustLate = "trust-late";
    public const string ShowWaiting = "show-waiting";
    public const string Hide = "hide";
    public const string Show = "show";
    public const string HidePhone = "hide-phone";
    public const string ShowPhone = "show-phone";

    public string Verb => (Act ?? "").Split(' ')[0];

    public DateTimeOffset? MadeAt => DateTimeOffset.TryParseExact(Made, "O", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : null;

    /// <summary>The note that the button is about; null for none.</summary>
    public ContributionId? Note => Act?.Split(' ') is [_, var id] && ContributionId.TryParse(id, out var note) ? note : null;

    public ImmutableArray<ContributionId> WaitingNotes =>
        [.. (Waiting ?? "").Split(' ').Take(LeadModel.PageSize).Select(id => ContributionId.TryParse(id, out var note) ? note : (ContributionId?)null).OfType<ContributionId>()];

    /// <summary>The same post gives the same id; another button of the same page, which the back button brings again, gives another.</summary>
    public string CommandId => ContributionId.FromKey("lead", $"{Nonce} {Act}").ToString();

    public static LeadForm From(PostedForm form) =>
        new(form["token"], form["nonce"], form["act"], form["seen"], form["made"], form["sure"], form["until"], form.Joined("waiting"), form["page"]);
}

/// <summary>A post of the page that an emailed link opens.</summary>
public sealed record InvitationForm(string? Token, string? Sure)
{
    public static InvitationForm From(PostedForm form) => new(form["token"], form["sure"]);
}
