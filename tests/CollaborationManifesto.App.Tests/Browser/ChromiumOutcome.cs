namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>The result of finding or installing Chromium.</summary>
public abstract record ChromiumOutcome
{
    /// <summary>Chromium was found: the full path of its executable.</summary>
    public sealed record Found(string Executable) : ChromiumOutcome;

    /// <summary>There is no Chromium. The reason says what to do.</summary>
    public sealed record Missing(string Reason) : ChromiumOutcome;
}
