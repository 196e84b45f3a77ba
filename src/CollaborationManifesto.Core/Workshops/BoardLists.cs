using CollaborationManifesto.Importing;
using CollaborationManifesto.Importing.Trello;
using CollaborationManifesto.Model;
using CollaborationManifesto.Settings;

namespace CollaborationManifesto.Workshops;

/// <summary>What a curator chose for the lists of a board, as the import of boards wants to know it.</summary>
internal static class BoardLists
{
    public static ListMapping From(NoteMapping mapping, TrelloExport export, ManifestoSettings manifesto) => new(
        export.Lists.Where(list => mapping.Values.ContainsKey(Names.ValueKey(list.Name))).DistinctBy(list => list.Id).ToDictionary(list => list.Id, list => MappedList(mapping.Values[Names.ValueKey(list.Name)], manifesto)));

    private static MappedList MappedList(MappedValue value, ManifestoSettings manifesto) =>
        new(value.Kind ?? ContributionKind.Barrier, manifesto.FindCategory(value.Category)?.Name, value.LeaveOut);
}
