namespace CollaborationManifesto.Themes;

/// <summary>
/// Finds which texts share words (an inverted index), and how much these words say: the fewer texts have a word, the more it says (Spärck
/// Jones, 1972). A list of stop words is not needed.
/// </summary>
internal sealed class WordIndex
{
    /// <summary>In few texts, a word that two or three of them share is not common.</summary>
    private const int NeverCommon = 3;

    /// <summary>A text with more words is known by those that say most, so that a few very long ones do not hold everyone up.</summary>
    private const int MostWords = 200;

    private readonly Dictionary<ulong, Word> _words = [];
    private readonly IReadOnlyList<WordVector> _searched;

    /// <param name="searched">The texts that <see cref="LikenessTo"/> compares. Their words count too.</param>
    /// <param name="others">Texts whose words count.</param>
    public WordIndex(IReadOnlyCollection<NoteWords> searched, IReadOnlyCollection<NoteWords> others, double mostTexts)
    {
        var texts = new Dictionary<ulong, int>();
        foreach (var (word, _) in searched.Concat(others).SelectMany(text => text.Counts))
            texts[word] = texts.GetValueOrDefault(word) + 1;
        var all = searched.Count + others.Count;
        foreach (var (word, count) in texts)
        {
            // A word of one text is shared by none.
            if (count > 1 && count <= Math.Max(NeverCommon, mostTexts * all))
                _words[word] = new(Math.Log((1.0 + all) / count), []);
        }

        _searched = [.. searched.Select(Weigh)];
        for (var text = 0; text < _searched.Count; text++)
        {
            foreach (var (word, weight) in _searched[text].Weights)
                _words[word].Texts.Add((text, weight));
        }
    }

    public WordVector this[int text] => _searched[text];

    public WordVector Weigh(NoteWords words)
    {
        var weights = words.Counts
            .Where(count => _words.ContainsKey(count.Key))
            .Select(count => KeyValuePair.Create(count.Key, Damped(count.Value) * _words[count.Key].Weight))
            .ToList();
        return WordVector.Create(weights.Count <= MostWords
            ? weights
            : weights.OrderByDescending(weight => weight.Value).ThenBy(weight => weight.Key).Take(MostWords).OrderBy(weight => weight.Key));
    }

    /// <summary>Each searched text that shares a word, in order: the cosine of the two vectors, and the number of shared words.</summary>
    public IEnumerable<(int Text, double Likeness, int Shared)> LikenessTo(WordVector vector)
    {
        var likeness = new double[_searched.Count];
        var shared = new int[_searched.Count];
        foreach (var (word, weight) in vector.Weights)
        {
            foreach (var (text, its) in _words[word].Texts)
            {
                likeness[text] += weight * its;
                shared[text]++;
            }
        }

        for (var text = 0; text < shared.Length; text++)
        {
            if (shared[text] > 0)
                yield return (text, likeness[text], shared[text]);
        }
    }

    // The second time that a word occurs says less than the first.
    private static double Damped(double count) => count > 1 ? 1 + Math.Log(count) : count;

    private sealed record Word(double Weight, List<(int Text, double Weight)> Texts);
}

/// <summary>Words with their weights, in the order of the words and of length 1, or empty.</summary>
internal sealed record WordVector(KeyValuePair<ulong, double>[] Weights)
{
    public static WordVector Create(IEnumerable<KeyValuePair<ulong, double>> weights)
    {
        var all = weights.ToArray();
        var length = Math.Sqrt(all.Sum(weight => weight.Value * weight.Value));
        return new([.. all.Select(weight => KeyValuePair.Create(weight.Key, weight.Value / length))]);
    }

    public static WordVector Sum(IEnumerable<(WordVector Vector, double Times)> parts)
    {
        var sum = new Dictionary<ulong, double>();
        foreach (var (vector, times) in parts)
        {
            foreach (var (word, weight) in vector.Weights)
                sum[word] = sum.GetValueOrDefault(word) + times * weight;
        }

        return Create(sum.OrderBy(weight => weight.Key));
    }
}
