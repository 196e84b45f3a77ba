using System.ComponentModel.DataAnnotations;
using CollaborationManifesto.Contributions;

namespace CollaborationManifesto.Settings;

public sealed class CurationSettings : IValidatableObject
{
    /// <summary>The curators that an empty table starts with. Afterwards the table rules.</summary>
    public IList<CuratorSettings> Curators { get; } = [];

    /// <summary>Approvals without an objection that publish a contribution.</summary>
    [Range(1, 20, ErrorMessage = "expected a number of curators from 1 to 20")]
    public int ApprovalsNeeded { get; set; } = 1;

    /// <summary>Days that a review link works. Two weeks outlast a holiday; the contribution waits longer than its link.</summary>
    [Range(1, 90, ErrorMessage = "expected a number of days from 1 to 90")]
    public int ReviewLinkDays { get; set; } = 14;

    /// <summary>Characters of a reason, for a decline or an objection.</summary>
    [Range(100, 2_000, ErrorMessage = "expected a number of characters from 100 to 2000")]
    public int ReasonMaxLength { get; set; } = 500;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (curator, index) in Curators.Select((curator, index) => (curator, index)))
        {
            if (string.IsNullOrWhiteSpace(curator.Name))
                yield return new("expected the curator's name", [$"{nameof(Curators)}:{index}:{nameof(curator.Name)}"]);
            if (EmailAddress.TryParse(curator.Email) is null)
                yield return new("expected the curator's email address", [$"{nameof(Curators)}:{index}:{nameof(curator.Email)}"]);
        }
    }
}

public sealed class CuratorSettings
{
    public string Name { get; set; } = "";

    public string Email { get; set; } = "";
}
