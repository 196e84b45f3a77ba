using CollaborationManifesto.Web;

namespace CollaborationManifesto.Sessions.Joining;

/// <summary>A post of a phone's page.</summary>
/// <param name="Nonce">New for each page. A new note gets it as its id, so that the same post again makes no second note.</param>
/// <param name="Act">The pressed button: one of the words below.</param>
/// <param name="Note">The note that <paramref name="Act"/> is about; null for a new one.</param>
/// <param name="Show">"room" and "site" if the name may stand there.</param>
/// <param name="Website">The hidden field, which hardly anything but a program fills in.</param>
public sealed record ParticipantForm(
    string? Token, string? Nonce, string? Act, string? Note, string? Text, string? Category, string? Name, string? Organisation, string? Show, string? Licence, string? Website)
{
    public const string Send = "send";
    public const string Change = "change";
    public const string Save = "save";
    public const string Remove = "remove";
    public const string RemoveForGood = "removed";
    public const string WithdrawAll = "withdraw";
    public const string EraseAll = "erase";

    public const string InRoom = "room";
    public const string OnSite = "site";

    public bool ShowsInRoom => Show?.Split(' ').Contains(InRoom) == true;

    public bool ShowsOnSite => Show?.Split(' ').Contains(OnSite) == true;

    public static ParticipantForm From(PostedForm form) => new(
        form["token"], form["nonce"], form["act"], form["note"], form["text"], form["category"], form["name"], form["organisation"], form.Joined("show"), form["licence"], form["website"]);
}
