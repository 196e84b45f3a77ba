using Azure.Data.Tables;
using Azure.Storage.Queues;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace CollaborationManifesto.Benchmarks.Load;

/// <summary>
/// The cost of storage and HTTP alone: an empty minimal API that makes the product's storage calls with the bare SDK, with rows and
/// messages of the same size.
/// </summary>
internal sealed class Floor : IAsyncDisposable
{
    public static readonly Uri Api = new("http://127.0.0.1:18972");
    private const string Name = "floor";
    private readonly TableClient _table;
    private readonly TableClient _curators;
    private readonly QueueClient _queue;
    private readonly TableEntity _row;
    private readonly string _message;
    private readonly WebApplication _app;

    private Floor(string connection, StorageSettings product, TableEntity row, string message)
    {
        (_row, _message) = (row, message);
        var tables = new TableServiceClient(connection);
        (_table, _curators) = (tables.GetTableClient(Name), tables.GetTableClient(product.CuratorsTable));
        _queue = new QueueServiceClient(connection).GetQueueClient(Name);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls(Api.ToString());
        _app = builder.Build();
        _app.MapPost("submit", Submit);
        _app.MapPost("decide/{curator}/{id}", Decide);
    }

    /// <param name="row">A contribution's row, as the product wrote it.</param>
    /// <param name="message">The message for that contribution.</param>
    public static async Task<Floor> Start(string connection, StorageSettings product, TableEntity row, string message)
    {
        var floor = new Floor(connection, product, row, message);
        await floor._table.CreateIfNotExistsAsync();
        await floor._queue.CreateIfNotExistsAsync();
        await floor._app.StartAsync();
        return floor;
    }

    public async Task<string> Add()
    {
        var id = ContributionId.New().ToString();
        await _table.AddEntityAsync(Row(id));
        return id;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private async Task<IResult> Submit()
    {
        await Announce();
        await Add();
        return Results.Created();
    }

    private async Task<IResult> Decide(string curator, string id)
    {
        await _curators.GetEntityAsync<TableEntity>("curators", curator);
        var read = (await _table.GetEntityAsync<TableEntity>(id, _row.RowKey)).Value;
        await Announce();
        await _table.UpdateEntityAsync(Row(id), read.ETag, TableUpdateMode.Replace);
        return Results.Ok();
    }

    private Task Announce() => _queue.SendMessageAsync(_message, visibilityTimeout: TimeSpan.Zero, timeToLive: TimeSpan.FromSeconds(-1));

    private TableEntity Row(string id)
    {
        var row = new TableEntity(id, _row.RowKey);
        foreach (var (name, value) in _row.Where(property => property.Key is not ("PartitionKey" or "RowKey" or "Timestamp" or "odata.etag")))
            row[name] = value;
        return row;
    }
}
