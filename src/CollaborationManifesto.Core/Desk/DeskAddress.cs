using CollaborationManifesto.Model;
using Microsoft.AspNetCore.Http.Extensions;

namespace CollaborationManifesto.Desk;

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
