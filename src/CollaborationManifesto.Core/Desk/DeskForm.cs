using System.Collections.Immutable;
using System.Globalization;
using CollaborationManifesto.Links;
using CollaborationManifesto.Model;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Desk;

/// <summary>A post of the desk.</summary>
/// <param name="Token">The link's token.</param>
/// <param name="Nonce">New for each page, so that a repeated post is recognised.</param>
/// <param name="Items">Selected ids with the content version that the page showed, such as <c>…:3</c>, separated by spaces.</param>
/// <param name="Actions">The actions selected above and below the list, separated by spaces.</param>
/// <param name="ListedReason">One of the configured reasons to decline, or "other".</param>
/// <param name="Reason">The reason in the curator's own words.</param>
/// <param name="Category">The category to move to.</param>
/// <param name="Target">Id of the contribution to merge into, or of the principle to link to.</param>
/// <param name="Into">Reference of a published contribution to merge into, instead of a target.</param>
/// <param name="Confirmed"><c>yes</c> from the page that names the act.</param>
public sealed record DeskForm(
    string? Token, string? Nonce, string? Items, string? Actions, string? ListedReason, string? Reason, string? Category, string? Target, string? Into, string? Confirmed)
{
    public const string ShowFirst = "first";
    public const string ShowHere = "here";
    public const string ShowAllSelected = "all";

    /// <summary>
    /// Set by the buttons that only show another page and keep what is selected: the key of the row before that page, or one of the words above.
    /// </summary>
    public string? Show { get; init; }

    public ImmutableArray<DeskItem> Selected { get; } = DeskItem.Parse(Items);

    /// <summary>The different actions that were selected, which should be one.</summary>
    public ImmutableArray<string> ActionsSelected { get; } = [.. (Actions ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct()];

    /// <summary>Null if none or two were selected.</summary>
    public DeskAction? Action => ActionsSelected is [var one] ? Enum.GetValues<DeskAction>().Cast<DeskAction?>().FirstOrDefault(action => NameOf(action!.Value) == one) : null;

    public static string NameOf(DeskAction action) => action.ToString().ToLowerInvariant();

    public static DeskForm From(PostedForm form) => new(
        form["token"],
        form["nonce"],
        form.Joined("items"),
        form.Joined("action"),
        form["because"],
        form["reason"],
        form["to"],
        form["target"],
        form["into"],
        form["confirmed"])
    {
        Show = form["show"],
    };
}

/// <summary>A selected contribution, with the content version that the page showed.</summary>
public sealed record DeskItem(ContributionId Id, int ContentVersion)
{
    /// <summary>The most that one action changes.</summary>
    public const int Most = 100;

    /// <summary>Leaves out what is no item.</summary>
    public static ImmutableArray<DeskItem> Parse(string? items) =>
    [
        .. (items ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(text => text.Split(':'))
            .Where(parts => parts.Length == 2 && ContributionId.TryParse(parts[0], out _) && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(parts => new DeskItem(ContributionId.Parse(parts[0]), int.Parse(parts[1], CultureInfo.InvariantCulture)))
            .DistinctBy(item => item.Id),
    ];

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Id}:{ContentVersion}");
}

/// <summary>A post of the desk, with the place that it came from.</summary>
public sealed record DeskInput(DeskForm Form, DeskPlace Place)
{
    public static DeskInput From(PostedForm form) => new(DeskForm.From(form), DeskAddress.Read(name => form[name]));
}

/// <summary>The email address that someone wants a link to the desk sent to.</summary>
public sealed record DeskLinkInput(string? Email)
{
    public static DeskLinkInput From(PostedForm form) => new(form["email"]);
}
