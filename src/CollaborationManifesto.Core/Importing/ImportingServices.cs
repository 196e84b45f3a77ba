using CollaborationManifesto.Importing.Tables;
using CollaborationManifesto.Importing.Trello;
using Microsoft.Extensions.DependencyInjection;

namespace CollaborationManifesto.Importing;

internal static class ImportingServices
{
    public static void AddImporting(this IServiceCollection services)
    {
        services.AddSingleton<NewNotes>();
        services.AddSingleton<NoteReader>();
        services.AddSingleton<NoteImport>();
        services.AddSingleton<NoteForecasts>();
        services.AddSingleton<TableImport>();
        services.AddSingleton<BoardReader>();
        services.AddSingleton<BoardImport>();
    }
}
