using Xunit.Sdk;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>How a browser test ends where there is no browser.</summary>
public static class MissingChromium
{
    /// <summary>What the test throws: skipped with this reason, or failed with it in continuous integration.</summary>
    public static Exception EndOfTest(string reason, bool isContinuousIntegration) =>
        isContinuousIntegration ? FailException.ForFailure(reason) : SkipException.ForSkip(reason);
}
