using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Themes;

/// <summary>
/// "Make sense of it": what waits or is published beside the themes, for several curators at once. A move is refused if someone else moved the
/// same contribution since the page was made (docs/adr/0017).
/// </summary>
public sealed class GroupingDesk(
    DeskAccess access, NotePlaces places, ThemeRegister register, ThemeMoves moves, DraftedPrinciples drafted, NoteOrigins origins, AllWords words, TimeProvider clock)
{
    public const int PageSize = 100;

    /// <summary>The most notes that suggestions are made of: their words are all read and compared.</summary>
    private const int MostCompared = 3_000;

    public async Task<DeskOutcome> OpenAsync(string? token, GroupingPlace place, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        return entered is null ? refusal! : await ShowAsync(entered, place, cancellationToken);
    }

    /// <summary>One group that seems to belong together, of those in no theme. What curators wrote about a theme says most about what belongs there.</summary>
    public async Task<DeskOutcome> SuggestAsync(string? token, GroupingPlace place, ImmutableArray<ContributionId> skipped, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        return entered is null ? refusal! : await ShowSuggestionAsync(entered, place, skipped, cancellationToken);
    }

    public async Task<DeskOutcome> MoveAsync(GroupingForm form, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(form.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        var all = await register.AllAsync(cancellationToken);
        var map = new ThemeMap(all.Select(read => read.Value));
        var (view, newName, errors) = Check(form, all.Count, map);
        if (!errors.IsEmpty)
            return await AgainAsync(entered, form, errors, cancellationToken);

        var now = clock.GetUtcNow();
        if (newName is not null)
            await register.AddAsync(new(view.Theme!.Value, newName, "", [new(form.Nonce!, now, ThemeAction.Created, entered.Curator.Id, entered.Curator.Name)]), cancellationToken);
        var results = await moves.ApplyAsync(form.Items, new($"{entered.Curator.Id}-{form.Nonce}", view.Theme, view.LeftAlone, entered.Curator, now), cancellationToken);
        int? moved = results.Count(result => result is MoveResult.Moved) is > 0 and var count ? count : null;
        errors = [.. results.Select(result => Refused(result, map)).OfType<string>().Distinct().Select(sentence => new FieldError("items", sentence))];
        var next = errors.IsEmpty ? null : form with { Items = [], Name = null, Into = null };
        return form.Skipped is { } skipped
            ? await ShowSuggestionAsync(entered, form.Place, skipped, cancellationToken) with { Moved = moved, MovedTo = view, Typed = next, Errors = errors }
            : await ShowAsync(entered, form.Place, cancellationToken) with { Moved = moved, MovedTo = view, Typed = next, Errors = errors };
    }

    private async Task<DeskOutcome> AgainAsync(DeskAccess.Entered entered, GroupingForm form, ImmutableArray<FieldError> errors, CancellationToken cancellationToken) => form.Skipped is { } skipped
        ? await ShowSuggestionAsync(entered, form.Place, skipped, cancellationToken) with { Typed = form, Errors = errors }
        : await ShowAsync(entered, form.Place, cancellationToken) with { Typed = form, Errors = errors };

    /// <summary>Where they go. A new theme has the id of the post, so that a repeated post makes no second one.</summary>
    private (GroupingView View, string? NewName, ImmutableArray<FieldError> Errors) Check(GroupingForm form, int themes, ThemeMap map)
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
        check.That(map.Open.Length < Theme.Most, "name", words.Theme.TooMany(Theme.Most));
        check.That(themes < Theme.MostInAll, "name", words.Theme.TooManyInAll(Theme.MostInAll));
        return (form.IsOurs ? GroupingView.InTheme(ContributionId.Parse(form.Nonce!)) : GroupingView.Ungrouped, name, [.. check.Errors]);
    }

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
        _ => throw new System.Diagnostics.UnreachableException($"Nobody says what {result.GetType().Name} means."),
    };

    private async Task<GroupingShown> ShowAsync(DeskAccess.Entered entered, GroupingPlace place, CancellationToken cancellationToken)
    {
        // Before the reads, so that nothing that others do meanwhile goes unsaid on the next page.
        var madeAt = clock.GetUtcNow();
        var (reading, listing) = (places.AllAsync(place.Filter, cancellationToken), register.AllAsync(cancellationToken));
        var (all, themes) = (await reading, (await listing).Select(read => read.Value).ToList());
        var map = new ThemeMap(themes);
        // The theme that the page is about may have been merged since.
        if (place.View.Theme is { } shown)
            place = place with { View = map.Resolve(shown) is { } open ? GroupingView.InTheme(open.Id) : GroupingView.Ungrouped };
        var views = all.ToLookup(note => ViewOf(note, map));
        var page = GroupingList.From(views[place.View].Select(note => note.Id), place.After);
        return new(
            entered,
            place,
            madeAt,
            map,
            views.ToDictionary(view => view.Key, view => view.Count()),
            page,
            await places.ReadAsync(place.Filter, all, page.Ids, cancellationToken),
            place.Since is { } since ? GroupingChanges.Since(since, entered.Curator.Id, all, themes, map) : [])
        {
            Import = await origins.FindAsync(place.Filter, cancellationToken),
        };
    }

    private async Task<SuggestionShown> ShowSuggestionAsync(DeskAccess.Entered entered, GroupingPlace place, ImmutableArray<ContributionId> skipped, CancellationToken cancellationToken)
    {
        var (reading, listing, drafting) = (
            places.AllAsync(place.Filter, cancellationToken), register.AllAsync(cancellationToken), drafted.AllAsync(cancellationToken).ToListAsync(cancellationToken).AsTask());
        var (all, map) = (await reading, new ThemeMap((await listing).Select(read => read.Value)));
        var views = all.ToLookup(note => ViewOf(note, map));
        var principles = (await drafting).ToLookup(principle => map.Resolve(principle.DraftedFrom!.Theme)?.Id, principle => $"{principle.Title}\n{principle.Text}");
        var notes = await places.ReadAsync(place.Filter, all, all.Where(note => ViewOf(note, map) is { LeftAlone: false }).Take(MostCompared).Select(note => note.Id), cancellationToken);
        var texts = notes.ToDictionary(note => note.Id);
        var groups = Suggestions.Find(TextsOf(GroupingView.Ungrouped), map.Open.Select(theme => new ThemeText(theme.Id, theme.Name, string.Join("\n\n", principles[theme.Id].Prepend(theme.Note)), TextsOf(GroupingView.InTheme(theme.Id)))), words.Language);
        // By what is in it, because the groups are made again each time.
        var left = groups.Where(group => !skipped.Contains(group.Notes[0])).ToList();
        var shown = left.Count > 0 ? left[0] : null;
        return new(entered, place, map, skipped, left.Count, shown?.Theme is { } theme ? map.Resolve(theme) : null, [.. shown?.Notes.Select(id => texts[id]) ?? []]);

        ImmutableArray<NoteText> TextsOf(GroupingView view) => [.. views[view].Where(note => texts.ContainsKey(note.Id)).Select(note => new NoteText(note.Id, texts[note.Id].Title, texts[note.Id].Text))];
    }

    private static GroupingView ViewOf(NotePlace note, ThemeMap map) => note.Place switch
    {
        null => GroupingView.Ungrouped,
        { LeftAlone: true } => GroupingView.Alone,
        { Theme: var theme } => map.Resolve(theme) is { } open ? GroupingView.InTheme(open.Id) : GroupingView.Ungrouped,
    };
}
