using Xunit.Sdk;

namespace CollaborationManifesto.App.Tests.Browser;

/// <summary>How a browser test ends without a browser.</summary>
public static class MissingChromium
{
    /// <summary>The exception to throw: the test is skipped with this reason, or fails with it in continuous integration.</summary>
    public static Exception EndOfTest(string reason, bool isContinuousIntegration) =>
        isContinuousIntegration ? FailException.ForFailure(reason) : SkipException.ForSkip(reason);
}
