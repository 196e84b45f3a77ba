using System.Collections.Immutable;
using System.Text.Json;
using CollaborationManifesto.Exporting;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Exporting;

public sealed class PersonalDataTests
{
    [Fact]
    public void No_curator_is_named_wherever_they_stand_and_the_same_one_keeps_one_number()
    {
        var (amina, ben) = (A.Curator("Amina"), A.Curator("Ben"));
        var votes = ImmutableSortedDictionary<string, Vote>.Empty.Add(ben.Id, new(VoteKind.Object, "Ben", "Why", A.Morning));
        var rewriting = new Rewriting(A.Morning, amina.Id, "Amina", [new(ben.Id, "Ben")]);
        var full = A.Contribution(ContributionState.Approved) with
        {
            Votes = votes,
            Rewriting = rewriting,
            Proposal = new("proposal", 2, A.Morning, amina.Id, "Amina", "Why", null, false) { Votes = votes, Rewriting = rewriting with { CuratorId = null, CuratorName = null } },
            Amendment = new(A.Morning, 2, amina.Id, "Amina", true, null),
        };

        var numbered = full.WithoutPersonalData();

        var line = JsonSerializer.Serialize(new ExportLine { Contribution = numbered }, ExportJson.Default.ExportLine);
        Assert.DoesNotMatch($"Amina|Ben|{amina.Id}|{ben.Id}", line);
        Assert.Equal((numbered.Proposal!.CuratorId, numbered.Amendment!.CuratorId), (numbered.Rewriting!.CuratorId, numbered.Rewriting.CuratorId));
        Assert.Equal(numbered.Votes.Keys.Single(), numbered.Rewriting.Objectors.Single().CuratorId);
        Assert.Null(numbered.Proposal.Rewriting!.CuratorId);
    }

    [Fact]
    public void Everything_about_changes_is_exported_and_read_again()
    {
        var rewriting = new Rewriting(A.Morning, null, null, [new("ben", "Ben")]) { MergeInto = A.Id("other") };
        var full = A.Contribution() with
        {
            Rewriting = rewriting,
            Proposal = new("proposal", 2, A.Morning, "amina", "Amina", null, A.Contribution().Wording, true) { Rewriting = rewriting },
            Amendment = new(A.Morning, 2, "amina", "Amina", true, new(A.Contribution().Wording, [A.Id("p")], false, null)),
        };

        var read = JsonSerializer.Deserialize(JsonSerializer.Serialize(new ExportLine { Contribution = full }, ExportJson.Default.ExportLine), ExportJson.Default.ExportLine)!.Contribution!;

        Assert.Equal((full.Rewriting, full.Amendment), (read.Rewriting, read.Amendment));
        Assert.Equal((full.Proposal.Wording, rewriting), (read.Proposal!.Wording, read.Proposal.Rewriting));
    }
}
