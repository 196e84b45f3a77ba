using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Sessions.Leading;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Themes;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Sessions.Grouping;

/// <summary>
/// The page "Make sense of it" for facilitators: only the notes of their session that the room sees, and only themes that were made in it or that
/// the site shows. What curators call their other themes is theirs.
/// </summary>
public sealed class SessionGrouping(
    FacilitatorAccess access, SessionNotes notes, ThemeRegister register, GroupingRules rules, AllWords words, IOptions<SiteSettings> site, TimeProvider clock)
{
    private const int Parallel = 8;

    public async Task<SessionGroupingOutcome> OpenAsync(string? token, GroupingPlace place, CancellationToken cancellationToken) => await access.EnterAsync(token, cancellationToken) switch
    {
        null => new SessionGroupingOutcome.NoEntry(),
        { Session.Step: not SessionStep.Group } entered => new SessionGroupingOutcome.NotNow(entered),
        var entered => new SessionGroupingOutcome.Shown(await ShowAsync(entered, place, cancellationToken)),
    };

    public async Task<SessionGroupingOutcome> MoveAsync(GroupingForm form, CancellationToken cancellationToken)
    {
        if (await access.EnterAsync(form.Token, cancellationToken) is not { } entered)
            return new SessionGroupingOutcome.NoEntry();
        if (entered.Session.Step != SessionStep.Group || entered.Session.TimeAt(clock.GetUtcNow()) != SessionTime.Open)
            return new SessionGroupingOutcome.NotNow(entered);
        var session = entered.Session.Id;
        var all = await ReadAsync(session, cancellationToken);
        var themes = await register.AllAsync(cancellationToken);
        var map = MapOf(session, themes, all);
        var (view, newName, errors) = rules.Check(form, themes.Count(read => read.Value.IsOpen), themes.Count, map);
        if (!errors.IsEmpty)
            return new SessionGroupingOutcome.Shown(await ShowAsync(entered, form.Place, cancellationToken) with { Typed = form, Errors = errors });

        var (now, name) = (clock.GetUtcNow(), NameOf(entered));
        if (newName is not null)
            await register.AddAsync(new(view.Theme!.Value, newName, "", [new(form.Nonce!, now, ThemeAction.Created, entered.Facilitator.Id, name)]) { Session = session }, cancellationToken);
        var results = await MoveAsync(session, form.Items, new($"{entered.Facilitator.Id}-{form.Nonce}", view.Theme, view.LeftAlone, entered.Facilitator.Id, name, now), cancellationToken);
        int? moved = results.Count(result => result is MoveResult.Moved) is > 0 and var count ? count : null;
        errors = rules.Refusals(results, map);
        return new SessionGroupingOutcome.Shown(await ShowAsync(entered, form.Place, cancellationToken) with
        {
            Moved = moved,
            MovedTo = view,
            Typed = errors.IsEmpty ? null : form with { Items = [], Name = null, Into = null },
            Errors = errors,
        });
    }

    private async Task<MoveResult[]> MoveAsync(ContributionId session, ImmutableArray<GroupingItem> items, ThemeMove move, CancellationToken cancellationToken)
    {
        var results = new MoveResult[items.Length];
        await System.Threading.Tasks.Parallel.ForAsync(
            0,
            items.Length,
            new ParallelOptions { MaxDegreeOfParallelism = Parallel, CancellationToken = cancellationToken },
            async (index, stop) => results[index] = await MoveAsync(session, items[index], move, stop));
        return results;
    }

    private async Task<MoveResult> MoveAsync(ContributionId session, GroupingItem item, ThemeMove move, CancellationToken cancellationToken)
    {
        MoveResult outcome = new MoveResult.Gone();
        await notes.UpdateAsync(session, item.Id, Decide, cancellationToken);
        return outcome;

        SessionNote? Decide(SessionNote current)
        {
            if (!current.IsLive || !current.IsShown)
            {
                outcome = new MoveResult.Gone();
                return null;
            }

            // The same post again, also after a storage error that hid that the first one was stored.
            var settled = current.Place?.CommandId == move.CommandId ? new MoveResult.Moved() : ThemeMoves.Settled(current.Place, TypedText.Line(current.Text), item, move);
            outcome = settled ?? new MoveResult.Moved();
            return settled is null ? move.Apply(current) : null;
        }
    }

    private async Task<GroupingShown> ShowAsync(FacilitatorAccess.Entered entered, GroupingPlace place, CancellationToken cancellationToken)
    {
        // Before the reads, so that nothing that others do meanwhile goes unsaid on the next page.
        var madeAt = clock.GetUtcNow();
        var session = entered.Session;
        var all = await ReadAsync(session.Id, cancellationToken);
        var map = MapOf(session.Id, await register.AllAsync(cancellationToken), all);
        // A filter of the desk would hide notes here without saying so.
        place = place with { Filter = DeskFilter.Everything };
        if (place.View.Theme is { } shown)
            place = place with { View = map.Resolve(shown) is { } open ? GroupingView.InTheme(open.Id) : GroupingView.Ungrouped };
        var places = all.Select(note => new NotePlace(note.Id, IsPublished: false, note.Place)).ToList();
        var views = places.ToLookup(note => GroupingRules.ViewOf(note, map));
        var page = GroupingList.From(views[place.View].Select(note => note.Id), place.After);
        return new(
            new GroupingAccess.InSession(entered.Token, SessionAddress.GroupRoute, session, site.Value.Link(SessionAddress.LeadRoute, entered.Token)),
            place,
            madeAt,
            map,
            views.ToDictionary(view => view.Key, view => view.Count()),
            page,
            [.. all.Where(note => page.Ids.Contains(note.Id)).Select(note => new ThemeNote(note.Id, IsPublished: false, session.Prompt.Kind, note.Category, TypedText.Line(note.Text), "", note.Place))],
            place.Since is { } since ? GroupingChanges.Since(since, entered.Facilitator.Id, places, map.Open.Concat(map.Closed).Where(theme => theme.Session == session.Id), map) : []);
    }

    /// <summary>Those that the room sees, by id.</summary>
    private async Task<List<SessionNote>> ReadAsync(ContributionId session, CancellationToken cancellationToken) =>
        await notes.OfAsync(session, cancellationToken).Select(read => read.Value).Where(note => note.IsShown).ToListAsync(cancellationToken);

    /// <summary>With what they were merged into, so that a note is shown where it is.</summary>
    private static ThemeMap MapOf(ContributionId session, IReadOnlyList<Versioned<Theme>> themes, IEnumerable<SessionNote> all)
    {
        var everything = new ThemeMap(themes.Select(read => read.Value));
        var used = all.Select(note => everything.Resolve(note.Place?.Theme)?.Id).OfType<ContributionId>().ToHashSet();
        return new(themes.Select(read => read.Value)
            .Where(theme => theme.Session == session || theme.Published is not null || (everything.Resolve(theme.Id) is { } open && used.Contains(open.Id)))
            // Of others, what the site shows: curators may be changing it.
            .Select(theme => theme.Session != session && theme.Published is { } published ? theme with { Name = published.Name, Note = published.Note } : theme));
    }

    /// <summary>A theme and a contribution keep the name for years, so only a curator's name goes into them.</summary>
    private string NameOf(FacilitatorAccess.Entered entered) => entered.Facilitator.Email is null ? entered.Facilitator.Name : words.Session.FacilitatorOf(entered.Session.Name);
}

public abstract record SessionGroupingOutcome
{
    public sealed record Shown(GroupingShown Page) : SessionGroupingOutcome;

    /// <summary>It is another step's turn.</summary>
    public sealed record NotNow(FacilitatorAccess.Entered Entered) : SessionGroupingOutcome;

    public sealed record NoEntry : SessionGroupingOutcome;
}
