using CollaborationManifesto.Model;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using ManifestoModel = CollaborationManifesto.Model.Manifesto;

namespace CollaborationManifesto.Publishing.Pages;

public sealed record HomeModel(PageFrame Frame, AllWords Words, ManifestoModel Manifesto)
{
    /// <summary>Nothing is published, so there is one thing to say.</summary>
    public bool IsEmpty => Manifesto.ChangedAt is null;

    /// <summary>The current edition; null if there is none.</summary>
    public Edition? Edition { get; init; }

    /// <summary>How many have signed; null if nobody has, or there is no edition to sign.</summary>
    public string? Signed => Edition is { } edition && !Manifesto.Signatories.IsEmpty ? SignatoriesModel.SummaryOf(Words, Manifesto, edition) : null;

    /// <summary>When something on it last changed; null on an empty site.</summary>
    public DateTimeOffset? LastChangedAt { get; init; }

    public ChangeCounts? SinceEdition { get; init; }

    /// <summary>The principles in words; the rest would be a long line.</summary>
    public string Newer
    {
        get
        {
            var principles = SinceEdition!.Counts.Where(count => count.Kind == ContributionKind.Principle).ToList();
            return string.Join(", ", new[]
            {
                principles.Count > 0 ? Words.Changes.Summary(new([.. principles])) : null,
                principles.Count < SinceEdition.Counts.Length ? Words.Changes.Others : null,
            }.OfType<string>().DefaultIfEmpty(Words.EditionPage.NothingSince));
        }
    }

    /// <summary>The first notes of each column.</summary>
    public BoardColumnsModel Board => new(
        Words.Board, new(null, null), BoardView.Categories(Manifesto, Frame.Manifesto), Manifesto.Barriers, NotesPerColumn: 3, HeadingLevel: 3);
}

/// <summary>The whole manifesto on one page, to read and to print.</summary>
/// <param name="Edition">A line that names the edition or the day; null on an empty site.</param>
public sealed record WholeModel(PageFrame Frame, AllWords Words, ManifestoModel Manifesto, string? Edition = null)
{
    public bool IsEmpty => Manifesto.Principles.IsEmpty && Manifesto.OtherGuidance.IsEmpty && !Unanswered.Any();

    public IEnumerable<IGrouping<Category, Barrier>> Unanswered =>
        Manifesto.Barriers.Where(barrier => barrier.AnsweredBy.IsEmpty).GroupBy(barrier => barrier.Category ?? Category.None);
}
