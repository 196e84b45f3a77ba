using System.Text.Json;
using Azure;
using Azure.Data.Tables;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;
using Microsoft.Extensions.Options;

namespace CollaborationManifesto.Storage;

/// <summary>The notes of live sessions in the table <c>workshops</c>: a partition for each session, so that a wall is one query, and a row for each note.</summary>
public sealed class SessionNotes(TableServiceClient tables, IOptions<StorageSettings> names)
{
    private const string PartitionPrefix = "notes-";
    private const string Column = "Note";

    /// <summary>A column of its own, so that the notes of one phone can be found.</summary>
    private const string Participant = "Participant";

    private const int Tries = 20;

    private readonly TableClient _table = tables.GetTableClient(names.Value.WorkshopsTable);

    /// <summary>By id, removed ones and those brought in too.</summary>
    public IAsyncEnumerable<Versioned<SessionNote>> OfAsync(ContributionId session, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(session)}"), cancellationToken);

    public IAsyncEnumerable<Versioned<SessionNote>> OfParticipantAsync(ContributionId session, ContributionId participant, CancellationToken cancellationToken) =>
        QueryAsync(TableClient.CreateQueryFilter($"PartitionKey eq {PartitionOf(session)} and Participant eq {participant.ToString()}"), cancellationToken);

    public async Task<Versioned<SessionNote>?> FindAsync(ContributionId session, ContributionId id, CancellationToken cancellationToken)
    {
        var row = await _table.GetEntityIfExistsAsync<TableEntity>(PartitionOf(session), id.ToString(), cancellationToken: cancellationToken);
        return row.HasValue ? Read(row.Value!) : null;
    }

    /// <returns>False if it is there already.</returns>
    public async Task<bool> InsertAsync(ContributionId session, SessionNote note, CancellationToken cancellationToken)
    {
        try
        {
            await _table.AddEntityAsync(Row(session, note), cancellationToken);
            return true;
        }
        catch (RequestFailedException taken) when (taken.Status == 409)
        {
            return false;
        }
    }

    /// <returns>Null if it has changed since it was read.</returns>
    public async Task<Versioned<SessionNote>?> ReplaceAsync(ContributionId session, Versioned<SessionNote> before, SessionNote after, CancellationToken cancellationToken)
    {
        try
        {
            var response = await _table.UpdateEntityAsync(Row(session, after), before.ETag, TableUpdateMode.Replace, cancellationToken);
            return new(after, response.Headers.ETag!.Value);
        }
        catch (RequestFailedException changed) when (changed.Status is 404 or 412)
        {
            return null;
        }
    }

    /// <summary>Changes a note; if someone else's change came first, it is decided again.</summary>
    /// <param name="decide">Returns the note after the change, or null to leave it as it is.</param>
    /// <returns>The note as it is now (null if there is none), and whether this changed it.</returns>
    public async Task<(SessionNote? Note, bool Changed)> UpdateAsync(ContributionId session, ContributionId id, Func<SessionNote, SessionNote?> decide, CancellationToken cancellationToken)
    {
        Versioned<SessionNote>? read = null;
        for (var tries = 0; tries < Tries; tries++)
        {
            read = await FindAsync(session, id, cancellationToken);
            if (read is not { Value: var current } || decide(current) is not { } next)
                return (read?.Value, false);
            if (await ReplaceAsync(session, read.Value, next, cancellationToken) is not null)
                return (next, true);
        }

        return (read?.Value, false);
    }

    private IAsyncEnumerable<Versioned<SessionNote>> QueryAsync(string filter, CancellationToken cancellationToken) =>
        _table.QueryAsync<TableEntity>(filter, cancellationToken: cancellationToken).Select(Read);

    private static string PartitionOf(ContributionId session) => PartitionPrefix + session;

    private static TableEntity Row(ContributionId session, SessionNote note)
    {
        var row = new TableEntity(PartitionOf(session), note.Id.ToString()) { [Participant] = note.Participant.ToString() };
        LongText.Write(row, Column, JsonSerializer.Serialize(note, SessionJson.Default.SessionNote));
        return EntitySize.Checked(row);
    }

    private static Versioned<SessionNote> Read(TableEntity row) =>
        new(JsonSerializer.Deserialize(LongText.Read(row, Column), SessionJson.Default.SessionNote)!, row.ETag);
}
