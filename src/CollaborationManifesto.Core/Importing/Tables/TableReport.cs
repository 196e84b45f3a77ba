using System.Collections.Immutable;
using CollaborationManifesto.Model;

namespace CollaborationManifesto.Importing.Tables;

/// <summary>What an import of a table did, or would do.</summary>
/// <param name="Import">Its id at the curators' desk; null if nothing was added.</param>
/// <param name="Sheet">Null unless it is a workbook.</param>
/// <param name="Kind">Of the notes for which nothing else says it.</param>
/// <param name="Category">Of the notes for which nothing else says it; null if they are refused.</param>
/// <param name="Imported">Rows that became contributions.</param>
/// <param name="HereAlready">Rows that were imported before, or whose contribution was deleted here.</param>
/// <param name="LeftOut">Rows that the mapping leaves out.</param>
public sealed record TableReport(
    string Source, bool DryRun, string? Import, string? Sheet, ContributionKind Kind, string? Category, int Imported, int HereAlready, int LeftOut)
{
    /// <summary>The sheets that were not read.</summary>
    public ImmutableArray<string> OtherSheets { get; init; } = [];

    public ImmutableArray<TableColumn> Columns { get; init; } = [];

    /// <summary>The values of the column of categories, and what they were taken for.</summary>
    public ImmutableArray<TableMeaning> Values { get; init; } = [];

    /// <summary>The values of the column of kinds, and what they were taken for.</summary>
    public ImmutableArray<TableMeaning> Kinds { get; init; } = [];

    /// <summary>In the order of the file.</summary>
    public ImmutableArray<RefusedNote> Refused { get; init; } = [];

    /// <summary>Values of the column of categories whose rows have no category.</summary>
    public ImmutableArray<UnmappedValue> Unmapped { get; init; } = [];

    /// <summary>Refused because nothing says their category.</summary>
    public int WithoutCategory { get; init; }

    public ImmutableArray<string> Warnings { get; init; } = [];
}

/// <param name="Number">From 1.</param>
/// <param name="Name">Null if the file does not name its columns.</param>
/// <param name="IsPeople">It seems to have people's names or addresses, so it is left out.</param>
public sealed record TableColumn(int Number, string? Name, NoteColumn As, bool IsPeople);

/// <param name="Kind">Null if the column of kinds says it.</param>
/// <param name="Category">Null if nothing says it, or if the column of categories does.</param>
public sealed record TableMeaning(string Value, ContributionKind? Kind, string? Category, bool LeaveOut);

/// <param name="Kind">What it most likely means; null if it tells nothing.</param>
public sealed record UnmappedValue(string Value, ContributionKind? Kind);

/// <param name="Row">Its number in the file, as a spreadsheet program counts.</param>
/// <param name="Title">The beginning of its words; empty if there are none.</param>
public sealed record RefusedNote(int Row, string Title, string Sentence);
