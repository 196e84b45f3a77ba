using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using F23.StringSimilarity;
using Microsoft.Extensions.Configuration;

namespace CollaborationManifesto.Settings;

/// <summary>The names of all settings, from the properties that they are bound to, and what is wrong with the configured ones.</summary>
public static class SettingNames
{
    /// <summary>Sections of the configuration and the types that they are bound to. An empty name means settings at the top level.</summary>
    internal static readonly IReadOnlyList<(string Section, Type Type)> Sections =
    [
        ("", typeof(SiteSettings)), ("", typeof(StorageSettings)), ("Manifesto", typeof(ManifestoSettings)), ("Intake", typeof(IntakeSettings)),
        ("Limits", typeof(LimitSettings)), ("Curation", typeof(CurationSettings)), ("Mail", typeof(MailSettings)), ("Changes", typeof(ChangeSettings)),
        ("Notices", typeof(NoticeSettings)), ("Privacy", typeof(PrivacySettings)), ("Accessibility", typeof(AccessibilitySettings)),
        ("Publishing", typeof(PublishingSettings)),
    ];

    /// <summary>Settings that have become constants. Deployments still set them, so for one release they only cause a warning.</summary>
    internal static readonly IReadOnlyList<string> Retired =
    [
        "Changes:GiveUpMinutes", "Curation:DeskLinkHours", "Curation:ReasonMaxLength", "Curation:ReviewLinkDays", "Intake:AlikePercent",
        "Intake:ManyLinks", "Intake:MaxBodyBytes", "Notices:DigestOnlyHours",
    ];

    private static readonly Damerau Distance = new();

    private static readonly string[] Connection =
        ["Storage", "Storage:blobServiceUri", "Storage:queueServiceUri", "Storage:tableServiceUri", "Storage:credential", "Storage:clientId"];

    /// <summary>Every name, with 0 as the number of a list entry.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Connection, .. Sections.SelectMany(section => Names(section.Type, section.Section))];

    /// <summary>Whether this is one of our sections. Names inside those are checked when the section is bound.</summary>
    public static bool IsSection(string name) => Sections.Any(section => section.Section.Length > 0 && Same(section.Section, name));

    /// <summary>The name that someone may have meant: it differs by a letter or two, or only lacks its section.</summary>
    public static string? Nearest(string name, IEnumerable<string> names)
    {
        var near = names.Select(known => (Name: known, Differs: Math.Min(Differs(known, name), name.Contains(':', StringComparison.Ordinal) ? int.MaxValue : Differs(known.Split(':')[^1], name))))
            .Where(known => known.Differs <= Math.Max(1, name.Length / 5))
            .OrderBy(known => known.Differs).ToList();
        return near.Count > 0 ? near[0].Name : null;
    }

    /// <summary>A sentence for each name in a section that nothing reads, because a misspelt setting would go unnoticed.</summary>
    internal static IEnumerable<string> Unknown(IConfiguration configuration, string section, Type type)
    {
        if (section.Length == 0)
            yield break;
        var known = Names(type, section).ToList();
        foreach (var (path, value) in configuration.GetSection(section).AsEnumerable())
        {
            if (value is null || Same(path, section) || Retired.Contains(path, StringComparer.OrdinalIgnoreCase) || known.Exists(name => Same(name, Unnumbered(path))))
                continue;
            yield return $"Setting '{path}' is unknown{(Nearest(Unnumbered(path), known) is { } meant ? $": did you mean '{meant}'?" : ". docs/settings.md lists the settings.")}";
        }
    }

    /// <summary>Names of values that cannot be converted to the type of their setting, with a sentence for each.</summary>
    internal static IEnumerable<(string Name, string Sentence)> Unreadable(IConfiguration configuration, string section, Type type)
    {
        foreach (var (path, property) in Properties(type, section))
        {
            var needed = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
            if (needed.IsValueType && configuration[path] is { } value && !(value.Length == 0 && needed != property.PropertyType) && !Reads(value, needed))
                yield return (path, $"Setting '{path}' is '{value}': {property.GetCustomAttribute<RangeAttribute>()?.ErrorMessage ?? Expected(needed)}.");
        }
    }

    private static bool Reads(string value, Type type)
    {
        try
        {
            return TypeDescriptor.GetConverter(type).ConvertFromInvariantString(value) is not null;
        }
        catch (Exception unreadable) when (unreadable is FormatException or ArgumentException or OverflowException)
        {
            return false;
        }
    }

    private static string Expected(Type type) =>
        type == typeof(bool) ? "expected true or false"
        : type == typeof(DateOnly) ? "expected a day such as 2026-11-24"
        : "expected a number";

    private static IEnumerable<string> Names(Type type, string section) => Properties(type, section).Select(setting => setting.Path);

    private static IEnumerable<(string Path, PropertyInfo Property)> Properties(Type type, string section)
    {
        foreach (var property in type.GetProperties())
        {
            var path = section.Length == 0 ? property.Name : $"{section}:{property.Name}";
            var entry = property.PropertyType.IsGenericType && property.PropertyType.GetGenericTypeDefinition() == typeof(IList<>) ? property.PropertyType.GetGenericArguments()[0] : null;
            if (IsGroup(entry ?? property.PropertyType))
            {
                foreach (var inner in Properties(entry ?? property.PropertyType, entry is null ? path : $"{path}:0"))
                    yield return inner;
            }
            else if (entry is not null || property.CanWrite)
            {
                yield return (entry is null ? path : $"{path}:0", property);
            }
        }
    }

    private static bool IsGroup(Type type) => type.IsClass && type.Assembly == typeof(SettingNames).Assembly;

    private static string Unnumbered(string path) => string.Join(':', path.Split(':').Select(part => part.All(char.IsAsciiDigit) ? "0" : part));

    private static int Differs(string one, string other) => (int)Distance.Distance(one.ToUpperInvariant(), other.ToUpperInvariant());

    private static bool Same(string one, string other) => one.Equals(other, StringComparison.OrdinalIgnoreCase);
}
