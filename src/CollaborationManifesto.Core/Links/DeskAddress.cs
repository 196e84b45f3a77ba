using System.Text.RegularExpressions;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Settings;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.AspNetCore.WebUtilities;

namespace CollaborationManifesto.Links;

/// <summary>
/// Converts a place at the desk from and to the fields of its address and forms. Pages that lead back to the desk carry them in one
/// parameter, <c>desk</c>.
/// </summary>
public static partial class DeskAddress
{
    public const string Parameter = "desk";

    /// <summary>As long as a title, so that no address grows without bound.</summary>
    private const int MaxSearchLength = 200;

    private const int MaxCategoryLength = 100;

    /// <summary>Ignores invalid values, because addresses are easily cut off.</summary>
    public static DeskPlace Read(Func<string, string?> field) => new(
        new(
            Enum.TryParse<DeskView>(field("view"), ignoreCase: true, out var view) && Enum.IsDefined(view) ? view : DeskView.Waiting,
            Enum.TryParse<ContributionKind>(field("kind"), ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null,
            field("category") is { Length: > 0 and <= MaxCategoryLength } category ? category : null,
            field("odd") == "yes",
            Search(field("search")))
        {
            Import = ContributionId.TryParse(field("import"), out var import) ? import : null,
        },
        ReadKey(field("after")));

    /// <summary>The key of a row, if it is one.</summary>
    public static string? ReadKey(string? text) => text is not null && Key().IsMatch(text) ? text : null;

    /// <summary>Reads the value of <see cref="Parameter"/>. Whatever is not known or not valid is left out.</summary>
    public static DeskPlace Parse(string? desk)
    {
        var fields = QueryHelpers.ParseQuery(desk);
        return Read(name => fields.TryGetValue(name, out var values) ? values[0] : null);
    }

    public static IEnumerable<KeyValuePair<string, string>> Fields(DeskPlace place)
    {
        var filter = place.Filter;
        yield return new("view", filter.View.ToString().ToLowerInvariant());
        if (filter.Kind is { } kind)
            yield return new("kind", kind.ToString().ToLowerInvariant());
        if (filter.Category is { } category)
            yield return new("category", category);
        if (filter.Flagged)
            yield return new("odd", "yes");
        if (filter.Search is { } search)
            yield return new("search", search);
        if (filter.Import is { } import)
            yield return new("import", import.ToString());
        if (place.After is { } after)
            yield return new("after", after);
    }

    /// <summary>The value of <see cref="Parameter"/>, such as <c>view=held&amp;kind=barrier</c>.</summary>
    public static string Write(DeskPlace place) => new QueryBuilder(Fields(place)).ToString()[1..];

    /// <summary>A curator's link to a place at the desk.</summary>
    public static string Link(SiteSettings site, string token, DeskPlace place) => $"{site.Link("desk", token)}&{Write(place)}";

    /// <summary>The way back from a page that carried this value.</summary>
    public static string Link(SiteSettings site, string token, string? desk) => Link(site, token, Parse(desk));

    /// <summary>A link to another page, which can lead back to this place with <see cref="Parse"/>.</summary>
    public static string Carry(string link, DeskPlace place) => $"{link}&{Parameter}={Uri.EscapeDataString(Write(place))}";

    private static string? Search(string? typed) => typed?.Trim() switch
    {
        null or "" => null,
        { Length: > MaxSearchLength } search => TypedText.Cut(search, MaxSearchLength),
        var search => search,
    };

    /// <summary>As the projection makes keys of its lists.</summary>
    [GeneratedRegex(@"\A[0-9]{19}-[0-9a-z]{26}\z")]
    private static partial Regex Key();
}
