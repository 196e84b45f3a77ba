using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Notifying;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Core.Tests.Storage;

/// <summary>Whatever people write fits into a row, or is refused before the write.</summary>
public sealed class RowRoomTests
{
    /// <summary>The largest limits that settings allow (IntakeSettings, CurationSettings).</summary>
    private const int TitleLimit = 200;
    private const int TextLimit = 10_000;
    private const int ReasonLimit = 2_000;
    private const int NameLimit = 200;

    /// <summary>Characters that take up to the average maximum of six UTF-16 units each.</summary>
    public static TheoryData<string> Characters => ["a", "я", "語", "😀", "👨‍👩‍", "\"", "\\", "\n", "\t", "a\u0301\u0302\u0303\u0304\u0305"];

    [Theory]
    [MemberData(nameof(Characters))]
    public void A_contribution_fits_in_any_script(string character) =>
        Assert.True(RowBudget.ForWords.Fits(Sent(character)));

    [Theory]
    [MemberData(nameof(Characters))]
    public void Contributors_text_leaves_room_for_a_decision(string character)
    {
        var contribution = WrittenFull(character);

        foreach (var action in new[] { HistoryAction.Approved, HistoryAction.Declined, HistoryAction.Objected, HistoryAction.Merged, HistoryAction.Unpublished })
            Assert.True(RowBudget.ForDecisions.Fits(Decided(contribution, 1, character, action)));
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void Curators_text_leaves_room_for_withdrawal_and_erasure(string character)
    {
        var contribution = WrittenFull(character);
        for (var number = 2; RowBudget.ForDecisions.Fits(Decided(contribution, number, character, HistoryAction.Objected)); number++)
            contribution = Decided(contribution, number, character, HistoryAction.Objected);

        contribution = contribution.AddressConfirmedBy(Entry("address-yes", HistoryAction.AddressConfirmed));
        contribution = contribution.ErasedBy(Entry("erase", HistoryAction.PersonalDataErased), address => new('A', address.Length + 500));
        contribution = contribution.WithdrawnBy(Entry("withdraw", HistoryAction.Withdrawn));
        contribution = contribution.AddressRemovedBy(Entry("retention-address", HistoryAction.AddressRemoved));

        Assert.True(RowBudget.All.Fits(contribution));
        Assert.False(RowBudget.ForDecisions.Fits(Decided(contribution, 1_000, character, HistoryAction.Objected)));
    }

    [Theory]
    [InlineData("a")]
    [InlineData("я")]
    [InlineData("語")]
    [InlineData("😀")]
    public void Two_hundred_reasons_of_five_hundred_characters_fit(string character)
    {
        var contribution = Sent("я");
        for (var number = 0; number < 200; number++)
            contribution = contribution.WithEntry(Entry($"decision-{number}", HistoryAction.Objected) with { CuratorId = "amina", CuratorName = "Amina", Reason = Repeated(character, 500) }, contribution.State);

        Assert.True(RowBudget.ForDecisions.Fits(contribution));
    }

    [Theory]
    [MemberData(nameof(Characters))]
    public void A_row_of_the_projection_is_smaller_than_that_of_its_contribution(string character)
    {
        var contribution = Decided(WrittenFull(character), 1, character, HistoryAction.Approved);

        foreach (var (partition, state) in new[] { (Projection.Published, ContributionState.Approved), (Projection.Open, ContributionState.Pending), (Projection.Closed, ContributionState.Declined) })
        {
            var row = ProjectionRow.Write(partition, contribution with { State = state, FirstApprovedAt = A.Morning, FirstSlug = Slug.FromTitle(contribution.Title) }, live: true);
            Assert.True(EntitySize.Fits(row));
            Assert.True(EntitySize.Measure(row) < EntitySize.Measure(ContributionRow.Write(contribution)));
        }
    }

    [Fact]
    public void The_row_of_the_longest_digest_fits()
    {
        var versions = Enumerable.Range(0, DigestRules.MaxIncluded).Select(number => $"{A.Id($"{number}")}-{int.MaxValue}").ToImmutableHashSet();

        Assert.True(EntitySize.Fits(EmailClaims.Row("amina", $"digest-{versions.First()}", new(versions, []), A.Morning)));
        Assert.True(EntitySize.Fits(EmailClaims.Row("amina", $"digest-{versions.First()}", new([], versions), A.Morning)));
    }

    [Theory]
    [MemberData(nameof(Characters))]
    [InlineData("\u0001")]
    [InlineData("\u2028")]
    [InlineData("\ud800")]
    [InlineData("<script>alert('1')</script>")]
    public void Text_comes_back_from_a_row_as_it_was_written(string text)
    {
        var contribution = Sent("a") with
        {
            Background = new(1, [text], [new(text, [new(text, true)])], [new(text, A.Morning)], [text], 0),
            Votes = ImmutableSortedDictionary<string, Vote>.Empty.Add("amina", new(VoteKind.Object, text, text, A.Morning, text)),
        };

        var read = ContributionRow.Read(ContributionRow.Write(contribution));

        Assert.Equal(JsonSerializer.Serialize(contribution.Background), JsonSerializer.Serialize(read.Background));
        // A lone surrogate is not a character, in JSON either.
        if (text != "\ud800")
            Assert.Equal(contribution.Votes["amina"], read.Votes["amina"]);
    }

    [Fact]
    public void Text_is_stored_unescaped() =>
        Assert.Contains("\"Жук 😀 «語» <b> & '\"", (string)ContributionRow.Write(Sent("a") with { Background = new(0, ["Жук 😀 «語» <b> & '"], [], [], [], 0) })["Background"], StringComparison.Ordinal);

    [Fact]
    public void A_row_that_was_written_escaped_is_read()
    {
        var row = ContributionRow.Write(Sent("a"));
        row["History"] = """[{"CommandId":"c","At":"2026-03-02T09:30:00+00:00","Action":"Objected","CuratorId":"amina","CuratorName":"Si\u00E2n","Reason":"\u0416\u0443\u043A \uD83D\uDE00 \u0022\u003Cb\u003E\u0022"}]""";
        row["Votes"] = """{"amina":{"Kind":"Object","CuratorName":"Si\u00E2n","Reason":"\u0416\u0443\u043A","At":"2026-03-02T09:30:00+00:00"}}""";
        row["Source"] = """{"Board":"\u0414\u043E\u0441\u043A\u0430","Reference":"abc","WrittenAt":"2026-03-02T09:30:00+00:00"}""";

        var read = ContributionRow.Read(row);

        Assert.Equal(("Siân", "Жук 😀 \"<b>\""), (read.History[0].CuratorName, read.History[0].Reason));
        Assert.Equal("Жук", read.Votes["amina"].Reason);
        Assert.Equal("Доска", read.Source!.Board);
    }

    /// <summary>Every field of the form at its limit.</summary>
    private static Contribution Sent(string character) => A.Contribution() with
    {
        Kind = ContributionKind.Principle,
        Title = Dense(character, TitleLimit),
        Text = Dense(character, TextLimit),
        Contributor = new(Dense(character, NameLimit), Dense(character, NameLimit), EmailAddress.TryParse($"{new string('a', 64)}@{new string('b', 63)}.example.org"), Attribution.Named),
    };

    /// <summary>Corrections and answers, until one more would be refused.</summary>
    private static Contribution WrittenFull(string character)
    {
        var contribution = Sent(character);
        var corrected = contribution.CorrectedBy(Entry("correction", HistoryAction.Corrected), contribution.Wording with { Category = "tools" });
        contribution = RowBudget.ForWords.Fits(corrected) ? corrected : contribution;
        for (var (number, length) = (0, TextLimit); length > 500; number++)
        {
            var next = contribution.AnsweredBy(Entry($"answer-{number}", HistoryAction.Answered) with { Reason = Dense(character, length) });
            if (RowBudget.ForWords.Fits(next))
                contribution = next;
            else
                length /= 2;
        }

        return contribution;
    }

    private static Contribution Decided(Contribution contribution, int number, string character, HistoryAction action) =>
        contribution.WithEntry(
            Entry($"amina-{number}", action) with { CuratorId = $"{number:D12}", CuratorName = Dense(character, Curator.MaxNameLength / 6), Reason = Dense(character, ReasonLimit) }, contribution.State) with
        {
            Votes = contribution.Votes.Add($"{number:D12}", new(VoteKind.Object, Dense(character, Curator.MaxNameLength / 6), Dense(character, ReasonLimit), A.Morning)),
        };

    private static HistoryEntry Entry(string command, HistoryAction action) => new(command, A.Morning, action);

    private static string Dense(string character, int limit) => Repeated(character, limit * 6 / character.Length);

    private static string Repeated(string character, int times) => new StringBuilder().Insert(0, character, times).ToString();
}
