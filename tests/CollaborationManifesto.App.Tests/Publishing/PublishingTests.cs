using Azure.Storage.Blobs;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Publishing;

public sealed class PublishingTests(SharedAzurite azurite)
{
    private static readonly Contribution Principle = Given.Approved("A principle", ContributionKind.Principle);
    private static readonly Contribution Barrier = Given.Approved("A barrier", ContributionKind.Barrier);

    [Fact]
    public async Task Only_files_whose_content_changed_are_written()
    {
        await using var app = await StartWith(Principle, Barrier);
        var before = await Files(app);
        Assert.Contains("principles/a-principle/index.html", before.Keys);

        await Show(app, Barrier with { Title = "Another title", Revision = 2 });

        var after = await Files(app);
        Assert.Equal(before.Keys, after.Keys);
        Assert.Equal(["board/index.html", "board/tools/index.html", "board/tools/unanswered/index.html", "board/unanswered/index.html", "changes/2026-03/index.html", $"contributions/{Barrier.Id}/contribute/index.html", $"contributions/{Barrier.Id}/index.html", $"contributions/{Barrier.Id}/tried/index.html", "feed.atom", "index.html", "manifesto.csv", "manifesto.json", "manifesto.md", "whole/index.html"], after.Keys.Where(path => before[path] != after[path]));
    }

    [Fact]
    public async Task An_unpublished_item_loses_its_page_and_foreign_files_stay()
    {
        await using var app = await StartWith(Principle, Barrier);
        await Site(app).UploadBlobAsync("google-verification.html", BinaryData.FromString("theirs"));

        await Show(app, Principle with { State = ContributionState.Withdrawn, Revision = 2 });

        var files = await Files(app);
        Assert.DoesNotContain("principles/a-principle/index.html", files.Keys);
        Assert.Contains("google-verification.html", files.Keys);
        Assert.DoesNotContain("A principle", await Content(app, "index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("A principle", await Content(app, "manifesto.json"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ContributionState.Pending)]
    [InlineData(ContributionState.Declined)]
    [InlineData(ContributionState.Merged)]
    [InlineData(ContributionState.Withdrawn)]
    public async Task Nothing_but_approved_content_is_in_any_file(ContributionState state)
    {
        await using var app = await StartWith(Principle, Barrier);

        await Show(
            app,
            Given.Approved("Canary barrier", ContributionKind.Barrier) with { State = state },
            Given.Approved("Canary principle", ContributionKind.Principle) with { State = state },
            Given.Approved("Canary guidance", ContributionKind.Guidance) with { State = state, Principles = [Principle.Id] });

        foreach (var path in (await Files(app)).Keys)
        {
            Assert.DoesNotContain("canary", path, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("canary", await Content(app, path), StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task A_never_approved_contribution_does_not_block_publishing()
    {
        await using var app = await StartWith(Barrier);

        await Show(app, Given.Approved("Declined", ContributionKind.Barrier) with { State = ContributionState.Declined, Revision = 2, FirstApprovedAt = null, FirstSlug = null }, Principle);

        Assert.Contains("principles/a-principle/index.html", (await Files(app)).Keys);
    }

    [Fact]
    public async Task A_late_handler_of_an_older_revision_does_not_bring_it_back()
    {
        await using var app = await StartWith(Barrier);

        await Show(app, Barrier with { State = ContributionState.Withdrawn, Revision = 3 });
        await Show(app, Barrier with { Title = "From the past", Revision = 2 });

        Assert.DoesNotContain("From the past", await Content(app, "board/index.html"), StringComparison.Ordinal);
        Assert.DoesNotContain("A barrier", await Content(app, "board/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Handlers_of_many_revisions_at_once_leave_the_newest()
    {
        await using var app = await StartWith(Barrier);

        await Task.WhenAll(Enumerable.Range(2, 12).Select(revision =>
            app.Get<Projection>().ShowAsync(Barrier with { Title = $"Revision {revision}", Revision = revision }, CancellationToken.None)));
        await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None);

        Assert.Contains(">Revision 13<", await Content(app, "board/index.html"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_link_of_the_site_leads_somewhere()
    {
        await using var app = await StartWith(Principle, Barrier with { Principles = [Principle.Id] }, Given.Approved("Some guidance", ContributionKind.Guidance) with { Principles = [Principle.Id] });
        var files = (await Files(app)).Keys.ToHashSet();

        foreach (var path in files.Where(path => path.EndsWith(".html", StringComparison.Ordinal)))
        {
            var page = await app.Browser.Open(new(app.Site, path));
            foreach (var link in page.Document.QuerySelectorAll("[href]").Select(element => new Uri(page.Address, element.GetAttribute("href"))).Where(link => link.Authority == app.Site.Authority))
            {
                var file = link.AbsolutePath.TrimStart('/');
                Assert.Contains(file.Length == 0 || file.EndsWith('/') ? file + "index.html" : file, files);
                if (link.Fragment.Length > 1 && link.AbsolutePath == page.Address.AbsolutePath)
                    Assert.NotNull(page.Document.GetElementById(link.Fragment[1..]));
            }
        }
    }

    private async Task<ManifestoApp> StartWith(params Contribution[] contributions)
    {
        var app = await ManifestoApp.Start(azurite, services => services.RemovePumps(), "--Publishing:SnapshotMinIntervalSeconds=3600");
        await Show(app, contributions);
        return app;
    }

    private static async Task Show(ManifestoApp app, params Contribution[] contributions)
    {
        foreach (var contribution in contributions)
            await app.Get<Projection>().ShowAsync(contribution, CancellationToken.None);
        Assert.True(await app.Get<Publisher>().PublishChangesAsync(CancellationToken.None));
    }

    private static BlobContainerClient Site(ManifestoApp app) =>
        app.Get<BlobServiceClient>().GetBlobContainerClient(app.Get<IOptions<StorageSettings>>().Value.SiteContainer);

    private static async Task<SortedDictionary<string, string>> Files(ManifestoApp app)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        await foreach (var blob in Site(app).GetBlobsAsync())
            files[blob.Name] = blob.Properties.ETag.ToString()!;
        return files;
    }

    private static async Task<string> Content(ManifestoApp app, string path) =>
        (await Site(app).GetBlobClient(path).DownloadContentAsync()).Value.Content.ToString();
}
