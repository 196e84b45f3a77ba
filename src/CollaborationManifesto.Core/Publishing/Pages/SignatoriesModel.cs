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

    private const int PerPage = 200;

    public static IEnumerable<SignatoriesModel> Pages(PageFrames frames, AllWords words, ManifestoModel manifesto, Edition edition)
    {
        var parts = manifesto.Signatories.Chunk(PerPage).DefaultIfEmpty([]).ToList();
        return parts.Select((part, index) => new SignatoriesModel(
            frames.ForSite(TitleOf(words, index + 1, parts.Count), words.Signatories.Description) with { Address = $"/{PathOf(index + 1)}" }, words, manifesto, edition, part, index + 1, parts.Count));
    }

    public string Path => PathOf(Number);

    public string? Previous => Number > 1 ? $"/{PathOf(Number - 1)}" : null;

    public string? Next => Number < Count ? $"/{PathOf(Number + 1)}" : null;

    public string Summary => SummaryOf(Words, Manifesto, Edition);

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
