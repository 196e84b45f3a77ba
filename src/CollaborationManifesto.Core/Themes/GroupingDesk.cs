using System.Collections.Immutable;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Themes;

/// <summary>
/// "Make sense of it": what waits or is published beside the themes, for several curators at once. A move is refused if someone else moved the
/// same contribution since the page was made (docs/adr/0017).
/// </summary>
public sealed class GroupingDesk(
    DeskAccess access, NotePlaces places, ThemeRegister register, ThemeMoves moves, DraftedPrinciples drafted, NoteOrigins origins, GroupingRules rules, AllWords words, TimeProvider clock)
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
        var (view, newName, errors) = rules.Check(form, map.Open.Length, all.Count, map);
        if (!errors.IsEmpty)
            return await AgainAsync(entered, form, errors, cancellationToken);

        var now = clock.GetUtcNow();
        if (newName is not null)
            await register.AddAsync(new(view.Theme!.Value, newName, "", [new(form.Nonce!, now, ThemeAction.Created, entered.Curator.Id, entered.Curator.Name)]), cancellationToken);
        var results = await moves.ApplyAsync(form.Items, new($"{entered.Curator.Id}-{form.Nonce}", view.Theme, view.LeftAlone, entered.Curator.Id, entered.Curator.Name, now), cancellationToken);
        int? moved = results.Count(result => result is MoveResult.Moved) is > 0 and var count ? count : null;
        errors = rules.Refusals(results, map);
        var next = errors.IsEmpty ? null : form with { Items = [], Name = null, Into = null };
        return form.Skipped is { } skipped
            ? await ShowSuggestionAsync(entered, form.Place, skipped, cancellationToken) with { Moved = moved, MovedTo = view, Typed = next, Errors = errors }
            : await ShowAsync(entered, form.Place, cancellationToken) with { Moved = moved, MovedTo = view, Typed = next, Errors = errors };
    }

    private async Task<DeskOutcome> AgainAsync(DeskAccess.Entered entered, GroupingForm form, ImmutableArray<FieldError> errors, CancellationToken cancellationToken) => form.Skipped is { } skipped
        ? await ShowSuggestionAsync(entered, form.Place, skipped, cancellationToken) with { Typed = form, Errors = errors }
        : await ShowAsync(entered, form.Place, cancellationToken) with { Typed = form, Errors = errors };

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
        var views = all.ToLookup(note => GroupingRules.ViewOf(note, map));
        var page = GroupingList.From(views[place.View].Select(note => note.Id), place.After);
        return new(
            new GroupingAccess.AtDesk(entered),
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
        var views = all.ToLookup(note => GroupingRules.ViewOf(note, map));
        var principles = (await drafting).ToLookup(principle => map.Resolve(principle.DraftedFrom!.Theme)?.Id, principle => $"{principle.Title}\n{principle.Text}");
        var notes = await places.ReadAsync(place.Filter, all, all.Where(note => GroupingRules.ViewOf(note, map) is { LeftAlone: false }).Take(MostCompared).Select(note => note.Id), cancellationToken);
        var texts = notes.ToDictionary(note => note.Id);
        var groups = Suggestions.Find(TextsOf(GroupingView.Ungrouped), map.Open.Select(theme => new ThemeText(theme.Id, theme.Name, string.Join("\n\n", principles[theme.Id].Prepend(theme.Note)), TextsOf(GroupingView.InTheme(theme.Id)))), words.Language);
        // By what is in it, because the groups are made again each time.
        var left = groups.Where(group => !skipped.Contains(group.Notes[0])).ToList();
        var shown = left.Count > 0 ? left[0] : null;
        return new(entered, place, map, skipped, left.Count, shown?.Theme is { } theme ? map.Resolve(theme) : null, [.. shown?.Notes.Select(id => texts[id]) ?? []]);

        ImmutableArray<NoteText> TextsOf(GroupingView view) => [.. views[view].Where(note => texts.ContainsKey(note.Id)).Select(note => new NoteText(note.Id, texts[note.Id].Title, texts[note.Id].Text))];
    }
}
