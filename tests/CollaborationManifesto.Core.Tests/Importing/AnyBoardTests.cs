using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.TestData;
using CsCheck;

namespace CollaborationManifesto.Core.Tests.Importing;

public sealed class AnyBoardTests
{
    private static readonly Gen<byte[]> Whole = AnyBoard.Any.Select(board => Encoding.UTF8.GetBytes(board.Json.ToJsonString()));

    /// <summary>Cut off, with changed bytes, a missing or repeated part, or one token replaced by another.</summary>
    private static readonly Gen<byte[]> Damaged = Gen.Select(Whole, Gen.Int[0, 4], Gen.Double[0, 1], Gen.Double[0, 1], Gen.Byte, Damage);

    [Fact]
    public void Every_card_of_any_board_becomes_a_contribution_or_is_left_out_with_a_reason() => AnyBoard.Any.Sample(
        board =>
        {
            var (contributions, skipped) = Reading.Of(board);

            Assert.Equal(((JsonArray)board.Json["cards"]!).Count, contributions.Count + skipped.Count);
            Assert.Equal(contributions.Count, contributions.Select(contribution => contribution.Id).Distinct().Count());
            Assert.All(contributions, contribution =>
            {
                Assert.True(TypedText.IsVisible(contribution.Title));
                Assert.Equal((contribution.Title, contribution.Text), (TypedText.Line(contribution.Title), TypedText.Paragraphs(contribution.Text)));
                Assert.InRange(TypedText.Length(contribution.Title), 1, 120);
                Assert.Contains(contribution.Category, A.Manifesto().Categories.Select(category => category.Id));
                Assert.Equal((ContributionState.Pending, Contributor.Unknown), (contribution.State, contribution.Contributor));
            });
            Assert.All(skipped, card => Assert.NotEmpty(card.Sentence));
        },
        iter: Cases.Of(2_000));

    [Fact]
    public void A_damaged_export_is_refused_in_a_sentence_or_read_to_the_last_card() => Damaged.Sample(
        file =>
        {
            var cards = CardsIn(file);
            try
            {
                var (contributions, skipped) = Reading.Of(new MemoryStream(file));

                Assert.Equal(cards, contributions.Count + skipped.Count);
            }
            catch (WrongExportException refused)
            {
                Assert.Matches("line [0-9]+, byte [0-9]+.* [nN]othing was imported\\.$", refused.Message);
            }
        },
        iter: Cases.Of(2_000));

    private static byte[] Damage(byte[] file, int kind, double one, double other, byte value)
    {
        var (from, to) = ((int)(Math.Min(one, other) * file.Length), (int)(Math.Max(one, other) * file.Length));
        switch (kind)
        {
            case 0:
                return file[..from];
            case 1:
                file[Math.Min(from, file.Length - 1)] = value;
                return file;
            case 2:
                return [.. file[..from], .. file[to..]];
            case 3:
                return [.. file[..to], .. file[from..]];
            default:
                string[] tokens = ["null", "{}", "[]", "\"\\ud83d\"", "\"\\ufffe\"", "1e999", "true", "\"x\":1,", "}", "]"];
                return [.. file[..from], .. Encoding.UTF8.GetBytes(tokens[value % tokens.Length]), .. file[from..]];
        }
    }

    /// <summary>The count by a reader that loads the whole file. Null if it is not JSON.</summary>
    private static int? CardsIn(byte[] file)
    {
        try
        {
            using var json = JsonDocument.Parse(file);
            return json.RootElement.ValueKind != JsonValueKind.Object ? null : json.RootElement.EnumerateObject()
                .Where(member => member.NameEquals("cards") && member.Value.ValueKind == JsonValueKind.Array)
                .Sum(member => member.Value.GetArrayLength());
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
