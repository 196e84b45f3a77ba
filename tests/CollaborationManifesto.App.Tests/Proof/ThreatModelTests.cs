using System.Text.RegularExpressions;
using CollaborationManifesto.LocalHost;

namespace CollaborationManifesto.App.Tests.Proof;

/// <summary>Each threat in docs/threat-model.md names the tests that cover it, and they exist.</summary>
public sealed partial class ThreatModelTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "threat-model.md"));

    [Fact]
    public void Every_test_that_is_named_exists()
    {
        var named = Name().Matches(Page).Select(match => match.Groups["test"].Value).Distinct().ToList();

        Assert.True(named.Count > 50, $"{named.Count} named");
        Assert.DoesNotContain(named, test => !Exists(test));
    }

    [Fact]
    public void Every_threat_names_one()
    {
        var threats = Page.Split("## Threats")[1].Split("\n## ")[0].Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal) && !line.StartsWith("| threat", StringComparison.Ordinal)).ToList();

        Assert.True(threats.Count > 30, $"{threats.Count} threats");
        Assert.DoesNotContain(threats, threat => !Name().IsMatch(threat.Split('|')[^2]));
    }

    [Theory]
    [InlineData("NobodyWroteTheseTests")]
    [InlineData("ForgedTokenTests.No_such_sentence")]
    [InlineData("ForgedTokens")]
    public void A_name_that_is_no_test_is_noticed(string name) => Assert.False(Exists(name));

    private static bool Exists(string test)
    {
        var (name, method) = (test.Split('.')[0], test.Split('.').ElementAtOrDefault(1));
        return Directory.EnumerateFiles(Path.Combine(Repository.Root, "tests"), $"{name}.cs", SearchOption.AllDirectories).Select(File.ReadAllText)
            .Any(source => TestMethod().Matches(source).Any(match => method is null || match.Groups["method"].Value == method));
    }

    [GeneratedRegex(@"`(?<test>\w+Tests(\.\w+)?)`")]
    private static partial Regex Name();

    [GeneratedRegex(@"\[(Fact|Theory)\b[^{}]*?public (async Task|Task|void) (?<method>\w+)\(", RegexOptions.Singleline)]
    private static partial Regex TestMethod();
}
