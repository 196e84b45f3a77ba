using System.Collections.Immutable;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Notifying;

/// <summary>When a digest is sent and what it contains, with the default settings.</summary>
public sealed class DigestRulesTests
{
    private static readonly Curator Amina = A.Curator("Amina");

    [Theory]
    [InlineData(29, false)]
    [InlineData(30, true)]
    public void A_digest_goes_after_half_an_hour_without_anything_new(int minutes, bool goes) =>
        Assert.Equal(goes, Digest(minutes, Amina, [Waiting("one", sent: -20, changed: 0)]) is not null);

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void A_digest_goes_after_an_hour_even_if_more_keeps_coming(int minutes, bool goes) =>
        Assert.Equal(goes, Digest(minutes, Amina, [Waiting("one", sent: 0), Waiting("two", sent: minutes)]) is not null);

    [Theory]
    [InlineData(59, false)]
    [InlineData(60, true)]
    public void The_next_one_comes_an_hour_after_the_last(int minutes, bool goes) =>
        Assert.Equal(goes, Digest(minutes, Amina, [Waiting("one", sent: -500)], Mail("digest-x", at: 0)) is not null);

    [Theory]
    [InlineData(23 * 60, false)]
    [InlineData(24 * 60, true)]
    public void Digest_only_curators_wait_a_day_between_digests(int minutes, bool goes) =>
        Assert.Equal(goes, Digest(minutes, Amina with { EmailPreference = EmailPreference.DigestOnly }, [Waiting("one", sent: 1)], Mail("digest-x", at: 0)) is not null);

    [Fact]
    public void A_digest_repeats_nothing_but_a_new_version()
    {
        var told = Waiting("told", sent: 0);
        var changed = Waiting("changed", sent: 0) with { ContentVersion = 2 };

        var digest = Digest(120, Amina, [told, changed], Mail("digest-x", at: 1, "told", "changed"))!;

        Assert.Equal([changed], digest.New.Select(due => due.Row));
        Assert.Empty(digest.Reminders);
    }

    [Theory]
    [InlineData(3 * 24 * 60 - 1, false)]
    [InlineData(3 * 24 * 60, true)]
    public void A_reminder_comes_three_days_after_the_mail(int minutes, bool goes) =>
        Assert.Equal(goes, Digest(minutes, Amina, [Waiting("one", sent: -9)], Mail("digest-x", at: 0, "one")) is not null);

    [Fact]
    public void Reminders_alone_leave_a_day_between_two_and_go_along_with_anything_new()
    {
        var old = Waiting("old", sent: 0);
        RecentEmail[] mails = [Mail("digest-x", at: 1, "old"), Mail("digest-y", at: 5_000)];

        Assert.Null(Digest(5_000 + (23 * 60), Amina, [old], mails));
        var digest = Digest(5_000 + (23 * 60), Amina, [old, Waiting("new", sent: 5_100)], mails)!;
        Assert.Equal(("new", "old"), (digest.New.Single().Row.Title, digest.Reminders.Single().Row.Title));
    }

    [Fact]
    public void Curators_who_voted_or_were_reminded_get_no_reminder()
    {
        var old = Waiting("old", sent: 0);
        RecentEmail reminded = new RecentEmail("digest-y", A.Morning.AddMinutes(5_000), true, new([], [Version("old")]));

        Assert.NotNull(Digest(9_000, Amina, [old], Mail("digest-x", at: 1, "old")));
        Assert.Null(Digest(9_000, Amina, [old], Mail("digest-x", at: 1, "old"), reminded));
        Assert.Null(Digest(9_000, Amina, [old with { Voters = [Amina.Id] }], Mail("digest-x", at: 1, "old")));
    }

    [Fact]
    public void A_digest_names_fifty_and_covers_ten_thousand()
    {
        var digest = Digest(60, Amina, [.. Enumerable.Range(0, 10_001).Select(number => Waiting($"{number}", sent: 0))])!;

        Assert.Equal((10_000, 50, 9_950), (digest.Covers.New.Count, digest.NewNamed.Count(), digest.NotNamed));
    }

    [Fact]
    public void An_objection_is_new_to_those_who_knew_the_version_and_have_not_voted()
    {
        var ben = A.Curator("Ben");
        var row = Waiting("one", sent: 0) with
        {
            Notices = [new(NoticeKind.Decision, Version("one"), [ben.Id]), new(NoticeKind.Objection, $"{Version("one")}-{ben.Id}", [ben.Id])],
        };
        RecentEmail told = Mail("digest-x", at: 1, "one");

        var digest = Digest(200, Amina, [row], told)!;
        var both = Digest(200, Amina, [row])!;

        Assert.Equal(NoticeKind.Objection, digest.New.Single().Notice.Kind);
        Assert.Equal(NoticeKind.Decision, both.New.Single().Notice.Kind);
        Assert.Equal(2, both.Covers.New.Count);
        Assert.Null(Digest(200, ben, [row]));
        Assert.Null(Digest(200, Amina, [row], told, new RecentEmail("digest-y", A.Morning, true, digest.Covers)));
    }

    private static Digest? Digest(int minutes, Curator curator, WaitingRow[] waiting, params RecentEmail[] mails) =>
        new DigestRules(new NoticeSettings(), A.Morning.AddMinutes(minutes)).For(curator, waiting, new RecentEmails(mails));

    private static RecentEmail Mail(string name, int at, params string[] about) =>
        new(name, A.Morning.AddMinutes(at), true, new([.. about.Select(Version)], []));

    private static string Version(string title) => $"{A.Id(title)}-1";

    private static WaitingRow Waiting(string title, int sent, int? changed = null) => new(
        A.Id(title), 1, ContributionKind.Barrier, "culture", title, A.Morning.AddMinutes(sent), A.Morning.AddMinutes(changed ?? sent), ImmutableArray<string>.Empty);
}
