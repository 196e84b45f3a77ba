using System.Runtime.CompilerServices;
using Azure;
using Azure.Data.Tables;

namespace CollaborationManifesto.Storage;

/// <summary>Rows of tables that may not exist yet, because the program can be updated before its infrastructure.</summary>
internal static class TableRows
{
    /// <summary>Seconds to read again, where only what has changed is read: storage's clocks may differ, and some times come in whole seconds.</summary>
    public static readonly TimeSpan Overlap = TimeSpan.FromSeconds(10);

    /// <summary>A change fails only if this many others come first at the same moment.</summary>
    private const int Tries = 20;

    extension(TableClient table)
    {
        public async IAsyncEnumerable<TableEntity> QueryIfExistsAsync(string filter, IEnumerable<string>? select, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            await using var rows = table.QueryAsync<TableEntity>(filter, select: select, cancellationToken: cancellationToken).GetAsyncEnumerator(cancellationToken);
            while (true)
            {
                try
                {
                    if (!await rows.MoveNextAsync())
                        yield break;
                }
                catch (RequestFailedException missing) when (missing.Status == 404)
                {
                    yield break;
                }

                yield return rows.Current;
            }
        }

        public async Task<TableEntity?> FindIfExistsAsync(string partition, string key, CancellationToken cancellationToken)
        {
            try
            {
                var row = await table.GetEntityIfExistsAsync<TableEntity>(partition, key, cancellationToken: cancellationToken);
                return row.HasValue ? row.Value : null;
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                return null;
            }
        }

        /// <returns>False if its key is taken.</returns>
        public async Task<bool> TryAddAsync(TableEntity row, CancellationToken cancellationToken)
        {
            try
            {
                await table.AddEntityAsync(row, cancellationToken);
                return true;
            }
            catch (RequestFailedException taken) when (taken.Status == 409)
            {
                return false;
            }
            catch (RequestFailedException missing) when (missing.Status == 404)
            {
                await table.CreateIfNotExistsAsync(cancellationToken);
                return await table.TryAddAsync(row, cancellationToken);
            }
        }

        /// <returns>False if it has changed since it was read.</returns>
        public async Task<bool> TryDeleteAsync(string partition, string key, ETag read, CancellationToken cancellationToken)
        {
            try
            {
                await table.DeleteEntityAsync(partition, key, read, cancellationToken);
                return true;
            }
            catch (RequestFailedException changed) when (changed.Status == 412)
            {
                return false;
            }
        }

        /// <summary>Changes a row; if someone else's change came first, it is decided again.</summary>
        /// <param name="decide">Returns the value after the change, or null to leave it as it is.</param>
        /// <returns>The value as it is now (null if there is none), and whether this changed it.</returns>
        public async Task<(T? Value, bool Changed)> UpdateAsync<T>(
            Func<Task<Versioned<T>?>> find, Func<T, TableEntity> write, Func<T, T?> decide, CancellationToken cancellationToken)
            where T : class
        {
            Versioned<T>? read = null;
            for (var tries = 0; tries < Tries; tries++)
            {
                read = await find();
                if (read is not { Value: var current } || decide(current) is not { } next)
                    return (read?.Value, false);
                try
                {
                    await table.UpdateEntityAsync(write(next), read.Value.ETag, TableUpdateMode.Replace, cancellationToken);
                    return (next, true);
                }
                catch (RequestFailedException changed) when (changed.Status is 404 or 412)
                {
                    // Someone else was first.
                }
            }

            return (read?.Value, false);
        }
    }
}
