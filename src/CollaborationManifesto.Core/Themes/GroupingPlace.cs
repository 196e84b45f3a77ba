using System.Globalization;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.AspNetCore.WebUtilities;

namespace CollaborationManifesto.Themes;

/// <summary>What the page shows: which part of the contributions that the filter finds, and where in its list.</summary>
/// <param name="After">The last contribution before the page; null for the first page.</param>
public sealed record GroupingPlace(DeskFilter Filter, GroupingView View, ContributionId? After)
{
    public static readonly GroupingPlace Start = new(DeskFilter.Everything, GroupingView.Ungrouped, null);

    /// <summary>When the curator's last page was made, to say what others did since; null if there was none.</summary>
    public DateTimeOffset? Since { get; init; }

    public static GroupingPlace Read(Func<string, string?> field) => new(
        DeskAddress.Read(field).Filter with { View = DeskView.Waiting, Flagged = false },
        GroupingView.Read(field("in")),
        ContributionId.TryParse(field("from"), out var after) ? after : null)
    {
        Since = ReadTime(field("since")),
    };

    /// <summary>Reads what <see cref="Write"/> has written. Whatever is not valid is left out.</summary>
    public static GroupingPlace Parse(string? text)
    {
        var fields = QueryHelpers.ParseQuery(text);
        return Read(name => fields.TryGetValue(name, out var values) ? values[0] : null);
    }

    /// <summary>In one value, for pages that lead back here.</summary>
    public string Write() => string.Join('&', Fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));

    public IEnumerable<KeyValuePair<string, string>> Fields =>
    [
        .. DeskAddress.Fields(new(Filter, null)).Where(one => one.Key != "view"),
        .. View.Value is { } view ? [new KeyValuePair<string, string>("in", view)] : Array.Empty<KeyValuePair<string, string>>(),
        .. After is { } after ? [new KeyValuePair<string, string>("from", after.ToString())] : Array.Empty<KeyValuePair<string, string>>(),
        .. Since is { } since ? [new KeyValuePair<string, string>("since", since.UtcTicks.ToString(CultureInfo.InvariantCulture))] : Array.Empty<KeyValuePair<string, string>>(),
    ];

    /// <summary>The part with the contributions of one theme.</summary>
    public GroupingPlace In(GroupingView view) => this with { View = view, After = null };

    private static DateTimeOffset? ReadTime(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks) && ticks <= DateTimeOffset.MaxValue.UtcTicks ? new(ticks, TimeSpan.Zero) : null;
}

/// <summary>The contributions of one theme, those in none, or those that were left alone.</summary>
/// <param name="Theme">Null for those in no theme.</param>
public sealed record GroupingView(ContributionId? Theme, bool LeftAlone)
{
    public const string AloneValue = "alone";

    public static readonly GroupingView Ungrouped = new(null, false);
    public static readonly GroupingView Alone = new(null, true);

    public static GroupingView InTheme(ContributionId theme) => new(theme, false);

    /// <summary>As in addresses; null for those in no theme.</summary>
    public string? Value => LeftAlone ? AloneValue : Theme?.ToString();

    public static GroupingView Read(string? value) => value == AloneValue ? Alone : ContributionId.TryParse(value, out var theme) ? InTheme(theme) : Ungrouped;
}

/// <summary>Addresses of the pages on themes.</summary>
internal static class ThemeAddress
{
    /// <summary>Of the value that says where a page leads back to.</summary>
    public const string Back = "back";

    public const string Route = "desk/themes";
    public const string ThemeRoute = "desk/themes/theme";
    public const string SuggestionsRoute = "desk/themes/suggestions";
    public const string PrincipleRoute = "desk/themes/principle";

    public static string Grouping(SiteSettings site, string token, GroupingPlace place) => Grouping(site, Route, token, place);

    public static string Grouping(SiteSettings site, string route, string token, GroupingPlace place) => With(site.Link(route, token), place.Fields);

    public static string Suggestions(SiteSettings site, string token, GroupingPlace place, params IEnumerable<ContributionId> skipped) =>
        $"{With(site.Link(SuggestionsRoute, token), place.Fields)}&skip={string.Join('+', skipped)}";

    /// <param name="place">Where its page leads back to.</param>
    public static string Theme(SiteSettings site, string token, ContributionId theme, GroupingPlace place) => Carry($"{site.Link(ThemeRoute, token)}&theme={theme}", place);

    /// <param name="place">Where its page leads back to.</param>
    public static string Principle(SiteSettings site, string token, ContributionId theme, GroupingPlace place) => Carry($"{site.Link(PrincipleRoute, token)}&theme={theme}", place);

    private static string Carry(string link, GroupingPlace place) => $"{link}&{Back}={Uri.EscapeDataString(place.Write())}";

    private static string With(string link, IEnumerable<KeyValuePair<string, string>> fields) =>
        link + string.Concat(fields.Select(field => $"&{field.Key}={Uri.EscapeDataString(field.Value)}"));
}
