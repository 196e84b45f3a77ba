using CollaborationManifesto.Exporting;
using CollaborationManifesto.Words;

namespace CollaborationManifesto.Cli;

internal static class Lines
{
    public static string Describe(ExportCounts counts) =>
        $"{Plural.Format(counts.Contributions, "contribution", "contributions")}, {Plural.Format(counts.Addresses, "address", "addresses")} of deleted ones, {Plural.Format(counts.Curators, "curator", "curators")}, {Plural.Format(counts.Editions, "edition", "editions")}, {Plural.Format(counts.Workshops, "import", "imports")} of workshops, {Plural.Format(counts.Themes, "theme", "themes")}, {Plural.Format(counts.Sessions, "workshop", "workshops")} with {Plural.Format(counts.Notes, "note", "notes")}, {Plural.Format(counts.Reports, "problem report", "problem reports")} and {Plural.Format(counts.Signatures, "signature", "signatures")}";
}
