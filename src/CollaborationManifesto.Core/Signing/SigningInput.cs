using CollaborationManifesto.Model;
using CollaborationManifesto.Web;

namespace CollaborationManifesto.Signing;

/// <summary>What was typed into the form, as it was typed.</summary>
/// <param name="Applies">Which of <see cref="Allowed"/>, <see cref="Domain"/> and <see cref="News"/> are ticked, with spaces between.</param>
/// <param name="Website">The hidden field that only programs fill in.</param>
public sealed record SigningInput(string? Kind, string? Name, string? Role, string? Organisation, string? Commitment, string? Email, string? Applies, string? Website)
{
    public const string Allowed = "allowed";
    public const string Domain = "domain";
    public const string News = "news";

    public static readonly SigningInput Empty = new(null, null, null, null, null, null, null, null);

    /// <summary>For the hidden fields of the next page.</summary>
    public IEnumerable<(string Name, string? Value)> Fields =>
    [
        ("kind", Kind), ("name", Name), ("role", Role), ("organisation", Organisation), ("commitment", Commitment), ("email", Email), ("website", Website),
        .. (Applies ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(one => ("applies", (string?)one)),
    ];

    public bool Says(string option) => Applies?.Split(' ').Contains(option) == true;

    public static SigningInput From(PostedForm form) =>
        new(form["kind"], form["name"], form["role"], form["organisation"], form["commitment"], form["email"], form.Joined("applies"), form["website"]);

    /// <summary>The form of a signature that is there, to change it.</summary>
    public static SigningInput From(Signature signature) => new(
        signature.Text.Kind.ToString(),
        signature.Text.Name,
        signature.Text.Role,
        signature.Text.Organisation,
        signature.Text.Commitment,
        null,
        string.Join(' ', new[] { signature.Text.Kind == SignatoryKind.Organisation ? Allowed : null, signature.Text.ShowsDomain ? Domain : null, signature.WantsNews ? News : null }.OfType<string>()),
        null);
}
