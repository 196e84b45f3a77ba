using CollaborationManifesto.Exporting;
using CollaborationManifesto.Pages;

namespace CollaborationManifesto.Cli;

internal static class Lines
{
    public static string Of(ExportCounts counts) =>
        $"{Counted.Of(counts.Contributions, "contribution", "contributions")}, {Counted.Of(counts.Addresses, "address", "addresses")} of deleted ones and {Counted.Of(counts.Curators, "curator", "curators")}";
}
