using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

/// <summary>The order of the published principles. Their numbers follow it; their addresses do not change.</summary>
public sealed class PrincipleOrder(
    DeskAccess access, ContributionStore contributions, ContributionUpdater changes, Projection projection, AllWords words, TimeProvider clock)
{
    public async Task<DeskOutcome> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        return entered is null ? refusal! : new DeskOutcome.Ordering(entered.Token, await projection.PublishedPrinciplesAsync(cancellationToken), [], []);
    }

    /// <summary>Sorts the principles by the typed numbers. Equal numbers keep their order.</summary>
    public async Task<DeskOutcome> ChangeAsync(OrderForm form, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(form.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        var shown = (form.Items ?? "").Split(' ');
        var typed = (form.Positions ?? "").Split(' ');
        var principles = await projection.PublishedPrinciplesAsync(cancellationToken);
        if (!shown.SequenceEqual(principles.Select(principle => principle.Id.ToString())) || typed.Length != shown.Length || !ContributionId.TryParse(form.Nonce, out var nonce))
            return Again([], new FieldError("positions", words.Desk.OrderChanged));
        FieldError[] wrong = [.. principles.Index().Where(one => !IsNumber(typed[one.Index])).Select(one => new FieldError(OrderForm.FieldOf(one.Index), words.Desk.NumberWrong(one.Item.Title)))];
        if (wrong.Length > 0)
            return Again([.. typed], wrong);
        var ordered = principles.Zip(typed, (principle, number) => (Principle: principle, Number: int.Parse(number, CultureInfo.InvariantCulture)))
            .OrderBy(one => one.Number).Select(one => one.Principle).ToList();
        // Nothing changed: email scanners post the form untouched.
        if (ordered.SequenceEqual(principles))
            return Again([.. typed], new FieldError("positions", words.Desk.OrderSame));

        var results = new List<DeskResult>();
        foreach (var (position, principle) in ordered.Index())
        {
            var moved = await MoveAsync(principle.Id, position + 1, $"{entered.Curator.Id}-{nonce}", entered.Curator, cancellationToken);
            results.Add(new(principle.Title, principle.Id.Reference, moved ? null : words.Review.HistoryFull));
        }

        return new DeskOutcome.Done(entered.Token, results);

        DeskOutcome Again(IReadOnlyList<string> numbers, params FieldError[] errors) => new DeskOutcome.Ordering(entered.Token, principles, numbers, [.. errors]);
    }

    /// <summary>False if there is no room left in its history.</summary>
    private async Task<bool> MoveAsync(ContributionId id, int position, string command, Curator curator, CancellationToken cancellationToken)
    {
        if (await contributions.FindAsync(id, cancellationToken) is not { } read || read.Value.Position == position)
            return true;
        var entry = new HistoryEntry(command, clock.GetUtcNow(), HistoryAction.Moved, curator.Id, curator.Name);
        var (there, moved) = await changes.TryUpdateAsync(
            read, command, current => ConsentPolicy.IsFull(current) || !Fits(current, entry) ? null : current.WithEntry(entry, current.State) with { Position = position }, cancellationToken);
        return moved || there is null;
    }

    private static bool Fits(Contribution current, HistoryEntry entry) => RowBudget.ForDecisions.Fits(current.WithEntry(entry, current.State));

    private static bool IsNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out _);
}

/// <param name="Items">Ids of the principles in the page's order, separated by spaces.</param>
/// <param name="Positions">The typed numbers in the same order, separated by spaces.</param>
public sealed record OrderForm(string? Token, string? Nonce, string? Items, string? Positions)
{
    public static OrderForm From(PostedForm form) => new(form["token"], form["nonce"], form.Joined("items"), form.Joined("positions"));

    /// <summary>Id of the field for a principle's number. Errors about all of them link to the first.</summary>
    public static string FieldOf(int index) => index == 0 ? "positions" : string.Create(CultureInfo.InvariantCulture, $"positions-{index + 1}");
}

public sealed record OrderModel(
    PageFrame Frame, AllWords Words, string Token, string Nonce, IReadOnlyList<PrincipleTitle> Principles, IReadOnlyList<string> Typed, ImmutableArray<FieldError> Errors)
{
    public IEnumerable<(PrincipleTitle Principle, string Id, string Number, string? Error)> Rows => Principles.Select((principle, index) => (
        principle,
        OrderForm.FieldOf(index),
        Typed.Count == Principles.Count ? Typed[index] : (index + 1).ToString(CultureInfo.InvariantCulture),
        Errors.FirstOrDefault(error => error.Field == OrderForm.FieldOf(index))?.Message));
}
