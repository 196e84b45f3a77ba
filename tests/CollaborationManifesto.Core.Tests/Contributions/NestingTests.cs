using CollaborationManifesto.Contributions;
using CsCheck;

namespace CollaborationManifesto.Core.Tests.Contributions;

/// <summary>Marks inside marks, from a few to more than the library goes into.</summary>
public sealed class NestingTests
{
    private static readonly (string Open, string Close)[] Marks =
        [("> ", ""), (">", ""), ("- ", ""), ("+ ", ""), ("1. ", ""), ("7) ", ""), ("*a ", " a*"), ("**a ", " a**"), ("_a ", " a_"), ("***a ", " a***"), ("[a ", " a](x)"), ("![a ", " a](x)")];

    private static readonly Gen<string> Nested = Gen.Select(
        Gen.Int[0, Marks.Length - 1].Array[1, 3],
        Gen.Int[20, 140],
        (kinds, depth) =>
        {
            var marks = Enumerable.Range(0, depth).Select(level => Marks[kinds[level % kinds.Length]]).ToList();
            return string.Concat(marks.Select(mark => mark.Open)) + "a" + string.Concat(marks.AsEnumerable().Reverse().Select(mark => mark.Close));
        });

    [Fact]
    public void What_can_be_shown_is_shown_and_of_all_else_it_is_said()
    {
        var (shown, tooDeep) = (0, 0);

        Nested.Sample(
            text =>
            {
                var can = SafeHtml.CanShow(text);
                Assert.Equal(can, Shows(text));
                _ = can ? Interlocked.Increment(ref shown) : Interlocked.Increment(ref tooDeep);
            },
            iter: Cases.Of(2_000));

        Assert.True(shown > 0 && tooDeep > 0, $"{shown} shown, {tooDeep} too deep");
    }

    private static bool Shows(string text)
    {
        try
        {
            SafeHtml.Of(text, topHeading: 2);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
