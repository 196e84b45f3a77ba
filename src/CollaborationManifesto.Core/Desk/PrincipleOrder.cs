using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Rules;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

/// <summary>The order of the published principles. Their numbers follow it; their addresses do not change.</summary>
public sealed class PrincipleOrder(
    DeskAccess access, ContributionStore contributions, CuratorRegister curators, ContributionUpdater changes, Projection projection, AllWords words, TimeProvider clock)
{
    public async Task<DeskOutcome> OpenAsync(string? token, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(token, cancellationToken);
        if (entered is null)
            return refusal!;
        var saved = await projection.PublishedPrinciplesAsync(cancellationToken);
        return new OrderShown(entered.Token, saved, saved, []);
    }

    /// <summary>Sorts the principles by the typed numbers and moves one. Saves the order only if the curator ticked that they want it.</summary>
    public async Task<DeskOutcome> ChangeAsync(OrderForm form, CancellationToken cancellationToken)
    {
        var (entered, refusal) = await access.EnterAsync(form.Token, cancellationToken);
        if (entered is null)
            return refusal!;
        var saved = await projection.PublishedPrinciplesAsync(cancellationToken);
        var rows = Rows(form, saved);
        var changed = (form.Before ?? string.Join(' ', form.Items)) != OrderForm.IdsOf(saved) || !ContributionId.TryParse(form.Nonce, out _);
        // Said with every answer, because the page that is answered begins with the order as it is now.
        FieldError[] notice = changed ? [new("positions", words.Order.Changed)] : [];
        FieldError[] wrong = [.. rows.Index().Where(row => row.Item.Number is null).Select(row => new FieldError(OrderForm.FieldOf(row.Index), words.Order.NumberWrong(row.Item.Principle.Title)))];
        if (wrong.Length > 0)
            return Shown([.. rows.Select(row => row.Principle)], [.. wrong, .. notice]) with { Typed = [.. rows.Select(row => row.Typed)] };

        var sorted = Sorting.ByNumber([.. rows.Select(row => (row.Principle, row.Number!.Value))]);
        if (!form.Saves)
            return changed ? Shown(sorted, notice) : Moved(sorted);
        if (!form.Agrees)
            return Shown(sorted, [new("agreed", words.Order.AgreedMissing), .. notice]);
        if (sorted.SequenceEqual(saved))
            // By an earlier post of the same page, or by someone else.
            return changed ? new OrderSaved(entered.Token, saved, []) : Shown(sorted, new FieldError("positions", words.Order.Same));
        return changed ? Shown(sorted, notice) : await SaveAsync(sorted, entered, form.Nonce!, cancellationToken);

        OrderShown Moved(IReadOnlyList<PrincipleTitle> principles)
        {
            var move = Move.Read(form.Move);
            var index = principles.Index().Where(one => one.Item.Id == move?.Id).Select(one => one.Index).FirstOrDefault(-1);
            return index < 0 ? Shown(principles) : Shown(Sorting.Moved(principles, index, move!.Up)) with { Move = move };
        }

        OrderShown Shown(IReadOnlyList<PrincipleTitle> principles, params FieldError[] errors) => new(entered.Token, saved, principles, [.. errors]) { Agreed = form.Agrees };
    }

    private async Task<OrderSaved> SaveAsync(IReadOnlyList<PrincipleTitle> sorted, DeskAccess.Entered entered, string nonce, CancellationToken cancellationToken)
    {
        var places = new List<(PrincipleTitle Principle, double Position)>();
        var refused = new List<PrincipleTitle>();
        foreach (var (index, principle) in sorted.Index())
        {
            var (position, moved) = await MoveAsync(principle.Id, index + 1, $"{entered.Curator.Id}-{nonce}", entered.Curator, cancellationToken);
            places.Add((principle, position));
            if (!moved)
                refused.Add(principle);
        }

        if (refused.Count < sorted.Count)
            await curators.NoteDecisionAsync(entered.Curator, cancellationToken);
        return new(entered.Token, [.. places.OrderBy(place => place.Position).Select(place => place.Principle)], refused);
    }

    /// <summary>Returns where it is now; it stays where it was if there is no room left in its history.</summary>
    private async Task<(double Position, bool Moved)> MoveAsync(ContributionId id, int position, string command, Curator curator, CancellationToken cancellationToken)
    {
        if (await contributions.FindAsync(id, cancellationToken) is not { } read || read.Value.Position == position)
            return (position, true);
        var entry = new HistoryEntry(command, clock.GetUtcNow(), HistoryAction.Moved, curator.Id, curator.Name);
        var (there, moved) = await changes.TryUpdateAsync(
            read, command, current => ConsentPolicy.IsFull(current) || !Fits(current, entry) ? null : current.WithEntry(entry, current.State) with { Position = position }, cancellationToken);
        return moved || there is null ? (position, true) : (there.Position ?? double.MaxValue, false);
    }

    /// <summary>The page's rows that are still there, in the page's order, and then what was published since.</summary>
    private static IReadOnlyList<(PrincipleTitle Principle, string Typed, int? Number)> Rows(OrderForm form, IReadOnlyList<PrincipleTitle> saved)
    {
        var byId = saved.ToDictionary(principle => principle.Id.ToString());
        var shown = form.Items.Index()
            .Where(item => byId.ContainsKey(item.Item))
            .DistinctBy(item => item.Item)
            .Select(item => (Principle: byId[item.Item], Typed: item.Index < form.Positions.Count ? form.Positions[item.Index].Trim() : "", Shown: item.Index + 1))
            .ToList();
        return
        [
            // A number as the page showed it is no wish: other rows may have gone since.
            .. shown.Select((row, index) => (row.Principle, row.Typed, ReadNumber(row.Typed) is { } number ? number == row.Shown ? index + 1 : number : (int?)null)),
            .. saved.Except(shown.Select(row => row.Principle)).Select((principle, index) => (principle, Text(shown.Count + index + 1), (int?)(shown.Count + index + 1))),
        ];
    }

    private static bool Fits(Contribution current, HistoryEntry entry) => RowBudget.ForDecisions.Fits(current.WithEntry(entry, current.State));

    private static int? ReadNumber(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    internal static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}

/// <summary>How a list is sorted by hand.</summary>
public static class Sorting
{
    /// <summary>A number that differs from its row's place was typed. It gets that place, and the others keep their order around it.</summary>
    public static IReadOnlyList<T> ByNumber<T>(IReadOnlyList<(T Item, int Number)> rows)
    {
        var sorted = rows.Where((row, index) => row.Number == index + 1).Select(row => row.Item).ToList();
        var next = 0;
        foreach (var (item, number) in rows.Where((row, index) => row.Number != index + 1).OrderBy(row => row.Number))
        {
            // After the one before, which has the same number or a smaller one.
            next = Math.Min(Math.Max(number - 1, next), sorted.Count);
            sorted.Insert(next++, item);
        }

        return sorted;
    }

    /// <summary>One place up or down; the first stays first and the last stays last.</summary>
    public static IReadOnlyList<T> Moved<T>(IReadOnlyList<T> items, int index, bool up)
    {
        var moved = items.ToList();
        var other = Math.Clamp(up ? index - 1 : index + 1, 0, items.Count - 1);
        (moved[index], moved[other]) = (moved[other], moved[index]);
        return moved;
    }
}

/// <summary>A pressed button beside a principle.</summary>
public sealed record Move(ContributionId Id, bool Up)
{
    private const string Upwards = "up-";
    private const string Downwards = "down-";

    public static string Value(ContributionId id, bool up) => (up ? Upwards : Downwards) + id;

    public static Move? Read(string? value) => value is null ? null
        : value.StartsWith(Upwards, StringComparison.Ordinal) && ContributionId.TryParse(value[Upwards.Length..], out var raised) ? new(raised, true)
        : value.StartsWith(Downwards, StringComparison.Ordinal) && ContributionId.TryParse(value[Downwards.Length..], out var lowered) ? new(lowered, false)
        : null;
}

/// <param name="Items">Ids of the principles in the page's order.</param>
/// <param name="Positions">The typed numbers in the same order.</param>
/// <param name="Before">Ids in the order that was saved when the page was made, separated by spaces. Pages of the version before do not say it, and show that order.</param>
/// <param name="Move">The pressed button beside a principle; null if it was another one.</param>
/// <param name="Agrees">The curator ticked that they want this order.</param>
/// <param name="Saves">The button that saves was pressed.</param>
public sealed record OrderForm(string? Token, string? Nonce, IReadOnlyList<string> Items, IReadOnlyList<string> Positions, string? Before, string? Move, bool Agrees, bool Saves)
{
    public static OrderForm From(PostedForm form) => new(
        form["token"], form["nonce"], form.Each("items"), form.Each("positions"), form["before"], form["move"], form["agreed"] == "yes", form["save"] == "yes");

    /// <summary>Id of the field for a principle's number. Errors about all of them link to the first.</summary>
    public static string FieldOf(int index) => index == 0 ? "positions" : string.Create(CultureInfo.InvariantCulture, $"positions-{index + 1}");

    public static string IdsOf(IEnumerable<PrincipleTitle> principles) => string.Join(' ', principles.Select(principle => principle.Id));
}

/// <summary>The form to reorder the published principles.</summary>
/// <param name="Saved">The order on the site.</param>
/// <param name="Principles">The order on this page.</param>
public sealed record OrderShown(string Token, IReadOnlyList<PrincipleTitle> Saved, IReadOnlyList<PrincipleTitle> Principles, ImmutableArray<FieldError> Errors) : DeskOutcome
{
    /// <summary>What was typed, if a number is wrong; empty otherwise.</summary>
    public IReadOnlyList<string> Typed { get; init; } = [];

    /// <summary>The button that was pressed; null if it was another one.</summary>
    public Move? Move { get; init; }

    public bool Agreed { get; init; }
}

/// <param name="Principles">The new order.</param>
/// <param name="Refused">Those that could not be moved.</param>
public sealed record OrderSaved(string Token, IReadOnlyList<PrincipleTitle> Principles, IReadOnlyList<PrincipleTitle> Refused) : DeskOutcome;
