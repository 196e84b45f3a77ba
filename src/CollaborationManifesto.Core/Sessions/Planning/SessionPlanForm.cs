using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Sessions.Planning;

/// <summary>A post of the form that starts a workshop.</summary>
/// <param name="Nonce">New for each page. The session gets it as its id, so that the same post again starts no second one.</param>
/// <param name="Prompt">The number of a ready-made question, from 1, or <see cref="OwnPrompt"/>.</param>
/// <param name="Question">The curator's own question.</param>
/// <param name="Categories">Ids, joined with spaces.</param>
/// <param name="Late">"yes" if late notes are checked first.</param>
/// <param name="Lead">"yes" if the curator leads it.</param>
public sealed record SessionPlanForm(
    string? Token, string? Nonce, string? Name, string? Prompt, string? Question, string? Kind, string? Categories, string? Opens, string? Closes, string? Names, string? Late, string? Lead,
    ImmutableArray<TypedFacilitator> Others)
{
    public const string OwnPrompt = "own";

    /// <summary>More can be added on the page of the workshop.</summary>
    public const int MostOthers = 3;

    public static SessionPlanForm From(PostedForm form) => new(
        form["token"], form["nonce"], form["name"], form["prompt"], form["question"], form["kind"], form.Joined("categories"), form["opens"], form["closes"], form["names"], form["late"], form["lead"],
        [.. Enumerable.Range(1, MostOthers).Select(number => new TypedFacilitator(form[TypedFacilitator.NameField(number)], form[TypedFacilitator.EmailField(number)]))]);

    /// <summary>The form that a curator sees first, which lacks only a name.</summary>
    public static SessionPlanForm Start(IEnumerable<string> categories, string opens, string closes) =>
        new(null, null, null, "1", null, null, string.Join(' ', categories), opens, closes, null, "yes", "yes", [.. Enumerable.Repeat(new TypedFacilitator(null, null), MostOthers)]);
}

public sealed record TypedFacilitator(string? Name, string? Email)
{
    public static string NameField(int number) => string.Create(CultureInfo.InvariantCulture, $"name-{number}");

    public static string EmailField(int number) => string.Create(CultureInfo.InvariantCulture, $"email-{number}");
}

/// <summary>A post of the curators' page of one workshop.</summary>
/// <param name="Act">The pressed button: one of the words below.</param>
/// <param name="Sure">The box to tick for what the button does.</param>
/// <param name="Facilitator">Whose link to take back.</param>
public sealed record DeskSessionForm(string? Token, string? Nonce, string? Session, string? Act, string? Name, string? Email, string? Facilitator, string? Sure)
{
    public const string Lead = "lead";
    public const string Add = "add";
    public const string TakeBack = "take-back";
    public const string ChangeCode = "code";

    public static DeskSessionForm From(PostedForm form) =>
        new(form["token"], form["nonce"], form["session"], form["act"], form["name"], form["email"], form["facilitator"], form["sure"]);
}
