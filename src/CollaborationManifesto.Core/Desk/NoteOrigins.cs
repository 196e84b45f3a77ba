using CollaborationManifesto.Model;
using CollaborationManifesto.Storage;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Desk;

/// <summary>Finds the name of where a filter's notes come from: an import or a live session.</summary>
public sealed class NoteOrigins(WorkshopRegister imports, SessionRegister sessions, AllWords words)
{
    /// <summary>Null if the filter names none, or one that is not there any more.</summary>
    public async Task<NoteOrigin?> FindAsync(DeskFilter filter, CancellationToken cancellationToken)
    {
        if (filter.Import is not { } id)
            return null;
        if (await imports.FindAsync(id, cancellationToken) is { Value: var import })
            return new(id, import.Source, IsSession: false);
        return await sessions.FindAsync(id, cancellationToken) is { Value: var session }
            ? new(id, words.Session.Origin(session.Name, words.Language.Day(session.OpensAt)), IsSession: true)
            : null;
    }
}

/// <param name="Name">Such as "LocalGov Camp, 8 October 2022".</param>
/// <param name="IsSession">False for an import.</param>
public sealed record NoteOrigin(ContributionId Id, string Name, bool IsSession);
