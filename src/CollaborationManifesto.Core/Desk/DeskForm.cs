using CollaborationManifesto.Model;
using CollaborationManifesto.Web;
using Microsoft.AspNetCore.Http.Extensions;

namespace CollaborationManifesto.Desk;

/// <summary>What the desk posted, as it came.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Nonce">Made with each page, so that a repeated post is recognised.</param>
/// <param name="Items">What was ticked: ids with the content version that the page showed, such as <c>…:3</c>, with spaces between them.</param>
/// <param name="Action">approve, decline, categorise, merge or attach.</param>
/// <param name="ListedReason">One of the configured reasons to decline, or "other".</param>
/// <param name="Reason">In the curator's words.</param>
/// <param name="Category">The category to move to.</param>
/// <param name="Target">Id of the one that the others are merged into, or of the principle that they are put under.</param>
/// <param name="Into">Instead of it, the reference of a published one.</param>
/// <param name="Confirmed"><c>yes</c> on the page that lists what will happen.</param>
public sealed record DeskForm(
    string? Token, string? Nonce, string? Items, string? Action, string? ListedReason, string? Reason, string? Category, string? Target, string? Into, string? Confirmed)
{
    /// <summary>Where the page went on that was posted, as in its address; null on the first.</summary>
    public string? After { get; init; }

    public static DeskForm From(PostedForm form) => new(
        form["token"],
        form["nonce"],
        form.Joined("items"),
        form["action"],
        form["because"],
        form["reason"],
        form["to"],
        form["target"],
        form["into"],
        form["confirmed"])
    {
        After = form["after"],
    };
}

/// <summary>What the desk posted, with the filter of the page that posted it.</summary>
public sealed record DeskInput(DeskForm Form, DeskFilter Filter)
{
    public static DeskInput From(PostedForm form) => new(DeskForm.From(form), DeskAddress.Filter(name => form[name]));
}

/// <summary>The address that a link to the desk is asked for.</summary>
public sealed record DeskLinkInput(string? Email)
{
    public static DeskLinkInput From(PostedForm form) => new(form["email"]);
}

/// <summary>The desk's filter as the fields of its address and of its forms.</summary>
public static class DeskAddress
{
    /// <summary>What makes no sense is taken for "all": an address is easily cut off.</summary>
    public static DeskFilter Filter(Func<string, string?> field) => new(
        Enum.TryParse<DeskView>(field("view"), ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : DeskView.Waiting,
        Enum.TryParse<ContributionKind>(field("kind"), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
        field("category") is { Length: > 0 } category ? category : null,
        field("odd") == "yes",
        field("search")?.Trim() is { Length: > 0 } search ? search : null);

    public static IEnumerable<KeyValuePair<string, string>> Fields(DeskFilter filter)
    {
        yield return new("view", filter.View.ToString().ToLowerInvariant());
        if (filter.Kind is { } kind)
            yield return new("kind", kind.ToString().ToLowerInvariant());
        if (filter.Category is { } category)
            yield return new("category", category);
        if (filter.Flagged)
            yield return new("odd", "yes");
        if (filter.Search is { } search)
            yield return new("search", search);
    }

    /// <summary>What follows <c>desk</c> in the address of the next page.</summary>
    public static string After(string token, DeskFilter filter, string key) => Query(token, filter, [new("after", key)]);

    /// <summary>The same for a page with all of it ticked.</summary>
    public static string Ticked(string token, DeskFilter filter, string? after) =>
        Query(token, filter, after is null ? [new("tick", "all")] : [new("after", after), new("tick", "all")]);

    private static string Query(string token, DeskFilter filter, IEnumerable<KeyValuePair<string, string>> more) =>
        new QueryBuilder([new("token", token), .. Fields(filter), .. more]).ToString();
}
