using System.Text.Json;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Core.Tests.Rules;

/// <summary>
/// Contributions made of the sample board's words, as frequent as there, and edited copies of them. The same seed gives the same texts.
/// </summary>
internal sealed class EditedTexts(int seed)
{
    private const double Typos = 0.1;
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 30, 0, TimeSpan.Zero);
    private static readonly string[] Words = ReadWords();
    private readonly Random _random = new(seed);

    /// <summary>A title and one to six sentences.</summary>
    public Wording New() => new(Sentence(), [.. Enumerable.Range(0, _random.Next(1, 7)).Select(_ => Sentence())]);

    /// <summary>Another text that quotes one of its sentences.</summary>
    public Wording Quoting(Wording one)
    {
        var other = New();
        return other with { Sentences = [.. other.Sentences, Sentence(), one.Sentences[_random.Next(one.Sentences.Length)]] };
    }

    /// <summary>Edits that people make before they send a text again.</summary>
    public IEnumerable<(string Name, Wording Text)> EditsOf(Wording one) =>
    [
        ("a typo in each tenth word", Mistyped(one)),
        ("sentences in another order", Reordered(one)),
        ("a sentence added", Longer(one)),
        ("all three", Longer(Reordered(Mistyped(one)))),
    ];

    /// <param name="number">Identifies the contribution. Higher numbers are sent later.</param>
    public static Contribution Sent(Wording text, int number)
    {
        var id = Id(number);
        var at = Begin.AddMinutes(number);
        return new()
        {
            Id = id,
            Kind = ContributionKind.Barrier,
            Category = "tools",
            Title = text.Title,
            Text = string.Join(' ', text.Sentences),
            Contributor = Contributor.Unknown,
            SubmittedAt = at,
            BodyHash = "",
            History = [new(id.ToString(), at, HistoryAction.Submitted)],
        };
    }

    public static ContributionId Id(int number) => ContributionId.FromKey("edited", $"{number}");

    private Wording Mistyped(Wording one) => new(Mistyped(one.Title), [.. one.Sentences.Select(Mistyped)]);

    private string Mistyped(string sentence) =>
        string.Join(' ', sentence.Split(' ').Select(word => word.Length > 2 && _random.NextDouble() < Typos ? Typo(word) : word));

    private string Typo(string word)
    {
        var at = _random.Next(word.Length - 1);
        return _random.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, "e"),
            _ => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
        };
    }

    private Wording Reordered(Wording one)
    {
        var sentences = one.Sentences.ToArray();
        _random.Shuffle(sentences);
        return one with { Sentences = sentences };
    }

    private Wording Longer(Wording one) => one with { Sentences = [.. one.Sentences, Sentence()] };

    private string Sentence() => string.Join(' ', Enumerable.Range(0, _random.Next(6, 16)).Select(_ => Words[_random.Next(Words.Length)])) + ".";

    private static string[] ReadWords()
    {
        using var board = JsonDocument.Parse(typeof(EditedTexts).Assembly.GetManifestResourceStream("sample/board.json")!);
        var cards = board.RootElement.GetProperty("cards").EnumerateArray();
        return [.. cards.SelectMany(card => $"{card.GetProperty("name")} {card.GetProperty("desc")}".Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Select(word => word.Trim('.', ',', ':'))];
    }

    internal sealed record Wording(string Title, string[] Sentences);
}
