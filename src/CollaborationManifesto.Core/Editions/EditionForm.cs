using CollaborationManifesto.Model;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Editions;

/// <summary>A post of the page of editions.</summary>
/// <param name="Act">Which of its forms it is: <see cref="Name"/>, <see cref="Decide"/> or <see cref="Correct"/>.</param>
/// <param name="Snapshot">Number of the snapshot that the page showed.</param>
/// <param name="Sha256">Its hash as it was taken.</param>
/// <param name="AsksSignatories">Signatories who asked so are to be emailed.</param>
/// <param name="Agrees">The curator ticked that they have looked at it.</param>
/// <param name="Proposal">Command id of the proposal that the page showed, so that nobody decides on a later one with the same number.</param>
/// <param name="Corrections">How many corrections the page knew.</param>
public sealed record EditionForm(
    string? Token, string? Nonce, string? Act, int? Number, int? Snapshot, string? Sha256, string? Title, string? Note, bool Agrees, bool AsksSignatories, string? Decision, string? Proposal, int? Corrections)
{
    public const string Name = "name";
    public const string Decide = "decide";
    public const string Correct = "correct";

    public const string Confirm = "confirm";
    public const string Decline = "decline";
    public const string TakeBack = "takeback";

    /// <summary>The nonce is a hidden field of our own page: without it, the post did not come from our page.</summary>
    public bool IsOurs => ContributionId.TryParse(Nonce, out _);

    public static EditionForm From(PostedForm form) => new(
        form["token"],
        form["nonce"],
        form["act"],
        PostedForm.ParseWhole(form["number"]),
        PostedForm.ParseWhole(form["snapshot"]),
        form["sha256"],
        form["title"],
        form["note"],
        form["agreed"] == "yes",
        form["asks"] == "yes",
        form["decision"],
        form["proposal"],
        PostedForm.ParseWhole(form["corrections"]));
}
