namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>What looking for a Chromium, or installing one, came to.</summary>
public abstract record ChromiumOutcome
{
    /// <summary>There is one: the full path of its executable.</summary>
    public sealed record Found(string Executable) : ChromiumOutcome;

    /// <summary>There is none: a reason that a reader of a test run can act on.</summary>
    public sealed record Missing(string Reason) : ChromiumOutcome;
}
