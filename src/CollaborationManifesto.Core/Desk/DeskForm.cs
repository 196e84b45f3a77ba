using CollaborationManifesto.Model;
using CollaborationManifesto.Web;
using Microsoft.AspNetCore.Http.Extensions;

namespace CollaborationManifesto.Desk;

/// <summary>A post of the desk.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Nonce">New for each page, so that a repeated post is recognised.</param>
/// <param name="Items">Ticked ids with the content version that the page showed, such as <c>…:3</c>, separated by spaces.</param>
/// <param name="Action">approve, decline, categorise, merge or attach.</param>
/// <param name="ListedReason">One of the configured reasons to decline, or "other".</param>
/// <param name="Reason">The reason in the curator's own words.</param>
/// <param name="Category">The category to move to.</param>
/// <param name="Target">Id of the contribution to merge into, or of the principle to attach to.</param>
/// <param name="Into">Reference of a published contribution to merge into, instead of a target.</param>
/// <param name="Confirmed"><c>yes</c> from the page that lists what will happen.</param>
public sealed record DeskForm(
    string? Token, string? Nonce, string? Items, string? Action, string? ListedReason, string? Reason, string? Category, string? Target, string? Into, string? Confirmed)
{
    /// <summary>Key of the last row before the posted page, as in its address; null for the first page.</summary>
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

/// <summary>A post of the desk, with the filter of the page that posted it.</summary>
public sealed record DeskInput(DeskForm Form, DeskFilter Filter)
{
    public static DeskInput From(PostedForm form) => new(DeskForm.From(form), DeskAddress.Filter(name => form[name]));
}

/// <summary>The email address that someone wants a link to the desk sent to.</summary>
public sealed record DeskLinkInput(string? Email)
{
    public static DeskLinkInput From(PostedForm form) => new(form["email"]);
}

/// <summary>Converts the desk's filter from and to fields of its address and forms.</summary>
public static class DeskAddress
{
    /// <summary>Ignores invalid values, because addresses are easily cut off.</summary>
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

    /// <summary>The query of the next page's address.</summary>
    public static string After(string token, DeskFilter filter, string key) => Query(token, filter, [new("after", key)]);

    /// <summary>The query of the same page's address, with everything ticked.</summary>
    public static string Ticked(string token, DeskFilter filter, string? after) =>
        Query(token, filter, after is null ? [new("tick", "all")] : [new("after", after), new("tick", "all")]);

    private static string Query(string token, DeskFilter filter, IEnumerable<KeyValuePair<string, string>> more) =>
        new QueryBuilder([new("token", token), .. Fields(filter), .. more]).ToString();
}
