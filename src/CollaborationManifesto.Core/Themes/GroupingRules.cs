using System.Collections.Immutable;
using System.Diagnostics;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Themes;

/// <summary>Where a post puts notes, or why it cannot.</summary>
public sealed class GroupingRules(AllWords words)
{
    /// <summary>A new theme has the id of the post, so that a repeated post makes no second one.</summary>
    /// <param name="open">How many themes are open in all.</param>
    /// <param name="themes">How many there are in all.</param>
    /// <param name="map">Those that the person sees.</param>
    public (GroupingView View, string? NewName, ImmutableArray<FieldError> Errors) Check(GroupingForm form, int open, int themes, ThemeMap map)
    {
        var check = new FieldChecks(words);
        check.That(form.IsOurs, "items", words.Theme.NotOurs);
        check.That(form.Items.Length > 0, "items", words.Grouping.NothingTicked);
        check.That(form.Items.Length <= GroupingItem.Most, "items", words.Grouping.TooMany(GroupingItem.Most));
        var name = form.Into == GroupingForm.New ? CheckedName(form, check) : null;
        // Someone else may have made it since the page was opened.
        var theme = name is null ? ContributionId.TryParse(form.Into, out var id) ? map.Resolve(id) : null
            : map.Open.FirstOrDefault(open => TypedText.ToSearchKey(open.Name) == TypedText.ToSearchKey(name));
        if (theme is not null || form.Into is GroupingForm.TakeOut or GroupingForm.LeaveAlone)
            return (theme is not null ? GroupingView.InTheme(theme.Id) : form.Into == GroupingForm.LeaveAlone ? GroupingView.Alone : GroupingView.Ungrouped, null, [.. check.Errors]);
        check.That(name is not null, "into", string.IsNullOrEmpty(form.Into) ? words.Grouping.NoTheme : words.Grouping.ThemeGone);
        check.That(open < Theme.Most, "name", words.Theme.TooMany(Theme.Most));
        check.That(themes < Theme.MostInAll, "name", words.Theme.TooManyInAll(Theme.MostInAll));
        return (form.IsOurs ? GroupingView.InTheme(ContributionId.Parse(form.Nonce!)) : GroupingView.Ungrouped, name, [.. check.Errors]);
    }

    /// <summary>A sentence for each kind of refusal.</summary>
    public ImmutableArray<FieldError> Refusals(IEnumerable<MoveResult> results, ThemeMap map) =>
        [.. results.Select(result => Refused(result, map)).OfType<string>().Distinct().Select(sentence => new FieldError("items", sentence))];

    public static GroupingView ViewOf(NotePlace note, ThemeMap map) => note.Place switch
    {
        null => GroupingView.Ungrouped,
        { LeftAlone: true } => GroupingView.Alone,
        { Theme: var theme } => map.Resolve(theme) is { } open ? GroupingView.InTheme(open.Id) : GroupingView.Ungrouped,
    };

    private string CheckedName(GroupingForm form, FieldChecks check)
    {
        var name = check.Line("name", words.Theme.Name, form.Name, Theme.MaxNameLength);
        check.That(name.Length > 0, "name", words.Theme.NameMissing);
        return name;
    }

    private string? Refused(MoveResult result, ThemeMap map) => result switch
    {
        MoveResult.Moved => null,
        MoveResult.Gone => words.Grouping.NoteGone,
        MoveResult.Full(var title) => words.Grouping.NoteFull(title),
        MoveResult.Overtaken(var title, var place) => words.Grouping.Overtaken(title, place.CuratorName, map.Resolve(place.Theme)?.Name, place.LeftAlone),
        _ => throw new UnreachableException($"Nobody says what {result.GetType().Name} means."),
    };
}
