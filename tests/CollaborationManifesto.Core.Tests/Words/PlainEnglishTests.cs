using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace CollaborationManifesto.Core.Tests.Words;

/// <summary>No sentence has a word that a native reader would stumble over.</summary>
public sealed partial class PlainEnglishTests
{
    [Fact]
    public void No_sentence_has_a_word_that_readers_stumble_over()
    {
        var words = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../src/CollaborationManifesto.Core/Words"));
        var sentences = Directory.EnumerateFiles(words, "*.cs").SelectMany(file => File.ReadLines(file).Index()
            .SelectMany(line => Sentences(line.Item).Select(sentence => (Place: $"{Path.GetFileName(file)}:{line.Index + 1}", Sentence: sentence)))).ToList();

        Assert.True(sentences.Count > 900, $"{sentences.Count} sentences");
        var found = sentences.Where(one => Stumbles(one.Sentence)).Select(one => $"{one.Place} {one.Sentence}").ToList();
        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("    public string Button { get; init; } = \"Mail me a link\";", true)]
    [InlineData("    public Func<string, string> Told { get; init; } = who => $\"{who} is mailed\";", true)]
    [InlineData("        ? \"Email me a link\" : \"Whoever reads this\"", true)]
    [InlineData("    // Not \"mail\".", false)]
    [InlineData("    public Func<string, string> MailText { get; init; } = mail => $\"This email is for {mail}\";", false)]
    [InlineData("    public string ByContributors { get; init; } = \"by its contributors\";", false)]
    public void Such_a_word_is_found_in_sentences_alone(string line, bool found) => Assert.Equal(found, Sentences(line).Any(Stumbles));

    private static bool Stumbles(string sentence) => Word().IsMatch(sentence);

    /// <summary>The texts in quotes, without what is put into them.</summary>
    private static IEnumerable<string> Sentences(string line) =>
        line.TrimStart().StartsWith("//", StringComparison.Ordinal) ? [] : Quoted().Matches(line).Select(quoted => Hole().Replace(quoted.Value, "…"));

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"")]
    private static partial Regex Quoted();

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Hole();

    // "Email" is the word for it; the others are formal or old. "Its contributors" are those of the manifesto.
    [GeneratedRegex(@"\b(mail(s|ed|ing)?|anew|(some|any)body|whoever|its contributor)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Word();

    private static string Here([CallerFilePath] string path = "") => path;
}
