using System.Collections.Immutable;
using System.Globalization;

namespace CollaborationManifesto.Model;

/// <summary>A name, a number and a note that curators gave to one numbered snapshot, so that people can cite it. It is never deleted.</summary>
/// <param name="Number">From 1, without gaps.</param>
/// <param name="Snapshot">Number of the snapshot.</param>
/// <param name="TakenAt">When the snapshot was taken.</param>
/// <param name="TakenSha256">Hash of the snapshot's file as it was taken.</param>
/// <param name="Note">What is new in it, as plain text with line ends; may be empty.</param>
public sealed record Edition(int Number, int Snapshot, DateTimeOffset TakenAt, string TakenSha256, string Title, string Note, EditionAct Proposed)
{
    /// <summary>Of an edition or a snapshot: keys of rows have six digits.</summary>
    public const int MaxNumber = 999_999;

    public const int MaxTitleLength = 100;

    public const int MaxNoteLength = 2_000;

    /// <summary>A row has no room for more.</summary>
    public const int MaxCorrections = 100;

    /// <summary>Of its page, below the site's root.</summary>
    public string Path => string.Create(CultureInfo.InvariantCulture, $"editions/{Number}/");

    /// <summary>Null while it waits for another curator.</summary>
    public EditionAct? Named { get; init; }

    /// <summary>Corrections of its title and note, oldest first.</summary>
    public ImmutableArray<EditionCorrection> Corrections { get; init; } = [];

    /// <summary>Signatories who asked so are emailed once it is named.</summary>
    public bool AsksSignatories { get; init; }

    public bool HasCommand(string id) => Proposed.CommandId == id || Named?.CommandId == id || Corrections.Any(correction => correction.Act.CommandId == id);
}

/// <param name="CommandId">From the form, so that a repeated post is recognised.</param>
public sealed record EditionAct(string CommandId, DateTimeOffset At, string CuratorId, string CuratorName);

public sealed record EditionCorrection(EditionAct Act, bool Title, bool Note);
