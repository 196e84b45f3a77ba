using Azure;
using Azure.Data.Tables;

namespace CollaborationManifesto.App.Tests.Chaos;

/// <summary>Tables that alter the program's updates.</summary>
internal sealed class ChangedTables(string connection, ChangedTables.Update update) : TableServiceClient(connection)
{
    /// <summary>Makes an update, or does not.</summary>
    /// <param name="table">The table's name.</param>
    /// <param name="ifMatch">The ETag that the program sends.</param>
    /// <param name="make">Makes the update with this ETag.</param>
    public delegate Task<Response> Update(string table, TableUpdateMode mode, ETag ifMatch, Func<ETag, Task<Response>> make);

    private readonly string _connection = connection;

    public override TableClient GetTableClient(string tableName) => new Table(_connection, tableName, update);

    private sealed class Table(string connection, string name, Update update) : TableClient(connection, name)
    {
        public override Task<Response> UpdateEntityAsync<T>(T entity, ETag ifMatch, TableUpdateMode mode, CancellationToken cancellationToken) =>
            update(Name, mode, ifMatch, under => base.UpdateEntityAsync(entity, under, mode, cancellationToken));
    }
}
