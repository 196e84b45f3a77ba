namespace CollaborationManifesto.Web;

/// <summary>
/// The fields of a posted form or JSON object. It notes which names an input asks for: they are the fields that the form has, and nobody
/// keeps a list of them.
/// </summary>
public sealed class PostedForm(ILookup<string, string> fields, bool isJson)
{
    private readonly HashSet<string> _asked = [];

    public bool IsJson => isJson;

    /// <summary>The first value that was posted under the name; null for none.</summary>
    public string? this[string name] => All(name).FirstOrDefault();

    /// <summary>Every value of the name, with spaces between them, as ids and numbers are kept; null for none.</summary>
    public string? Joined(string name) => All(name).ToList() is { Count: > 0 } values ? string.Join(' ', values) : null;

    /// <summary>True once any posted field was asked for: a body without one is not this form, since even an untouched form posts some.</summary>
    internal bool IsThisForm => fields.Any(posted => _asked.Contains(posted.Key));

    internal bool Has(string name) => _asked.Contains(name);

    /// <summary>What was posted and never asked for.</summary>
    public IReadOnlyList<string> Unknown => [.. fields.Select(posted => posted.Key).Where(name => !_asked.Contains(name))];

    private IEnumerable<string> All(string name)
    {
        _asked.Add(name);
        return fields[name];
    }
}
