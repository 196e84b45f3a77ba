using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>A curator brings in the notes of a workshop at once. The notes themselves are contributions that name the import.</summary>
/// <param name="Source">Name of the workshop, such as "LocalGov Camp, 8 October 2022". The same note of the same source is brought in once.</param>
/// <param name="HeldAt">The day of the workshop; null if nobody said.</param>
/// <param name="Uploaded">Who added the file or the pasted notes, and when.</param>
public sealed record WorkshopImport(ContributionId Id, string Source, DateTimeOffset? HeldAt, ImportFormat Format, ImportAct Uploaded)
{
    public const int MaxNameLength = 80;

    /// <summary>An earlier year is a slip of the keyboard.</summary>
    private const int FirstYear = 1990;

    /// <summary>A row has no room for many more sentences, and nobody reads them.</summary>
    public const int MostRefusedKept = 100;

    /// <summary>Nothing needs the file for longer than this. We promise a day, and the hourly run may be late.</summary>
    public static readonly TimeSpan FileKept = TimeSpan.FromHours(22);

    public ImportState State { get; init; } = ImportState.Uploaded;

    /// <summary>Null until the curator has said what is in the file.</summary>
    public NoteMapping? Mapping { get; init; }

    /// <summary>Who agreed for the writers and had the notes brought in; null until then.</summary>
    public ImportAct? Started { get; init; }

    public ImportAct? TakenBack { get; init; }

    /// <summary>How many rows the file has.</summary>
    public int Rows { get; init; }

    /// <summary>How many of its rows have been read.</summary>
    public int Done { get; init; }

    /// <summary>Notes that it brought in.</summary>
    public int Imported { get; init; }

    /// <summary>Notes that another import of the same source had brought in before, or that were deleted here.</summary>
    public int HereAlready { get; init; }

    /// <summary>Rows that the mapping leaves out.</summary>
    public int LeftOut { get; init; }

    public int Refused { get; init; }

    /// <summary>The first refused rows, without their words.</summary>
    public ImmutableArray<RefusedRow> FirstRefused { get; init; } = [];

    /// <summary>Notes that were removed when it was taken back.</summary>
    public int Removed { get; init; }

    /// <summary>Notes that were decided or changed, so that it could not be taken back.</summary>
    public int Touched { get; init; }

    /// <summary>The moment that stands for the day of a workshop, at noon so that it is the same day in the manifesto's time zone.</summary>
    /// <returns>Null if no workshop can have been held on it.</returns>
    public static DateTimeOffset? HeldOn(DateOnly day, DateTimeOffset now)
    {
        var heldAt = new DateTimeOffset(day.ToDateTime(new TimeOnly(12, 0)), TimeSpan.Zero);
        return day.Year >= FirstYear && heldAt <= now.AddDays(1) ? heldAt : null;
    }

    public bool HasCommand(string id) => Uploaded.CommandId == id || Started?.CommandId == id || TakenBack?.CommandId == id;
}

public enum ImportState
{
    /// <summary>The file is there, and nobody has said yet what is in it.</summary>
    Uploaded,

    Running,
    Done,

    /// <summary>Its file was deleted before all of it was read.</summary>
    Stopped,

    /// <summary>A curator asked for it to be taken back, and nobody has looked yet whether that is possible.</summary>
    TakeBackAsked,

    TakingBack,
    TakenBack,
}

public enum ImportFormat
{
    Pasted,

    /// <summary>CSV, TSV and their relatives.</summary>
    Delimited,

    /// <summary>XLSX.</summary>
    Workbook,

    Trello,
}

/// <param name="CommandId">From the form, so that a repeated post is recognised.</param>
/// <param name="CuratorId">Null for an operator.</param>
public sealed record ImportAct(string CommandId, DateTimeOffset At, string? CuratorId, string? CuratorName);

/// <param name="Row">Its number in the file, as a spreadsheet program counts.</param>
public sealed record RefusedRow(int Row, string Sentence);

/// <summary>What the columns of a file are, and what their values mean.</summary>
public sealed record NoteMapping
{
    /// <summary>From the first sheet of a workbook, 0.</summary>
    public int Sheet { get; init; }

    /// <summary>How many rows come before the first note. The last of them has the names of the columns.</summary>
    public int HeaderRows { get; init; }

    public PastedLines Lines { get; init; }

    public ImmutableArray<NoteColumn> Columns { get; init; } = [];

    /// <summary>Kind of the notes for which nothing else says it.</summary>
    public ContributionKind Kind { get; init; }

    /// <summary>Id of the category of the notes for which nothing else says it; null to refuse them.</summary>
    public string? Category { get; init; }

    /// <summary>By the key of a value in the column of categories, or of a list's name.</summary>
    public ImmutableSortedDictionary<string, MappedValue> Values { get; init; } = ImmutableSortedDictionary<string, MappedValue>.Empty;

    /// <summary>By the key of a value in the column of kinds.</summary>
    public ImmutableSortedDictionary<string, ContributionKind> Kinds { get; init; } = ImmutableSortedDictionary<string, ContributionKind>.Empty;
}

/// <summary>How lines of pasted text become notes.</summary>
public enum PastedLines
{
    EachIsNote,

    /// <summary>A blank line ends a note. Its first line is its title.</summary>
    BlocksAreNotes,

    /// <summary>Each line is a note, but the first after a blank line, which is a heading of the others.</summary>
    BlocksHaveHeadings,
}

public enum NoteColumn
{
    LeaveOut,
    Title,
    Text,
    Category,
    Kind,
    Organisation,
}

/// <param name="Category">Id of a category; null for <see cref="NoteMapping.Category"/>.</param>
/// <param name="Kind">Null for <see cref="NoteMapping.Kind"/>.</param>
public sealed record MappedValue(string? Category = null, ContributionKind? Kind = null, bool LeaveOut = false);
