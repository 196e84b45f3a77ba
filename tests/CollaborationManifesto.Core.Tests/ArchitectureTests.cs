using System.Text.RegularExpressions;
using ArchUnitNET.Domain;
using ArchUnitNET.Loader;
using ArchUnitNET.xUnitV3;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace CollaborationManifesto.Core.Tests;

/// <summary>Enforces docs/architecture.md: a folder uses the floors below it, and another feature only where an arrow is drawn.</summary>
public sealed partial class ArchitectureTests
{
    /// <summary>From the bottom up.</summary>
    private static readonly string[] Floors = ["Model", "Telemetry", "Settings", "Rules", "Words", "Checks", "Storage", "Links", "Web", "Mail", "Flagging"];

    /// <summary>Each feature may use all floors, and the features beside its name.</summary>
    private static readonly Dictionary<string, string[]> Features = new()
    {
        ["Contributing"] = ["Notifying"],
        ["Notifying"] = [],
        ["Importing"] = [],
        ["Exporting"] = ["Publishing"],
        ["Reviewing"] = ["Notifying"],
        ["Desk"] = ["Reviewing", "Notifying"],
        ["Signing"] = ["Desk", "Importing", "Notifying"],
        ["Publishing"] = ["Contributing", "Signing"],
        ["Editions"] = ["Desk", "Notifying", "Publishing"],
        ["Workshops"] = ["Desk", "Importing"],
        ["Themes"] = ["Desk", "Publishing"],
        ["Sessions"] = ["Contributing", "Desk", "Importing", "Notifying", "Publishing", "Themes"],
        ["Reporting"] = ["Desk", "Notifying"],
        ["Operating"] = ["Contributing", "Notifying", "Desk", "Publishing", "Editions", "Reporting", "Signing", "Sessions", "Workshops"],
    };

    private static readonly Architecture Core = new ArchLoader().LoadAssemblies(typeof(ManifestoServices).Assembly).Build();

    public static TheoryData<string> Rooms => [.. Floors, .. Features.Keys];

    [Theory]
    [MemberData(nameof(Rooms))]
    public void A_folder_uses_only_the_folders_drawn(string room)
    {
        var mayKnow = Array.IndexOf(Floors, room) is >= 0 and var floor ? Floors[..floor] : [.. Floors, .. Features[room]];
        var others = Floors.Concat(Features.Keys).Except([room, .. mayKnow]);

        Types().That().ResideInNamespaceMatching(Pattern([room]))
            .Should().NotDependOnAny(Types().That().ResideInNamespaceMatching(Pattern(others)))
            .Check(Core);
    }

    [Fact]
    public void Every_folder_is_a_room()
    {
        var folders = Core.Types.Select(type => Room().Match(type.Namespace.FullName)).Where(match => match.Success).Select(match => match.Groups[1].Value);

        Assert.Equal(Floors.Concat(Features.Keys).Order(), folders.Distinct().Order());
    }

    private static string Pattern(IEnumerable<string> rooms) => $@"^CollaborationManifesto\.({string.Join('|', rooms)})(\.|$)";

    [GeneratedRegex(@"^CollaborationManifesto\.([^.]+)")]
    private static partial Regex Room();
}
