using System.Collections.Immutable;
using CollaborationManifesto.Checks;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Themes;

/// <summary>One theme: its name and note, what the site shows of it, merging and deleting. Each act is one write, guarded by what the page knew.</summary>
public sealed class ThemeDesk(DeskAccess access, ThemeRegister register, NotePlaces places, DraftedPrinciples drafted, AllWords words, TimeProvider clock)
{
    /// <summary>The most published notes that are read for a preview, which shows the first and counts the others.</summary>
    private const int MostPreviewed = 20;

    public async Task<DeskOutcome> OpenAsync(string? token, string? theme, GroupingPlace place, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        return entered is null ? refusal! : await ShowAsync(entered, theme, place, null, cancellationToken);
    }

    public async Task<DeskOutcome> ActAsync(ThemeForm form, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(form.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        while (true)
        {
            var all = await register.AllAsync(cancellationToken);
            if (Find(all, form.Theme) is not { } read)
                return new ThemeGone(entered.Token);
            if (form.IsOurs && read.Value.HasCommand(form.Nonce!))
                return await ShowAsync(entered, form.Theme, form.Place, read.Value.History.First(entry => entry.CommandId == form.Nonce).Action, cancellationToken);
            var (next, errors) = await NextAsync(read.Value, form, entered.Curator, new(all.Select(one => one.Value)), cancellationToken);
            if (next is null)
                return await ShowAsync(entered, form.Theme, form.Place, null, cancellationToken) is ThemeShown shown ? shown with { Typed = form, Errors = errors } : new ThemeGone(entered.Token);
            if (await register.ReplaceAsync(read, next, cancellationToken))
                return await ShowAsync(entered, form.Theme, form.Place, next.Last.Action, cancellationToken);
            // Someone else was faster: look again.
        }
    }

    private async Task<(Theme? Next, ImmutableArray<FieldError> Errors)> NextAsync(Theme theme, ThemeForm form, Curator curator, ThemeMap map, CancellationToken cancellationToken)
    {
        var check = new FieldChecks(words);
        check.That(form.IsOurs, "theme", words.Theme.NotOurs);
        check.That(form.Seen == theme.Last.CommandId, "theme", words.Theme.ChangedSince(theme.Last.CuratorName));
        if (check.Errors.Count > 0)
            return (null, [.. check.Errors]);
        var now = clock.GetUtcNow();
        var (action, next) = form.Act switch
        {
            ThemeForm.Rename => (ThemeAction.Renamed, Renamed(theme, form, map, check)),
            ThemeForm.Merge => (ThemeAction.Merged, theme with { MergedInto = MergeTarget(theme, form, map, check)?.Id }),
            ThemeForm.Delete => (ThemeAction.Deleted, theme with { DeletedAt = Agreed(form, check, words.Theme.DeleteMissing) ? now : null }),
            ThemeForm.BringBack => (ThemeAction.BroughtBack, BroughtBack(theme, form, map, check)),
            ThemeForm.Publish => (ThemeAction.Published, await PublishedAsync(theme, form, map, check, now, cancellationToken)),
            ThemeForm.TakeOff => (ThemeAction.TakenOffSite, theme with { Published = Agreed(form, check, words.Theme.TakeOffMissing) ? null : theme.Published }),
            _ => (ThemeAction.Renamed, null),
        };
        check.That(next is not null && theme.IsOpen != (form.Act == ThemeForm.BringBack), "theme", words.Theme.NotOurs);
        return check.Errors.Count > 0 ? (null, [.. check.Errors]) : (next!.WithEntry(new(form.Nonce!, now, action, curator.Id, curator.Name)), []);
    }

    private Theme Renamed(Theme theme, ThemeForm form, ThemeMap map, FieldChecks check)
    {
        var name = check.Line("name", words.Theme.Name, form.Name, Theme.MaxNameLength);
        check.That(name.Length > 0, "name", words.Theme.NameMissing);
        check.That(!map.Open.Any(other => other.Id != theme.Id && TypedText.ToSearchKey(other.Name) == TypedText.ToSearchKey(name)), "name", words.Theme.NameTaken);
        var note = check.Paragraphs("note", words.Theme.Note, form.Note, Theme.MaxNoteLength);
        check.That((name, note) != (theme.Name, theme.Note), "name", words.Theme.NothingChanged);
        return theme with { Name = name, Note = note };
    }

    private Theme? MergeTarget(Theme theme, ThemeForm form, ThemeMap map, FieldChecks check)
    {
        var target = ContributionId.TryParse(form.Into, out var id) ? map.Resolve(id) : null;
        check.That(target is not null && target.Id != theme.Id, "into", words.Theme.MergeMissing);
        return target;
    }

    private Theme BroughtBack(Theme theme, ThemeForm form, ThemeMap map, FieldChecks check)
    {
        Agreed(form, check, words.Theme.BringBackMissing);
        check.That(!map.Open.Any(other => TypedText.ToSearchKey(other.Name) == TypedText.ToSearchKey(theme.Name)), ThemeForm.BringBack, words.Theme.NameTaken);
        check.That(map.Open.Length < Theme.Most, ThemeForm.BringBack, words.Theme.TooMany(Theme.Most));
        return theme with { MergedInto = null, DeletedAt = null };
    }

    private async Task<Theme> PublishedAsync(Theme theme, ThemeForm form, ThemeMap map, FieldChecks check, DateTimeOffset now, CancellationToken cancellationToken)
    {
        Agreed(form, check, words.Theme.PublishMissing);
        check.That(await places.AllAsync(DeskFilter.Everything, cancellationToken) is var notes && notes.Any(note => note.IsPublished && map.Holds(theme, note.Place)), ThemeForm.Publish, words.Theme.NothingPublished);
        return theme with { Published = new(theme.Name, theme.Note, now) };
    }

    /// <summary>The box of a form has the form's own name.</summary>
    private static bool Agreed(ThemeForm form, FieldChecks check, string missing)
    {
        check.That(form.Agreed, form.Act!, missing);
        return form.Agreed;
    }

    private async Task<DeskOutcome> ShowAsync(DeskAccess.Entered entered, string? id, GroupingPlace place, ThemeAction? done, CancellationToken cancellationToken)
    {
        var (reading, listing) = (places.AllAsync(DeskFilter.Everything, cancellationToken), register.AllAsync(cancellationToken));
        var (notes, all) = (await reading, await listing);
        if (Find(all, id) is not { Value: var theme })
            return new ThemeGone(entered.Token);
        var map = new ThemeMap(all.Select(read => read.Value));
        var own = notes.Where(note => map.Holds(theme, note.Place)).ToList();
        var published = own.Where(note => note.IsPublished).ToList();
        return new ThemeShown(
            entered,
            theme,
            map,
            own.Count,
            published.Count,
            await places.ReadAsync(DeskFilter.Everything, notes, published.Take(MostPreviewed).Select(note => note.Id), cancellationToken),
            await drafted.FromAsync(theme.Id, cancellationToken))
        {
            Place = place,
            Done = done,
        };
    }

    private static Versioned<Theme>? Find(IEnumerable<Versioned<Theme>> all, string? id) =>
        all.Where(read => read.Value.Id.ToString() == id).Select(read => (Versioned<Theme>?)read).FirstOrDefault();
}
