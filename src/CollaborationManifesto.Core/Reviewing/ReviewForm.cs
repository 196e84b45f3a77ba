using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web;
using Microsoft.AspNetCore.Http;

namespace CollaborationManifesto.Reviewing;

/// <summary>A post of a curator's page. Nothing in it is preselected, so an untouched form decides nothing.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Nonce">New for each page, so that a repeated post is recognised.</param>
/// <param name="ContentVersion">The content version that the page showed.</param>
/// <param name="Decision">
/// approve, edit, split, undo-split, decline, object, take-back, put-back, ask, merge-, skip, undo or restore; about a proposal approve-change, object-change, drop-change or
/// take-back-change; from the desk also amend, unpublish, reopen or retire; on the edit page, save; on the page to split it, save-split.
/// </param>
/// <param name="ListedReason">One of the configured reasons to decline, or "other".</param>
/// <param name="Reason">The reason in the curator's own words.</param>
/// <param name="Wording">The contribution's fields as edited.</param>
/// <param name="Principles">Ids of the principles to attach it to, separated by spaces.</param>
public sealed record ReviewForm(
    string? Token, string? Nonce, string? ContentVersion, string? Decision, string? ListedReason, string? Reason, Submission Wording, string? Principles)
{
    /// <summary>The choice "something else" among the reasons to decline.</summary>
    public const string OtherReason = "other";

    /// <summary>Begins the names of the fields of the second part.</summary>
    public const string SecondPrefix = "second-";

    /// <summary>The queue’s keys are shorter.</summary>
    private const int MaxSkippedLength = 100;

    /// <summary>Id of the proposal that the page showed.</summary>
    public string? Proposal { get; init; }

    /// <summary>What is to happen to the words that an amendment replaces: show or remove.</summary>
    public string? EarlierWords { get; init; }

    /// <summary>The fields of the second part of a split. Those of the first are in <see cref="Wording"/>.</summary>
    public Submission Second { get; init; } = new();

    /// <summary>Place in the queue of the last contribution that the curator skipped.</summary>
    public string? Skipped { get; init; }

    /// <summary>The place at the desk that the curator came from (<see cref="DeskAddress"/>).</summary>
    public string? Desk { get; init; }

    public static ReviewForm From(PostedForm form) => new ReviewForm(
        form["token"],
        form["nonce"],
        form["contentVersion"],
        form["decision"],
        form["because"],
        form["reason"],
        Submission.From(name => form[name]),
        form.Joined("principles"))
    {
        Proposal = form["proposal"],
        EarlierWords = form["earlier"],
        Second = new()
        {
            Kind = form[SecondPrefix + "kind"],
            Category = form[SecondPrefix + "category"],
            Title = form[SecondPrefix + "title"],
            Text = form[SecondPrefix + "text"],
        },
    }.WithWay(name => form[name]);

    /// <summary>What a link to the page carries.</summary>
    public static ReviewForm FromLink(IQueryCollection query) => Untouched(query["token"]).WithWay(name => query[name]);

    public static ReviewForm Untouched(string? token) => new(token, null, null, null, null, null, new(), null);

    /// <summary>The same link, without anything posted.</summary>
    public ReviewForm Link => Untouched(Token) with { Skipped = Skipped, Desk = Desk };

    /// <summary>How the curator came here, as hidden fields.</summary>
    public IEnumerable<KeyValuePair<string, string>> Way
    {
        get
        {
            if (Skipped is not null)
                yield return new("skipped", Skipped);
            if (Desk is not null)
                yield return new(DeskAddress.Parameter, Desk);
        }
    }

    /// <summary>A link that goes on from here in the same way.</summary>
    public string GoOn(string link) => link + string.Concat(Way.Select(field => $"&{field.Key}={Uri.EscapeDataString(field.Value)}"));

    private ReviewForm WithWay(Func<string, string?> field) => this with
    {
        Skipped = field("skipped") is { Length: > 0 and <= MaxSkippedLength } skipped ? skipped : null,
        Desk = field(DeskAddress.Parameter) is { } desk ? DeskAddress.Write(DeskAddress.Parse(desk)) : null,
    };

    /// <summary>All text that was typed, so that a page without fields for it can still show it.</summary>
    public IEnumerable<string> Typed => new[] { Wording.Title, Wording.Text, Wording.Importance, Wording.Meaning, Second.Title, Second.Text, Reason }.OfType<string>().Where(text => !string.IsNullOrWhiteSpace(text));
}
