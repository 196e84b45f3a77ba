using System.Collections.Immutable;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>The audit finds each kind of fault.</summary>
public sealed class AuditTests
{
    private const string Curator = "amina";
    private static readonly ContributionId Id = ContributionId.FromKey("test", "audited");
    private readonly Ledger _ledger = new();

    public AuditTests()
    {
        _ledger.Tries(Id);
        _ledger.Acknowledged(Id);
        _ledger.Tries("command");
        _ledger.Acknowledged("command");
    }

    [Fact]
    public void A_correct_record_passes_the_audit() => Assert.True(Audit.Of(_ledger, With(Row("command"))).IsClean);

    [Fact]
    public void A_missing_acknowledged_contribution_is_lost()
    {
        var audit = Audit.Of(_ledger, With());

        Assert.Equal((1, 1, false), (audit.Lost, audit.DecisionsLost, audit.IsClean));
    }

    [Fact]
    public void A_changed_contribution_is_lost_and_unexpected()
    {
        var audit = Audit.Of(_ledger, With(Row("command") with { Title = "Another" }));

        Assert.Equal((1, 1, false), (audit.Lost, audit.Unexpected, audit.IsClean));
    }

    [Fact]
    public void A_contribution_nobody_sent_is_unexpected()
    {
        var other = ContributionId.FromKey("test", "other");
        var audit = Audit.Of(_ledger, With(Row("command"), Row() with { Id = other, Title = Ledger.TitleOf(other) }));

        Assert.Equal((1, false), (audit.Unexpected, audit.IsClean));
    }

    [Fact]
    public void A_stored_unacknowledged_contribution_is_recovered()
    {
        var other = ContributionId.FromKey("test", "other");
        _ledger.Tries(other);
        var row = Row() with { Id = other, Title = Ledger.TitleOf(other), State = ContributionState.Declined };
        var audit = Audit.Of(_ledger, With(Row("command"), row));

        Assert.Equal((1, true), (audit.Recovered, audit.IsClean));
    }

    [Fact]
    public void A_decision_that_is_there_twice_or_that_nobody_made_is_found()
    {
        Assert.Equal((1, false), Found(Audit.Of(_ledger, With(Row("command", "command"))), audit => audit.DecisionsTwice));
        Assert.Equal((1, false), Found(Audit.Of(_ledger, With(Row("command", "nobody's"))), audit => audit.DecisionsUnexpected));
    }

    [Fact]
    public void A_missing_notification_is_found() =>
        Assert.Equal((1, false), Found(Audit.Of(_ledger, With(Row("command")) with { Told = Told() }), audit => audit.Untold));

    [Fact]
    public void A_mismatch_between_approved_and_published_is_found()
    {
        Assert.Equal((1, false), Found(Audit.Of(_ledger, With(Row("command")) with { Published = [$"{Id}"] }), audit => audit.NotAsDecided));
        Assert.Equal((1, false), Found(Audit.Of(_ledger, With(Row("command") with { State = ContributionState.Approved })), audit => audit.NotAsDecided));
    }

    [Fact]
    public void A_duplicate_email_needs_a_crash_or_a_lost_answer()
    {
        var twice = With(Row("command")) with { Mails = new Dictionary<string, int> { ["<mail>"] = 2 } };

        Assert.Equal((1, false), Found(Audit.Of(_ledger, twice), audit => audit.CopiesUnexcused));
        _ledger.ExcusesCopies();
        Assert.Equal((0, true), Found(Audit.Of(_ledger, twice), audit => audit.CopiesUnexcused));
    }

    private static (int Found, bool IsClean) Found(Audit audit, Func<Audit, int> what) => (what(audit), audit.IsClean);

    private static Stored With(params IReadOnlyList<Contribution> rows) => new(rows, Told($"{Id}-1"), new Dictionary<string, int>(), []);

    private static Dictionary<string, ImmutableHashSet<string>> Told(params string[] versions) => new() { [Curator] = [.. versions] };

    private static Contribution Row(params string[] commands) => new()
    {
        Id = Id,
        Kind = ContributionKind.Barrier,
        Category = "tools",
        Title = Ledger.TitleOf(Id),
        Text = "Text.",
        Contributor = Contributor.Unknown,
        SubmittedAt = DateTimeOffset.UnixEpoch,
        BodyHash = "",
        History =
        [
            new($"{Id}", DateTimeOffset.UnixEpoch, HistoryAction.Submitted),
            .. commands.Select(command => new HistoryEntry(command, DateTimeOffset.UnixEpoch, HistoryAction.Objected, Curator)),
        ],
    };
}
