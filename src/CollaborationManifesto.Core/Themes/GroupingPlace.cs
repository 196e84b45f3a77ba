using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Themes;

/// <summary>What the page shows: which part of the contributions that the filter finds, and where in its list.</summary>
/// <param name="After">The last contribution before the page; null for the first page.</param>
public sealed record GroupingPlace(DeskFilter Filter, GroupingPart Part, ContributionId? After)
{
    public static GroupingPlace Read(Func<string, string?> field) => new(
        DeskAddress.Read(field).Filter with { View = DeskView.Waiting, Flagged = false },
        GroupingPart.Read(field("in")),
        ContributionId.TryParse(field("from"), out var after) ? after : null);

    public IEnumerable<KeyValuePair<string, string>> Fields =>
    [
        .. DeskAddress.Fields(new(Filter, null)).Where(one => one.Key != "view"),
        .. Part.Value is { } part ? [new KeyValuePair<string, string>("in", part)] : Array.Empty<KeyValuePair<string, string>>(),
        .. After is { } after ? [new KeyValuePair<string, string>("from", after.ToString())] : Array.Empty<KeyValuePair<string, string>>(),
    ];

    /// <summary>The part with the contributions of one theme.</summary>
    public GroupingPlace In(GroupingPart part) => this with { Part = part, After = null };
}

/// <summary>The contributions of one theme, those in none, or those that were left alone.</summary>
/// <param name="Theme">Null for those in no theme.</param>
public sealed record GroupingPart(ContributionId? Theme, bool LeftAlone)
{
    public const string AloneValue = "alone";

    public static readonly GroupingPart Ungrouped = new(null, false);
    public static readonly GroupingPart Alone = new(null, true);

    public static GroupingPart Of(ContributionId theme) => new(theme, false);

    /// <summary>As in addresses; null for those in no theme.</summary>
    public string? Value => LeftAlone ? AloneValue : Theme?.ToString();

    public static GroupingPart Read(string? value) => value == AloneValue ? Alone : ContributionId.TryParse(value, out var theme) ? Of(theme) : Ungrouped;
}

/// <summary>Addresses of the pages on themes.</summary>
internal static class ThemeAddress
{
    public const string Route = "desk/themes";
    public const string ThemeRoute = "desk/themes/theme";
    public const string SuggestionsRoute = "desk/themes/suggestions";
    public const string PrincipleRoute = "desk/themes/principle";

    public static string Grouping(SiteSettings site, string token, GroupingPlace place) => With(site.Link(Route, token), place.Fields);

    public static string Suggestions(SiteSettings site, string token, GroupingPlace place, int skipped) =>
        $"{With(site.Link(SuggestionsRoute, token), place.Fields)}&skip={skipped}";

    public static string Theme(SiteSettings site, string token, ContributionId theme) => $"{site.Link(ThemeRoute, token)}&theme={theme}";

    public static string Principle(SiteSettings site, string token, ContributionId theme) => $"{site.Link(PrincipleRoute, token)}&theme={theme}";

    private static string With(string link, IEnumerable<KeyValuePair<string, string>> fields) =>
        link + string.Concat(fields.Select(field => $"&{field.Key}={Uri.EscapeDataString(field.Value)}"));
}
