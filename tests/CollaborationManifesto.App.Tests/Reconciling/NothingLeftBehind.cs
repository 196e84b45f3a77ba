using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.Mail;
using CollaborationManifesto.Model;
using CollaborationManifesto.Publishing;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Reconciling;

/// <summary>What must be true once every change is handled, whatever happened before.</summary>
internal static class NothingLeftBehind
{
    public static async Task Check(ManifestoApp app, SharedAzurite azurite)
    {
        var contributions = await app.Services.Contributions();
        await using var fresh = new OtherStorage(azurite, app);
        await fresh.SetUp();
        await CopySnapshots(app, fresh);
        foreach (var contribution in contributions)
            await fresh.Get<Projection>().ShowAsync(contribution, CancellationToken.None);
        await fresh.Get<Publisher>().PublishChangesAsync(CancellationToken.None);

        Assert.Equal(await Projected(fresh.Services), await Projected(app.Services));
        Assert.Equal(await fresh.Services.SiteFiles(), await app.Services.SiteFiles());
        await CheckCurators(app, contributions);
        foreach (var contribution in contributions)
            CheckContributor(app, contribution);
        Assert.Equal(0, await app.QueueLength());
    }

    // What was published and left again is known from snapshots alone, and the pages say when that was.
    private static async Task CopySnapshots(ManifestoApp app, OtherStorage fresh)
    {
        var (blobs, names) = (app.Get<BlobServiceClient>(), app.Get<IOptions<StorageSettings>>().Value);
        await Copy(names.PublishingContainer, fresh.Names.PublishingContainer, "snapshots.json");
        await Copy(names.PublishingContainer, fresh.Names.PublishingContainer, "changes.json");
        await Copy(names.SiteContainer, fresh.Names.SiteContainer, "snapshots/");

        async Task Copy(string from, string to, string prefix)
        {
            await foreach (var blob in blobs.GetBlobContainerClient(from).GetBlobsAsync(BlobTraits.None, BlobStates.None, prefix, CancellationToken.None))
                await blobs.GetBlobContainerClient(to).UploadBlobAsync(blob.Name, (await blobs.GetBlobContainerClient(from).GetBlobClient(blob.Name).DownloadContentAsync()).Value.Content);
        }
    }

    private static async Task<IReadOnlyList<string>> Projected(IServiceProvider services)
    {
        var table = services.GetRequiredService<TableServiceClient>().GetTableClient(services.GetRequiredService<IOptions<StorageSettings>>().Value.ManifestoTable);
        var rows = await table.QueryAsync<TableEntity>("PartitionKey ne 'alike' and RowKey ne '_change'").ToListAsync();
        // The search for similar ones adds to rows what it found; fresh rows were not searched.
        return [.. rows.Select(row => string.Join(' ', row.Where(property => property.Key is not ("odata.etag" or "Timestamp" or "Alike")).OrderBy(property => property.Key, StringComparer.Ordinal)))];
    }

    private static async Task CheckCurators(ManifestoApp app, IReadOnlyList<Contribution> contributions)
    {
        foreach (var curator in await app.Get<CuratorRegister>().AllAsync(CancellationToken.None))
        {
            RecentEmails mails = await app.Get<EmailClaims>().ReadRecentAsync(curator.Id, DateTimeOffset.UnixEpoch, CancellationToken.None);
            Assert.All(
                contributions.SelectMany(contribution => CuratorNotice.About(contribution)).Where(notice => notice.IsFor(curator.Id)),
                notice => Assert.NotNull(mails.FirstNotifiedAt(notice)));
        }
    }

    private static void CheckContributor(ManifestoApp app, Contribution contribution)
    {
        var mails = app.Mails().Where(mail => mail.To == Life.AddressOf(contribution.Id)).ToList();
        Assert.Null(contribution.ErasureDue);
        if (contribution.History.Any(entry => entry.Action == HistoryAction.PersonalDataErased))
            Assert.Empty(mails);
        else if (contribution.Contributor.Email is not null && Owed(contribution) is { } subject)
            Assert.Contains(mails, mail => mail.Subject.Contains(subject, StringComparison.Ordinal));
    }

    /// <summary>Part of the subject of the email owed to the contributor. Null for none.</summary>
    private static string? Owed(Contribution contribution) => contribution switch
    {
        { State: ContributionState.Withdrawn } => null,
        { Contributor.EmailConfirmed: false } => "Is this your address",
        { OpenQuestion: not null } => "question",
        { State: ContributionState.Pending } => null,
        _ => "Your contribution ",
    };
}
