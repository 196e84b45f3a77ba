using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using CollaborationManifesto.Contributing;
using CollaborationManifesto.Model;
using CollaborationManifesto.Model.Texts;
using CollaborationManifesto.Publishing.Pages;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Signing;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Web;
using CollaborationManifesto.Web.Pages;
using CollaborationManifesto.Words;
using Microsoft.Extensions.Options;
using RazorSlices;

namespace CollaborationManifesto.Publishing;

/// <summary>Renders the manifesto into the site's files.</summary>
public sealed class SiteRenderer(
    PageFrames frames,
    SiteAssets assets,
    ApiDescription api,
    AllWords words,
    IOptions<SiteSettings> site,
    IOptions<ManifestoSettings> settings,
    IOptions<IntakeSettings> intake,
    IOptions<CurationSettings> curation,
    IOptions<PrivacySettings> privacy,
    IOptions<AccessibilitySettings> accessibility)
{
    private const string ChangesPath = "changes/index.html";
    private const string EditionsFolder = "editions/";
    private const string HtmlType = "text/html; charset=utf-8";

    /// <summary>Changes whenever anything but the manifesto changes the files: addresses, brand, limits or the program itself.</summary>
    public string Fingerprint { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join(
        '\n',
        typeof(SiteRenderer).Module.ModuleVersionId,
        JsonSerializer.Serialize(site.Value),
        JsonSerializer.Serialize(settings.Value),
        JsonSerializer.Serialize(intake.Value),
        JsonSerializer.Serialize(curation.Value),
        JsonSerializer.Serialize(privacy.Value),
        JsonSerializer.Serialize(accessibility.Value),
        api.File.Sha256))));

    /// <summary>Organisations first, each kind by its name as it was written, in the language of the site.</summary>
    public ImmutableArray<Signatory> InOrder(IEnumerable<Signatory> signatories) =>
    [
        .. signatories.OrderByDescending(signatory => signatory.Text.Kind).ThenBy(signatory => signatory.Text.Signatory, words.Language.Collation)
            .ThenBy(signatory => signatory.SignedAt).ThenBy(signatory => signatory.Id.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>All files of the site. A file is rendered only when it is needed.</summary>
    public IEnumerable<PlannedFile> Plan(Manifesto manifesto, SiteHistory history, SiteGovernance stewardship)
    {
        var changes = ChangeHistory.From(manifesto, history.Changes);
        var experiences = manifesto.Experiences.ToLookup(experience => experience.About);
        var tried = experiences.Select(item => item.Key).ToHashSet();
        foreach (var asset in assets.All)
            yield return PlannedFile.From(asset);
        yield return PlannedFile.From(api.File);
        foreach (var schema in DataSchema.Files(site.Value))
            yield return PlannedFile.From(schema);
        foreach (var (index, principle) in manifesto.Principles.Index())
        {
            yield return Html($"principles/{principle.Slug}/contribute/index.html", () => FormPage(manifesto, FormModel.GuidanceOn(principle.Id), $"/principles/{principle.Slug}/contribute/"));
            yield return Html($"principles/{principle.Slug}/tried/index.html", () => FormPage(manifesto, FormModel.ExperienceOf(principle.Id, principle.Title), $"/principles/{principle.Slug}/tried/"));
            yield return Html(
                $"principles/{principle.Slug}/index.html",
                () => PrinciplePage.Create(new(frames.ForSite(principle.Title, PlainText.Summary(principle.Statement)) with { Address = $"/principles/{principle.Slug}/" }, words, principle)
                {
                    Experiences = [.. experiences[principle.Id]],
                    Tried = tried,
                    Changes = [.. changes.Of(principle.Id)],
                    Previous = index == 0 ? null : manifesto.Principles[index - 1].Link,
                    Next = index == manifesto.Principles.Length - 1 ? null : manifesto.Principles[index + 1].Link,
                    Edition = history.Editions.Current,
                    Standing = history.Editions.StandingOf(principle),
                }));
        }

        foreach (var principle in manifesto.Retired)
            yield return Html($"principles/{principle.Slug}/index.html", () => RetiredPage(principle, [.. changes.Of(principle.Id)], [.. experiences[principle.Id]]));
        foreach (var moved in manifesto.Moved)
            yield return Html($"{moved.Path}index.html", () => MovedSlice(moved));
        foreach (var barrier in manifesto.Barriers)
            yield return Html($"contributions/{barrier.Id}/contribute/index.html", () => FormPage(manifesto, FormModel.GuidanceOn(barrier.Id, barrier.Title), $"/contributions/{barrier.Id}/contribute/"));
        foreach (var item in manifesto.AllGuidance.Select(item => new ItemLink(item.Id, item.Title)).Concat(manifesto.Barriers.Select(item => new ItemLink(item.Id, item.Title))))
            yield return Html($"contributions/{item.Id}/tried/index.html", () => FormPage(manifesto, FormModel.ExperienceOf(item.Id, item.Title), $"/contributions/{item.Id}/tried/"));
        foreach (var (id, contribution) in Published(manifesto, experiences))
            yield return Html($"contributions/{id}/index.html", () => PublishedPage.Create(contribution()));

        foreach (var page in BoardView.All(manifesto, settings.Value).SelectMany(view => BoardModel.Pages(frames, words, manifesto, view)))
            yield return Html($"{page.Path}index.html", () => Board.Create(page));
        if (!manifesto.Themes.IsEmpty)
            yield return Html("themes/index.html", () => ThemesPage.Create(new(frames.ForSite(words.ThemePage.Heading, words.ThemePage.Description) with { Address = BoardArrangements.ByTheme }, words, manifesto)));
        foreach (var page in manifesto.Themes.SelectMany(theme => ThemeModel.Pages(frames, words, theme)))
            yield return Html($"{page.Path}index.html", () => ThemePage.Create(page));
        yield return Html("contribute/index.html", () => FormPage(manifesto, new Submission(), "/contribute/"));
        yield return Html("join/index.html", () => JoinPage.Create(new(frames.ForSite(words.Join.Heading, words.Join.Introduction) with { Address = "/join/" }, words)));
        yield return Html(ChangesPath, () => Changes.Create(new(
            frames.ForSite(words.Changes.Heading, words.Changes.Description) with { Address = "/changes/" }, words, changes, history.Snapshots, history.Editions.Current)));
        foreach (var page in changes.Months.SelectMany(month => MonthModel.Pages(frames, words, month)))
            yield return Html($"{page.Path}index.html", () => MonthPage.Create(page));
        yield return Data(SnapshotIndex.Path, "application/json; charset=utf-8", () => SnapshotIndex.Create(history, site.Value));
        yield return Html($"{EditionsFolder}index.html", () => EditionsPage.Create(new(frames.ForSite(words.EditionPage.Heading, words.EditionPage.Description) with { Address = $"/{EditionsFolder}" }, words, history.Editions)));
        foreach (var file in history.Editions.Editions.SelectMany(edition => EditionFiles(edition, history.Editions)))
            yield return file with { IsAggregate = true, IsAsPublished = history.Editions.AreAsPublished };
        if (history.Editions.Current is { } signed)
        {
            foreach (var file in SigningFiles(manifesto, signed, history.Signatories))
                yield return file;
        }

        yield return Notice("privacy", words.Privacy.Heading, words.Privacy.Description, words.Privacy.Sections(privacy.Value, settings.Value, curation.Value));
        yield return Notice("decisions", words.Decisions.Heading, words.Decisions.Description, words.Decisions.Sections(curation.Value, privacy.Value, stewardship));
        yield return Notice("about", words.About.Heading, words.About.Description, words.About.Sections(settings.Value, privacy.Value, stewardship, intake.Value.Open));
        yield return Notice("accessibility", words.Accessibility.Heading, words.Accessibility.Description, words.Accessibility.Sections(accessibility.Value, privacy.Value));
        yield return Html("whole/index.html", () => WholePage.Create(new(frames.ForSite(words.Whole.Title, settings.Value.Preamble) with { Address = "/whole/" }, words, manifesto, WholeEdition(manifesto, changes, history.Editions)))) with { IsAggregate = true };
        yield return Html("poster/index.html", () => Poster.Create(new(frames.ForSite(words.Poster.Title, words.Poster.Description) with { Address = "/poster/" }, words, manifesto.Principles)));
        yield return Html("404.html", () => NotFound.Create(new(frames.ForSite(words.Site.NotFound, words.Site.NotFoundDescription), words.Site)));
        yield return Html("index.html", () => Home.Create(new(frames.ForSite(settings.Value.Name, settings.Value.Preamble) with { Address = "/" }, words, manifesto)
        {
            Edition = history.Editions.Current,
            LastChangedAt = changes.LastAt,
            SinceEdition = history.Editions.Current is { } edition ? changes.Since(edition.Snapshot) : null,
        }));
        yield return Data("manifesto.csv", "text/csv; charset=utf-8", () => ManifestoCsv.Create(manifesto, site.Value));
        yield return Data("manifesto.md", "text/markdown; charset=utf-8", () => ManifestoMarkdown.Create(manifesto, settings.Value, site.Value, words));
        yield return Data("feed.atom", "application/atom+xml; charset=utf-8", () => ManifestoFeed.Create(manifesto, changes, history.Editions, settings.Value, site.Value, words));
        yield return Data("sitemap.xml", "application/xml; charset=utf-8", () => SiteMap.Create(manifesto, changes, history.Editions, site.Value));
        yield return Data("robots.txt", "text/plain; charset=utf-8", () => SiteMap.Robots(site.Value));
        yield return Data("manifesto.json", "application/json; charset=utf-8", () => ManifestoJson.Create(manifesto, history.Editions.Current, settings.Value, site.Value));
    }

    /// <summary>True for files that name snapshots with their hashes, or have the words of one.</summary>
    public static bool ShowsSnapshots(PlannedFile file) =>
        file.Path is ChangesPath or SnapshotIndex.Path || file.Path.StartsWith(EditionsFolder, StringComparison.Ordinal);

    /// <summary>Replaces a page until it is deleted.</summary>
    public PlannedFile Gone(string path) => Html(path, GoneSlice);

    /// <summary>From the first edition on.</summary>
    private IEnumerable<PlannedFile> SigningFiles(Manifesto manifesto, Edition edition, ImmutableArray<Signatory>? published)
    {
        yield return Html("sign/index.html", () => intake.Value.Open
            ? SigningFormPage.Create(new(
                frames.ForSite(words.Signing.Heading, words.Signing.Introduction, assets.SendOnce) with { Address = "/sign/" }, words, edition, SigningInput.Empty, []))
            : MessagePage.Create(new(
                frames.ForSite(words.Signing.Heading, words.Signing.Introduction) with { Address = "/sign/" }, words.Signing.Closed(privacy.Value.ContactEmail), words.Refusals.BackToSite, "/")));
        var before = published is { } known ? SignatoriesModel.Parts(known) : [];
        foreach (var page in SignatoriesModel.Pages(frames, words, manifesto, edition))
        {
            // A page after the first has nothing of the manifesto but its signatories, its number and how many pages there are.
            var isSame = !page.IsFirst && page.Count == before.Count && page.Shown.SequenceEqual(before[page.Number - 1]);
            yield return Html($"{page.Path}index.html", () => SignatoriesPage.Create(page)) with { IsAsPublished = isSame };
        }

        var isAsPublished = published?.SequenceEqual(manifesto.Signatories) == true;
        yield return Data(SignatoryData.JsonPath, SignatoryData.JsonType, () => SignatoryData.ToJson(manifesto, site.Value)) with { IsAsPublished = isAsPublished };
        yield return Data(SignatoryData.CsvPath, "text/csv; charset=utf-8", () => SignatoryData.ToCsv(manifesto)) with { IsAsPublished = isAsPublished };
    }

    private static PlannedFile Data(string path, string contentType, Func<ReadOnlyMemory<byte>> content) =>
        new(path, () => Task.FromResult(new SiteFile(path, contentType, SiteFile.Revalidated, content()))) { IsAggregate = true };

    private IEnumerable<(ContributionId Id, Func<PublishedModel> Page)> Published(Manifesto manifesto, ILookup<ContributionId, Experience> experiences)
    {
        var titles = manifesto.Items.ToDictionary(item => item.Id, item => item.Title);
        foreach (var experience in manifesto.Experiences)
        {
            yield return (experience.Id, () => new(FrameOf(experience.Id, experience.Title, experience.Text), words, experience.Id, words.Form.ExperienceName, null, experience.Title, experience.Text, experience.Origin, null, [])
            {
                About = ($"/contributions/{experience.About}/", titles[experience.About]),
                Again = experience.Again,
            });
        }

        foreach (var principle in manifesto.Principles.Concat(manifesto.Retired))
            yield return (principle.Id, () => PageOf(principle));

        foreach (var item in manifesto.AllGuidance)
        {
            var relation = item.Supports.IsEmpty ? words.Site.SupportsNone : words.Site.Supports;
            yield return (item.Id, () => new(FrameOf(item.Id, item.Title, item.Text), words, item.Id, words.Form.GuidanceName, item.Category, item.Title, item.Text, item.Origin, relation, item.Supports)
            {
                InPrinciple = $"#{item.Id.Reference.ToLowerInvariant()}",
                Experiences = [.. experiences[item.Id]],
                ExperienceForm = $"/contributions/{item.Id}/tried/",
            });
        }

        var places = BoardModel.Places(manifesto, settings.Value);
        foreach (var barrier in manifesto.Barriers)
        {
            var place = places[barrier.Id];
            var relation = barrier.AnsweredBy.IsEmpty ? words.Site.AnsweredByNone : words.Site.AnsweredBy;
            yield return (barrier.Id, () => new(FrameOf(barrier.Id, barrier.Title, barrier.Text) with { Section = place }, words, barrier.Id, words.Form.BarrierName, barrier.Category, barrier.Title, barrier.Text, barrier.Origin, relation, barrier.AnsweredBy)
            {
                Place = (place, words.Board.CategoryHeading(words.Board.NameOf(barrier.Category ?? Category.None))),
                Invitation = words.Site.Invitation,
                Experiences = [.. experiences[barrier.Id]],
                ExperienceForm = $"/contributions/{barrier.Id}/tried/",
            });
        }
    }

    /// <summary>The current edition, as long as nothing has changed since; null on an empty site.</summary>
    private string? WholeEdition(Manifesto manifesto, ChangeHistory changes, EditionShelf editions) =>
        changes.LastAt is not { } changed ? null
        : editions.Current is not { Named: { } named } edition ? words.Whole.Version(words.Language.Day(changed))
        : changes.Since(edition.Snapshot).Counts.IsEmpty && manifesto.Principles.All(principle => editions.StandingOf(principle) == EditionStanding.Same) ? words.Whole.InEdition(words.EditionPage.Name(edition.Number, edition.Title), words.Language.Day(named.At))
        : words.Whole.SinceEdition(words.Language.Day(changed), words.EditionPage.Number(edition.Number));

    private RazorSlice RetiredPage(Principle principle, IReadOnlyList<ShownChange> changes, IReadOnlyList<Experience> experiences)
    {
        var retired = changes.FirstOrDefault(change => change.What == ChangeKind.Retired);
        return PrinciplePage.Create(new(Frame($"/principles/{principle.Slug}/", principle.Title, principle.Statement), words, principle)
        {
            Note = words.Site.Retired(retired is null ? null : words.Language.Day(retired.At)),
            Changes = changes,
            Experiences = experiences,
        });
    }

    /// <summary>If its snapshot's file is gone, the page says so and the data has no words.</summary>
    private IEnumerable<PlannedFile> EditionFiles(Edition edition, EditionShelf shelf)
    {
        yield return new($"{edition.Path}manifesto.json", async () => new(
            $"{edition.Path}manifesto.json", "application/json; charset=utf-8", SiteFile.Revalidated, await shelf.ReadAsync(edition) ?? SnapshotDocument.Create(ManifestoBuilder.Build([], settings.Value), settings.Value, site.Value)));
        var title = words.EditionPage.Name(edition.Number, edition.Title);
        yield return new($"{edition.Path}index.html", async () => await Html($"{edition.Path}index.html", EditionPage.Create(new(
            frames.ForSite(title, edition.Note.Length > 0 ? PlainText.Summary(edition.Note) : title) with { Address = $"/{edition.Path}" },
            words,
            edition,
            await shelf.ReadAsync(edition) is { } content ? SnapshotDocument.Read(content) : null,
            shelf.RedactedAt(edition),
            edition == shelf.Current ? null : shelf.Current))));
    }

    private PublishedModel PageOf(Principle principle)
    {
        var text = principle.WholeText;
        return new(FrameOf(principle.Id, principle.Title, text), words, principle.Id, words.Form.PrincipleName, null, principle.Title, text, principle.Origin, words.Site.IsPrinciple, [principle.Link]);
    }

    private RazorSlice MovedSlice(MovedPage moved) => moved.To is { } to
        ? Pages.Moved.Create(new(frames.ForSite(words.Site.Merged.Heading, words.Site.Merged.Sentence) with { ForwardTo = $"/{to}" }, words.Site.Merged, $"/{to}"))
        : GoneSlice();

    private RazorSlice GoneSlice() =>
        MessagePage.Create(new(frames.ForSite(words.Site.Gone.Heading, words.Site.Gone.Sentence), words.Site.Gone, words.Refusals.BackToSite, "/"));

    private PageFrame FrameOf(ContributionId id, string title, string text) => Frame($"/contributions/{id}/", title, text);

    private PageFrame Frame(string address, string title, string text) => frames.ForSite(title, text.Length == 0 ? title : PlainText.Summary(text)) with { Address = address };

    private RazorSlice FormPage(Manifesto manifesto, Submission typed, string address) => intake.Value.Open
        ? Form.Create(FormOf(manifesto, typed, address))
        : MessagePage.Create(new(
            frames.ForSite(words.Form.Heading, words.Refusals.Closed.Heading) with { Address = address }, words.Refusals.Closed, words.Refusals.BackToSite, "/"));

    private FormModel FormOf(Manifesto manifesto, Submission typed, string address) => new(
        frames.ForSite(words.Form.Heading, words.Form.Introduction, assets.CharacterCount, assets.InlineChecks, assets.SendOnce, assets.Draft) with { Address = address },
        words,
        intake.Value,
        curation.Value.BlindReview,
        [.. manifesto.Principles.Select(principle => new PrincipleTitle(principle.Id, principle.Title))],
        typed,
        []);

    private PlannedFile Notice(string path, string heading, string description, IReadOnlyList<NoticeSection> sections) =>
        Html($"{path}/index.html", () => Pages.Notice.Create(new(frames.ForSite(heading, description) with { Address = $"/{path}/" }, heading, sections, Contacts)));

    private IReadOnlyList<string> Contacts => [privacy.Value.ContactEmail, accessibility.Value.ContactEmail];

    private static PlannedFile Html(string path, Func<RazorSlice> page) => new(path, () => Html(path, page()));

    private static async Task<SiteFile> Html(string path, RazorSlice page) => new(path, HtmlType, SiteFile.Revalidated, await Page.Utf8Async(page));
}
