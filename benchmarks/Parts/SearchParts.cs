using BenchmarkDotNet.Attributes;
using CollaborationManifesto.Core.Tests.Rules;
using CollaborationManifesto.Flagging;
using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;

namespace CollaborationManifesto.Benchmarks.Parts;

public class SearchParts
{
    private const int Texts = 10_000;
    private readonly KnownTexts _known = new();
    private readonly Contribution _copy;

    public SearchParts()
    {
        var texts = new EditedTexts(seed: 1);
        var sent = Enumerable.Range(0, Texts).Select(_ => texts.New()).ToList();
        _known.Update(sent.Select((text, number) => EditedTexts.Sent(text, number))
            .Select(one => new ProjectedText("open", one.Id, "", new(one.SubmittedAt, one.Title, one.Text))));
        _copy = EditedTexts.Sent(texts.EditsOf(sent[0]).Last().Text, Texts);
    }

    [Benchmark]
    public int Near_duplicates_among_10_000() => _known.FindSimilar(_copy, percent: 50).Count();
}
