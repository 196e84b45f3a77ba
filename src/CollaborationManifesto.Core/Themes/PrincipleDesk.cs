using CollaborationManifesto.Checks;
using CollaborationManifesto.Desk;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Telemetry;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Themes;

/// <summary>A curator drafts a principle from the notes of a theme. It goes the way of every contribution, with the curator's approval on it.</summary>
public sealed class PrincipleDesk(
    DeskAccess access,
    ThemeRegister register,
    NotePlaces places,
    ContributionStore contributions,
    ChangeQueue changes,
    CuratorRegister curators,
    DraftRules rules,
    IOptions<CurationSettings> settings,
    AllWords words,
    Counts counts,
    TimeProvider clock)
{
    public async Task<DeskOutcome> OpenAsync(string? token, string? theme, GroupingPlace place, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        if (entered is null)
            return refusal!;
        return await ReadAsync(theme, cancellationToken) is not var (found, notes) ? new ThemeGone(entered.Token)
            : new PrincipleDraftShown(entered, found, place, notes, Beginning(notes), HasQuoted: false, [.. Unfit(notes)]);
    }

    public async Task<DeskOutcome> ActAsync(PrincipleForm form, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(form.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        if (await ReadAsync(form.Theme, cancellationToken) is not var (theme, notes))
            return new ThemeGone(entered.Token);
        if (form.Quote is not null)
            return notes.FirstOrDefault(note => note.Id.ToString() == form.Quote) is { } quoted
                ? new PrincipleDraftShown(entered, theme, form.Place, notes, Quoted(form.Wording, quoted), HasQuoted: true, [])
                : new PrincipleDraftShown(entered, theme, form.Place, notes, form.Wording, HasQuoted: false, [new("text", words.PrincipleDraft.QuoteGone)]);

        var (wording, errors) = rules.ParseWording(form.Wording, about: null);
        var seen = notes.Where(note => form.Notes.Contains(note.Id)).ToList();
        errors = [.. errors, .. Unfit(seen), .. form.Id is null ? [new FieldError("title", words.PrincipleDraft.NotOurs)] : Array.Empty<FieldError>()];
        if (!errors.IsEmpty)
            return new PrincipleDraftShown(entered, theme, form.Place, notes, form.Wording, HasQuoted: false, errors);
        var principle = Drafted(form.Id!.Value, wording!, new(theme.Id, entered.Curator.Id, entered.Curator.Name, [.. seen.Select(note => note.Id)]), entered);
        // Send the message before writing the row, otherwise the row could be forgotten (docs/adr/0002).
        await changes.AnnounceAsync(principle.Id, principle.History[0].CommandId, cancellationToken);
        if (await contributions.InsertAsync(principle, cancellationToken))
        {
            counts.Accepted();
            await curators.NoteDecisionAsync(entered.Curator, cancellationToken);
            return Saved(principle);
        }

        // The same post again, or the page before was opened again and changed.
        return (await contributions.FindAsync(principle.Id, cancellationToken))?.Value is { } there && there.Wording == principle.Wording
            ? Saved(there)
            : new PrincipleDraftShown(entered, theme, form.Place, notes, form.Wording, HasQuoted: false, [new("title", words.PrincipleDraft.DraftedBefore)]);

        PrincipleDrafted Saved(Contribution saved) => new(entered, saved.Id, saved.Title, saved.State == ContributionState.Approved, form.Place);
    }

    private async Task<(Theme Theme, IReadOnlyList<ThemeNote> Notes)?> ReadAsync(string? id, CancellationToken cancellationToken)
    {
        var (reading, listing) = (places.AllAsync(DeskFilter.Everything, cancellationToken), register.AllAsync(cancellationToken));
        var (all, map) = (await reading, new ThemeMap((await listing).Select(read => read.Value)));
        if (map.Open.FirstOrDefault(theme => theme.Id.ToString() == id) is not { } theme)
            return null;
        // One more than can be drafted from, to see that there are too many.
        var own = all.Where(note => map.Holds(theme, note.Place)).Take(DraftOrigin.MostNotes + 1).Select(note => note.Id);
        return (theme, await places.ReadAsync(DeskFilter.Everything, all, own, cancellationToken));
    }

    private IEnumerable<FieldError> Unfit(IReadOnlyList<ThemeNote> notes) =>
        notes.Count == 0 ? [new("title", words.PrincipleDraft.NoNotes)]
        : notes.Count > DraftOrigin.MostNotes ? [new("title", words.PrincipleDraft.TooManyNotes(DraftOrigin.MostNotes))]
        : [];

    /// <summary>The title and the text stay empty, so that an untouched form saves nothing, not even after a quotation.</summary>
    private static Submission Beginning(IReadOnlyList<ThemeNote> notes) => new()
    {
        Category = notes.GroupBy(note => note.Category).OrderByDescending(group => group.Count()).FirstOrDefault()?.Key,
    };

    private static Submission Quoted(Submission typed, ThemeNote note)
    {
        var words = note.Text.Length == 0 ? note.Title : $"{note.Title}\n{note.Text}";
        return typed with { Text = $"{TypedText.Paragraphs(typed.Text)}\n\n“{words}”".TrimStart() };
    }

    private Contribution Drafted(ContributionId id, Wording wording, DraftOrigin origin, DeskAccess.Entered entered)
    {
        var now = clock.GetUtcNow();
        var drafted = new Contribution
        {
            Id = id,
            Kind = wording.Kind,
            Category = wording.Category,
            Title = wording.Title,
            Text = wording.Text,
            Importance = wording.Importance,
            Meaning = wording.Meaning,
            Contributor = Contributor.Unknown,
            DraftedFrom = origin,
            SubmittedAt = now,
            // Nothing was posted by a stranger, who could repeat it with other words.
            BodyHash = "",
            History = [new($"{id}", now, HistoryAction.Drafted, entered.Curator.Id, entered.Curator.Name)],
        };
        var approval = new Decision($"{entered.Curator.Id}-{id}", DecisionKind.Approve, drafted.ContentVersion) { FromDesk = true };
        return ConsentPolicy.Apply(drafted, approval, entered.Curator, new(settings.Value, entered.Acting.All, now)) is PolicyOutcome.Recorded { Contribution: var approved }
            ? approved
            : throw new System.Diagnostics.UnreachableException("A curator can always approve what nobody has decided yet.");
    }
}
