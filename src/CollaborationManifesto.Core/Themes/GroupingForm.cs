using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Themes;

/// <summary>A post that puts contributions into a theme or takes them out.</summary>
/// <param name="Items">The ticked contributions, each with the number of moves that the page knew.</param>
/// <param name="Into">The pressed button: a theme's id, or one of the words below.</param>
/// <param name="Name">Of a new theme.</param>
/// <param name="Skipped">Set on the page of suggestions: the first contribution of each group that was skipped.</param>
public sealed record GroupingForm(
    string? Token, string? Nonce, GroupingPlace Place, ImmutableArray<GroupingItem> Items, string? Into, string? Name, ImmutableArray<ContributionId>? Skipped)
{
    public const string New = "new";
    public const string TakeOut = "none";
    public const string LeaveAlone = "alone";

    private const int MostSkipped = 50;

    /// <summary>The nonce is a hidden field of our own page: without it, the post did not come from our page.</summary>
    public bool IsOurs => ContributionId.TryParse(Nonce, out _);

    public static GroupingForm From(PostedForm form) => new(
        form["token"],
        form["nonce"],
        GroupingPlace.Read(name => form[name]),
        GroupingItem.Parse(form.Joined("items")),
        form["into"],
        form["name"],
        form["skip"] is { } skipped ? ReadSkipped(skipped) : null);

    /// <summary>The last ones, so that no address grows without bound.</summary>
    public static ImmutableArray<ContributionId> ReadSkipped(string? text) =>
        [.. (text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(id => ContributionId.TryParse(id, out _)).Select(ContributionId.Parse).TakeLast(MostSkipped)];
}

/// <summary>A ticked contribution, with the number of moves that the page knew: someone else may have moved it since.</summary>
public sealed record GroupingItem(ContributionId Id, int Moves)
{
    /// <summary>The most that one post moves.</summary>
    public const int Most = 100;

    /// <summary>Leaves out what is no item.</summary>
    public static ImmutableArray<GroupingItem> Parse(string? items) =>
    [
        .. (items ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => text.Split(':'))
            .Where(parts => parts.Length == 2 && ContributionId.TryParse(parts[0], out _) && PostedForm.ParseWhole(parts[1]) is not null)
            .Select(parts => new GroupingItem(ContributionId.Parse(parts[0]), PostedForm.ParseWhole(parts[1])!.Value))
            .DistinctBy(item => item.Id),
    ];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}:{Moves}");
}
