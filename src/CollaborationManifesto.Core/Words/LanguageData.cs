using System.Globalization;

namespace CollaborationManifesto.Words;

/// <summary>The machine's data that <see cref="Language"/> needs: how British English writes dates, and London's clock.</summary>
public static class LanguageData
{
    public const string Culture = "en-GB";

    // The time zone belongs to the place and not to the language.
    public const string TimeZone = "Europe/London";

    /// <summary>
    /// A sentence for everything that this machine lacks. To ask before the first use spares a stack trace, or a program that runs and fails at
    /// each date.
    /// </summary>
    public static IEnumerable<string> FindMissing()
    {
        if (!HasCulture())
            yield return ".NET runs without language data (invariant mode), so this program cannot write dates. "
                + "Set the environment variable DOTNET_SYSTEM_GLOBALIZATION_INVARIANT to false, and install ICU if it is missing (on Debian: apt-get install libicu-dev).";
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(TimeZone, out _))
            yield return $"This machine does not know the time zone {TimeZone}, so this program cannot write dates. "
                + "Install the time zone data (on Debian: apt-get install tzdata). If the environment variable TZDIR is set, it must name their folder.";
    }

    private static bool HasCulture()
    {
        try
        {
            return CultureInfo.GetCultureInfo(Culture).Name == Culture;
        }
        catch (CultureNotFoundException)
        {
            return false;
        }
    }
}
