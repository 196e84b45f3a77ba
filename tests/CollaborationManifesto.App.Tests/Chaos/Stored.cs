using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using CollaborationManifesto.App.Tests.Running;
using CollaborationManifesto.LocalHost.Inbox;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using CollaborationManifesto.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>The final state: the rows, the emails that arrived and what is published.</summary>
/// <param name="Told">For each curator, the contribution versions in the emails that arrived, such as <c>{id}-1</c>.</param>
/// <param name="Mails">How often each email arrived, by Message-ID.</param>
/// <param name="Published">Ids in <c>manifesto.json</c>.</param>
internal sealed partial record Stored(
    IReadOnlyList<Contribution> Contributions,
    IReadOnlyDictionary<string, ImmutableHashSet<string>> Told,
    IReadOnlyDictionary<string, int> Mails,
    IReadOnlyCollection<string> Published)
{
    public static async Task<Stored> Read(IServiceProvider services, IReadOnlyList<ReceivedMail> inbox)
    {
        var mails = inbox.Where(mail => mail.Headers.ContainsKey("Message-ID")).CountBy(mail => mail.Headers["Message-ID"]).ToDictionary();
        var told = new Dictionary<string, ImmutableHashSet<string>>();
        foreach (var curator in await services.GetRequiredService<CuratorRegister>().AllAsync(CancellationToken.None))
            told[curator.Id] = await ToldTo(curator, services, mails.Keys);
        return new(await services.Contributions(), told, mails, await PublishedIds(services));
    }

    /// <summary>Emails that are claimed but not marked: being sent, or left by a sender that died.</summary>
    public static async Task<int> Claimed(IServiceProvider services) =>
        await MailTable(services).QueryAsync<TableEntity>("PartitionKey ne 'unreached' and PartitionKey ne 'unasked'", select: ["SentAt", "ClaimedUntil"])
            .CountAsync(row => row.GetDateTimeOffset("SentAt") is null);

    /// <summary>The row lists what an email covers. It counts only if that email arrived.</summary>
    private static async Task<ImmutableHashSet<string>> ToldTo(Curator curator, IServiceProvider services, IEnumerable<string> arrived)
    {
        var ids = arrived.ToHashSet();
        var told = ImmutableHashSet.CreateBuilder<string>();
        await foreach (var row in MailTable(services).QueryAsync<TableEntity>(row => row.PartitionKey == curator.Id))
        {
            var single = Single().Match(row.RowKey);
            var messageId = single.Success
                ? $"<{single.Groups["id"]}.review-{single.Groups["version"]}-{curator.Id}@127.0.0.1>"
                : $"<digests.{row.RowKey}-{curator.Id}@127.0.0.1>";
            if (ids.Contains(messageId))
                told.UnionWith(single.Success ? [row.RowKey["review-".Length..]] : Covered(row));
        }

        return told.ToImmutable();
    }

    /// <summary>Long lists continue in further columns.</summary>
    private static string[] Covered(TableEntity row) => string.Concat(row.Keys.Where(name => name.StartsWith("New", StringComparison.Ordinal))
        .OrderBy(name => name.Length).ThenBy(name => name, StringComparer.Ordinal).Select(row.GetString)).Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static TableClient MailTable(IServiceProvider services) =>
        services.GetRequiredService<TableServiceClient>().GetTableClient(services.GetRequiredService<IOptions<StorageSettings>>().Value.MailTable);

    private static async Task<IReadOnlyCollection<string>> PublishedIds(IServiceProvider services)
    {
        var site = services.GetRequiredService<BlobServiceClient>().GetBlobContainerClient(services.GetRequiredService<IOptions<StorageSettings>>().Value.SiteContainer);
        var manifesto = site.GetBlobClient("manifesto.json");
        // A program that is killed at once publishes nothing.
        if (!await manifesto.ExistsAsync())
            return [];
        return [.. Idea().Matches((await manifesto.DownloadContentAsync()).Value.Content.ToString()).Select(idea => idea.Groups["id"].Value).Distinct()];
    }

    [GeneratedRegex("^review-(?<id>[0-9a-z]{26})-(?<version>[0-9]+)$")]
    private static partial Regex Single();

    [GeneratedRegex("\"Idea (?<id>[0-9a-z]{26})\"")]
    private static partial Regex Idea();
}
