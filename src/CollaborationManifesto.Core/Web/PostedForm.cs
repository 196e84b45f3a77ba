using System.Globalization;

namespace CollaborationManifesto.Web;

/// <summary>
/// The fields of a posted form or JSON object. It remembers which names were read, so that nobody has to keep a list of the form's fields.
/// </summary>
/// <param name="files">Uploaded files by the name of their field.</param>
public sealed class PostedForm(ILookup<string, string> fields, bool isJson, IReadOnlyDictionary<string, byte[]>? files = null)
{
    private readonly HashSet<string> _asked = [];

    public bool IsJson => isJson;

    /// <summary>The first value with this name; null if there is none.</summary>
    public string? this[string name] => All(name).FirstOrDefault();

    /// <returns>Null if it is no whole number without a sign.</returns>
    public static int? ParseWhole(string? text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>All values with this name, joined with spaces as ids and numbers are stored; null if there are none.</summary>
    public string? Joined(string name) => All(name).ToList() is { Count: > 0 } values ? string.Join(' ', values) : null;

    /// <summary>All values with this name, in the order of the form.</summary>
    public IReadOnlyList<string> Each(string name) => [.. All(name)];

    /// <summary>The uploaded file; empty if none was chosen. Its name is never read, because it can name a person.</summary>
    public ReadOnlyMemory<byte> File(string name) => files?.GetValueOrDefault(name);

    /// <summary>True if any posted field was read. Even an untouched form posts some, so a body without any is not this form.</summary>
    internal bool HasKnownField => fields.Any(posted => _asked.Contains(posted.Key));

    internal bool Has(string name) => _asked.Contains(name);

    /// <summary>Names of posted fields that were never read.</summary>
    public IReadOnlyList<string> Unknown => [.. fields.Select(posted => posted.Key).Where(name => !_asked.Contains(name))];

    private IEnumerable<string> All(string name)
    {
        _asked.Add(name);
        return fields[name];
    }
}
