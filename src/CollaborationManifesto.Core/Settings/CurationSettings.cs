using System.ComponentModel.DataAnnotations;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Settings;

public sealed class CurationSettings : IValidatableObject
{
    /// <summary>The curators that an empty table starts with. After that, only the table counts.</summary>
    public IList<CuratorSettings> Curators { get; } = [];

    /// <summary>Approvals that publish a contribution if nobody objects.</summary>
    [Range(1, 20, ErrorMessage = "expected a number of curators from 1 to 20")]
    public int ApprovalsNeeded { get; set; } = 1;

    /// <summary>
    /// Minutes in which any curator can undo a decision. The person who sent the contribution is told afterwards. Fifteen minutes are long
    /// enough to notice a slip and short enough for a timely email.
    /// </summary>
    [Range(0, 4_320, ErrorMessage = "expected a number of minutes from 0 to 4320")]
    public int UndoMinutes { get; set; } = 15;

    /// <summary>
    /// Days in which only the objectors can release a contribution that was changed over their objection. Five days include a weekend and a
    /// day off.
    /// </summary>
    [Range(1, 60, ErrorMessage = "expected a number of days from 1 to 60")]
    public int ObjectionDays { get; set; } = 5;

    /// <summary>Hours in which any curator can undo a change to something published. Three days include a weekend.</summary>
    [Range(0, 720, ErrorMessage = "expected a number of hours from 0 to 720")]
    public int AmendmentUndoHours { get; set; } = 72;

    /// <summary>Hides from curators who sent a contribution until it is decided, so that they judge the idea and not the person.</summary>
    public bool BlindReview { get; set; } = true;

    /// <summary>Reasons for a decline, two to ten; "something else" is always added.</summary>
    public IList<string> DeclineReasons { get; } = [];

    /// <summary>The most rows that one table transaction accepts.</summary>
    private const int MostCurators = 100;

    internal static readonly IReadOnlyList<string> DefaultDeclineReasons =
    [
        "It is in the manifesto already",
        "It is not about working together",
        "It names or points at a person",
        "It advertises something",
        "We could not understand it",
    ];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Curators.Count > MostCurators)
            yield return new("expected 100 curators or fewer", [nameof(Curators)]);
        if (DeclineReasons.Count is < 2 or > 10 || DeclineReasons.Any(string.IsNullOrWhiteSpace) || DeclineReasons.Distinct().Count() < DeclineReasons.Count)
            yield return new("expected two to ten different reasons", [nameof(DeclineReasons)]);
        foreach (var (curator, index) in Curators.Select((curator, index) => (curator, index)))
        {
            if (string.IsNullOrWhiteSpace(curator.Name))
                yield return new("expected the curator's name", [$"{nameof(Curators)}:{index}:{nameof(curator.Name)}"]);
            if (curator.Name.Length > Curator.MaxNameLength)
                yield return new("expected a name of 200 characters or fewer", [$"{nameof(Curators)}:{index}:{nameof(curator.Name)}"]);
            if (curator.PublicName?.Length > Curator.MaxNameLength)
                yield return new("expected a name of 200 characters or fewer", [$"{nameof(Curators)}:{index}:{nameof(curator.PublicName)}"]);
            if (EmailAddress.TryParse(curator.Email) is null)
                yield return new("expected the curator's email address", [$"{nameof(Curators)}:{index}:{nameof(curator.Email)}"]);
        }
    }
}

public sealed class CuratorSettings
{
    public string Name { get; set; } = "";

    public string Email { get; set; } = "";

    /// <summary>The name that the curator chose to show on the site; null if they are not named there.</summary>
    public string? PublicName { get; set; }
}
