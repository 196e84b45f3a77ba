using System.Collections.Immutable;
using CollaborationManifesto.Model;
using CollaborationManifesto.Signing;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using ManifestoModel = CollaborationManifesto.Model.Manifesto;

namespace CollaborationManifesto.Publishing.Pages;

/// <summary>The list of signatories, over as many pages as it needs: organisations first, then people.</summary>
/// <param name="Number">Number of the page, from 1.</param>
/// <param name="Count">Number of pages.</param>
public sealed record SignatoriesModel(PageFrame Frame, AllWords Words, ManifestoModel Manifesto, Edition Edition, IReadOnlyList<Signatory> Shown, int Number, int Count)
{
    public const string Folder = "signatories/";

    /// <summary>Up to these are on one page, and many more are spread over several.</summary>
    public const int MostOnOnePage = 200;

    /// <summary>A page that is one of several has at least this many.</summary>
    public const int LeastOnEach = 70;

    public static IEnumerable<SignatoriesModel> Pages(PageFrames frames, AllWords words, ManifestoModel manifesto, Edition edition)
    {
        var parts = Parts(manifesto.Signatories);
        return parts.Select((part, index) => new SignatoriesModel(
            frames.ForSite(TitleOf(words, index + 1, parts.Count), words.Signatories.Description) with { Address = $"/{PathOf(index + 1)}" }, words, manifesto, edition, part, index + 1, parts.Count));
    }

    /// <summary>
    /// If each page had the same number, one more signatory would change all pages after it. So a page begins at the one whose id comes first among
    /// its neighbours: ids are random, and one more signatory changes the page that it is on, and seldom others.
    /// </summary>
    internal static IReadOnlyList<ImmutableArray<Signatory>> Parts(ImmutableArray<Signatory> signatories)
    {
        if (signatories.Length <= MostOnOnePage)
            return [signatories];
        var ids = signatories.Select(signatory => signatory.Id.ToString()).ToArray();
        var starts = Enumerable.Range(LeastOnEach, signatories.Length - (2 * LeastOnEach) + 1).Where(IsFirstAmongNeighbours);
        int[] edges = [0, .. starts, signatories.Length];
        return [.. edges.Zip(edges.Skip(1), (start, end) => signatories[start..end])];

        bool IsFirstAmongNeighbours(int place)
        {
            var (from, to) = (Math.Max(0, place - LeastOnEach), Math.Min(ids.Length, place + LeastOnEach + 1));
            for (var other = from; other < to; other++)
            {
                if (other != place && string.CompareOrdinal(ids[other], ids[place]) <= 0)
                    return false;
            }

            return true;
        }
    }

    public bool IsFirst => Number == 1;

    public string Path => PathOf(Number);

    public string? Previous => Number > 1 ? $"/{PathOf(Number - 1)}" : null;

    public string? Next => Number < Count ? $"/{PathOf(Number + 1)}" : null;

    public string Summary => SummaryOf(Words, Manifesto, Edition);

    public string OrganisationsHeading => Count == 1 ? Words.Signatories.CountedOrganisations(OrganisationCount) : Words.Signatories.Organisations;

    public string PeopleHeading => Count == 1 ? Words.Signatories.CountedPeople(PeopleCount) : Words.Signatories.People;

    public IReadOnlyList<Signatory> Organisations => [.. Shown.Where(signatory => signatory.Text.Kind == SignatoryKind.Organisation)];

    public IReadOnlyList<Signatory> People => [.. Shown.Where(signatory => signatory.Text.Kind == SignatoryKind.Person)];

    public int OrganisationCount => Manifesto.Signatories.Count(signatory => signatory.Text.Kind == SignatoryKind.Organisation);

    public int PeopleCount => Manifesto.Signatories.Length - OrganisationCount;

    public SignatoryModel Model(Signatory signatory) => new(
        Words, signatory.Text, signatory.Domain, Words.SignedOn(signatory.Text, signatory.SignedAt))
    {
        IsUnconfirmed = signatory.IsUnconfirmed,
    };

    public static string SummaryOf(AllWords words, ManifestoModel manifesto, Edition edition) => words.Signatories.Summary(
        manifesto.Signatories.Length, manifesto.Signatories.Count(signatory => signatory.Text.Edition == edition.Number), words.EditionPage.Number(edition.Number));

    private static string PathOf(int number) => Folder + (number == 1 ? "" : $"page-{number}/");

    private static string TitleOf(AllWords words, int number, int count) =>
        words.Signatories.Heading + (count == 1 ? "" : $", {words.Language.InSentence(words.Board.PageOf(number, count))}");
}
