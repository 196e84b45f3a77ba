namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>
/// Chooses a Chromium in this order: <c>CHROMIUM_PATH</c>, an installed one, Playwright's own, and for root on Debian the package
/// <c>chromium-headless-shell</c>. The caller supplies what the machine has and can do.
/// </summary>
public sealed class ChromiumPath(Func<string, bool> exists)
{
    /// <summary>The value of the environment variable <c>CHROMIUM_PATH</c>; empty counts as unset.</summary>
    public string? Named { get; init; }

    /// <summary>Where an installed Chromium or Chrome could be, preferred places first.</summary>
    public IReadOnlyList<string> Places { get; init; } = [];

    /// <summary>Whether Debian's package may be installed.</summary>
    public bool IsRootOnDebian { get; init; }

    /// <summary>Finds Playwright's own, or downloads it.</summary>
    public required Func<Task<ChromiumOutcome>> Playwrights { get; init; }

    /// <summary>Installs Debian's package.</summary>
    public required Func<Task<ChromiumOutcome>> Debians { get; init; }

    /// <summary>The first Chromium in that order, or the reason why there is none.</summary>
    /// <exception cref="FileNotFoundException">
    /// <c>CHROMIUM_PATH</c> names no file. Using another browser would hide the mistake.
    /// </exception>
    public async Task<ChromiumOutcome> Find()
    {
        if (!string.IsNullOrEmpty(Named))
            return exists(Named)
                ? new ChromiumOutcome.Found(Named)
                : throw new FileNotFoundException($"CHROMIUM_PATH is \"{Named}\", and there is no such file.", Named);

        if (Places.FirstOrDefault(exists) is { } installed)
            return new ChromiumOutcome.Found(installed);

        var own = await Playwrights();
        if (own is not ChromiumOutcome.Missing(var noneOfPlaywrights))
            return own;

        if (!IsRootOnDebian)
            return Missing(noneOfPlaywrights, "Debian's package was not tried: that takes root on Debian.");

        var package = await Debians();
        return package is ChromiumOutcome.Missing(var noneOfDebians) ? Missing(noneOfPlaywrights, noneOfDebians) : package;
    }

    static ChromiumOutcome.Missing Missing(params string[] reasons) =>
        new($"No Chromium: CHROMIUM_PATH is not set and none is installed. {string.Join(' ', reasons)}");
}
