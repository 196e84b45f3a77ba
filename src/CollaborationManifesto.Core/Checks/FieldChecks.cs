using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Checks;

/// <summary>Collects at most one error per field: the first one found.</summary>
internal sealed class FieldChecks(AllWords words)
{
    /// <summary>UTF-16 units that one counted character may take on average, because any number of marks can be put on one letter.</summary>
    private const int MaxUnitsPerCharacter = 6;

    private readonly List<FieldError> _errors = [];

    public IReadOnlyCollection<FieldError> Errors => _errors;

    public bool Fails(string field) => _errors.Exists(error => error.Field == field);

    public void That(bool condition, string field, string message)
    {
        if (!condition && !Fails(field))
            _errors.Add(new(field, message));
    }

    public T? Choice<T>(string field, string? posted, string message)
        where T : struct, Enum
    {
        // Enum.TryParse also accepts numbers and lists.
        var named = Enum.GetNames<T>().FirstOrDefault(name => string.Equals(name, posted, StringComparison.OrdinalIgnoreCase));
        That(named is not null, field, message);
        return named is null ? null : Enum.Parse<T>(named);
    }

    /// <inheritdoc cref="TypedText.Line"/>
    public string Line(string field, string label, string? posted, int limit) =>
        Checked(field, label, TypedText.Line(posted), limit);

    /// <inheritdoc cref="TypedText.Paragraphs"/>
    public string Paragraphs(string field, string label, string? posted, int limit) =>
        Checked(field, label, TypedText.Paragraphs(posted), limit);

    private string Checked(string field, string label, string text, int limit)
    {
        // A character has at least one unit, so a short text needs no counting, which is slow.
        var length = text.Length <= limit ? text.Length : TypedText.Length(text);
        That(length <= limit, field, words.Form.TooLong(label, words.Language.Number(limit), words.Language.Number(length)));
        That(text.Length <= limit * MaxUnitsPerCharacter, field, words.Form.TooDense(label));
        return TypedText.IsVisible(text) ? text : "";
    }
}
