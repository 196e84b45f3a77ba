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
    DeskAccess access, NotePlaces places, ThemeRegister register, ThemeMoves moves, DraftedPrinciples drafted, WorkshopRegister workshops, AllWords words, TimeProvider clock)
{
    public const int PageSize = 100;

    /// <param name="since">When the page before was made, to say what others changed since; null for the first page.</param>
    public async Task<DeskOutcome> OpenAsync(string? token, GroupingPlace place, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        return entered is null ? refusal! : await ShowAsync(entered, place, since, cancellationToken);
    }

    /// <summary>One group that seems to belong together, of those in no theme. What curators wrote about a theme says most about what belongs there.</summary>
    public async Task<DeskOutcome> SuggestAsync(string? token, GroupingPlace place, int? skip, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        return entered is null ? refusal! : await ShowSuggestionAsync(entered, place, skip ?? 0, cancellationToken);
    }

    public async Task<DeskOutcome> MoveAsync(GroupingForm form, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(form.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        var all = await register.AllAsync(cancellationToken);
        var map = new ThemeMap(all.Select(read => read.Value));
        var (part, newName, errors) = Check(form, map);
        if (!errors.IsEmpty)
            return await AgainAsync(entered, form, errors, cancellationToken);

        var now = clock.GetUtcNow();
        if (newName is not null)
            await register.AddAsync(new(part.Theme!.Value, newName, "", [new(form.Nonce!, now, ThemeAction.Created, entered.Curator.Id, entered.Curator.Name)]), cancellationToken);
        var results = await moves.ApplyAsync(form.Items, new($"{entered.Curator.Id}-{form.Nonce}", part.Theme, part.LeftAlone, entered.Curator, now), cancellationToken);
        errors = [.. results.Select(result => Refused(result, map)).OfType<string>().Select(sentence => new FieldError("items", sentence))];
        if (!errors.IsEmpty)
            return await AgainAsync(entered, form with { Items = [], Name = null, Into = null }, errors, cancellationToken);
        return form.Skip is { } skipped
            ? await ShowSuggestionAsync(entered, form.Place, skipped, cancellationToken) with { Moved = results.Count, MovedTo = part }
            : await ShowAsync(entered, form.Place, form.Since, cancellationToken) with { Moved = results.Count, MovedTo = part };
    }

    private async Task<DeskOutcome> AgainAsync(DeskAccess.Entered entered, GroupingForm form, ImmutableArray<FieldError> errors, CancellationToken cancellationToken) => form.Skip is { } skipped
        ? await ShowSuggestionAsync(entered, form.Place, skipped, cancellationToken) with { Typed = form, Errors = errors }
        : await ShowAsync(entered, form.Place, form.Since, cancellationToken) with { Typed = form, Errors = errors };

    /// <summary>Where they go. A new theme has the id of the post, so that a repeated post makes no second one.</summary>
    private (GroupingPart Part, string? NewName, ImmutableArray<FieldError> Errors) Check(GroupingForm form, ThemeMap map)
    {
        var check = new FieldChecks(words);
        check.That(form.IsOurs && form.Items.Length > 0, "items", words.Grouping.NothingTicked);
        check.That(form.Items.Length <= GroupingItem.Most, "items", words.Grouping.TooMany(GroupingItem.Most));
        var name = form.Into == GroupingForm.New ? CheckedName(form, check) : null;
        // Two curators can think of the same name at the same moment.
        var theme = name is null ? ContributionId.TryParse(form.Into, out var id) ? map.Resolve(id) : null
            : map.Open.FirstOrDefault(open => TypedText.ToSearchKey(open.Name) == TypedText.ToSearchKey(name));
        if (theme is not null || form.Into is GroupingForm.TakeOut or GroupingForm.LeaveAlone)
            return (theme is not null ? GroupingPart.Of(theme.Id) : form.Into == GroupingForm.LeaveAlone ? GroupingPart.Alone : GroupingPart.Ungrouped, null, [.. check.Errors]);
        check.That(name is not null, "into", string.IsNullOrEmpty(form.Into) ? words.Grouping.NoTheme : words.Grouping.ThemeGone);
        check.That(map.Open.Length < Theme.Most, "name", words.Theme.TooMany(Theme.Most));
        return (form.IsOurs ? GroupingPart.Of(ContributionId.Parse(form.Nonce!)) : GroupingPart.Ungrouped, name, [.. check.Errors]);
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

    private async Task<GroupingShown> ShowAsync(DeskAccess.Entered entered, GroupingPlace place, DateTimeOffset? since, CancellationToken cancellationToken)
    {
        // Before the reads, so that nothing that others do meanwhile goes unsaid on the next page.
        var madeAt = clock.GetUtcNow();
        var (reading, listing) = (places.AllAsync(place.Filter, cancellationToken), register.AllAsync(cancellationToken));
        var (all, themes) = (await reading, (await listing).Select(read => read.Value).ToList());
        var map = new ThemeMap(themes);
        var parts = all.ToLookup(note => PartOf(note, map));
        var page = GroupingList.Of(parts[place.Part].Select(note => note.Id), place.After);
        return new(
            entered,
            place,
            madeAt,
            map,
            parts.ToDictionary(part => part.Key, part => part.Count()),
            page,
            await places.ReadAsync(place.Filter, all, page.Ids, cancellationToken),
            since is null ? [] : GroupingChanges.Since(since.Value, entered.Curator.Id, all, themes, map))
        {
            Import = await ImportAsync(place.Filter, cancellationToken),
        };
    }

    private async Task<SuggestionShown> ShowSuggestionAsync(DeskAccess.Entered entered, GroupingPlace place, int skip, CancellationToken cancellationToken)
    {
        var (reading, listing, drafting) = (
            places.AllAsync(place.Filter, cancellationToken), register.AllAsync(cancellationToken), drafted.AllAsync(cancellationToken).ToListAsync(cancellationToken).AsTask());
        var (all, map) = (await reading, new ThemeMap((await listing).Select(read => read.Value)));
        var parts = all.ToLookup(note => PartOf(note, map));
        var principles = (await drafting).ToLookup(principle => map.Resolve(principle.DraftedFrom!.Theme)?.Id, principle => $"{principle.Title}\n{principle.Text}");
        var notes = await places.ReadAsync(place.Filter, all, all.Where(note => PartOf(note, map) is { LeftAlone: false }).Select(note => note.Id), cancellationToken);
        var texts = notes.ToDictionary(note => note.Id);
        var groups = Suggestions.Find(TextsOf(GroupingPart.Ungrouped), map.Open.Select(theme => new ThemeText(theme.Id, theme.Name, string.Join("\n\n", principles[theme.Id].Prepend(theme.Note)), TextsOf(GroupingPart.Of(theme.Id)))), words.Language);
        var shown = skip < groups.Length ? groups[skip] : null;
        return new SuggestionShown(entered, place, clock.GetUtcNow(), map, skip, groups.Length, shown?.Theme is { } theme ? map.Resolve(theme) : null, [.. shown?.Notes.Select(id => texts[id]) ?? []]);

        ImmutableArray<NoteText> TextsOf(GroupingPart part) => [.. parts[part].Where(note => texts.ContainsKey(note.Id)).Select(note => new NoteText(note.Id, texts[note.Id].Title, texts[note.Id].Text))];
    }

    private async Task<WorkshopImport?> ImportAsync(DeskFilter filter, CancellationToken cancellationToken) =>
        filter.Import is { } import ? (await workshops.FindAsync(import, cancellationToken))?.Value : null;

    private static GroupingPart PartOf(NotePlace note, ThemeMap map) => note.Place switch
    {
        null => GroupingPart.Ungrouped,
        { LeftAlone: true } => GroupingPart.Alone,
        { Theme: var theme } => map.Resolve(theme) is { } open ? GroupingPart.Of(open.Id) : GroupingPart.Ungrouped,
    };
}
