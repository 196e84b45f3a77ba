using System.Collections.Immutable;

namespace CollaborationManifesto.Model;

/// <summary>A problem with a page, as a reader reported it to the curators. It is never published. One row of the table <c>reports</c>.</summary>
/// <param name="Page">The page's address as the reader gave it: it may be no address at all.</param>
public sealed record ProblemReport(ContributionId Id, string Page, string Text, DateTimeOffset SentAt)
{
    public const int MaxPageLength = 500;
    public const int MaxTextLength = 2_000;
    public const int MaxAnswerLength = 2_000;

    /// <summary>While so many are waiting, no more are accepted: nobody reads them, or a program sends them.</summary>
    public const int MostWaiting = 200;

    public const string Restored = "restored";

    /// <summary>Older commands are forgotten. A message waits for its command for minutes only.</summary>
    private const int MostCommands = 20;

    public EmailAddress? Email { get; init; }

    public bool EmailConfirmed { get; init; }

    public IntakeFlags Flags { get; init; }

    /// <summary>Null while it is waiting.</summary>
    public ReportEnding? Ending { get; init; }

    /// <summary>When the person who sent it removed it. The empty row stays for as long as a closed report, so that the same post does not bring it back.</summary>
    public DateTimeOffset? RemovedAt { get; init; }

    /// <summary>Sealed address that the email provider still has to be asked to delete; null if there is none.</summary>
    public string? ErasureDue { get; init; }

    /// <summary>Ids of the commands that changed it, newest last.</summary>
    public ImmutableArray<string> Commands { get; init; } = [];

    public bool IsRemoved => RemovedAt is not null;

    public DateTimeOffset LastChangedAt => RemovedAt ?? Ending?.At ?? SentAt;

    /// <summary>Restored from an export, and not changed since: its emails were sent before.</summary>
    public bool IsAsRestored => Commands is [.., Restored];

    public bool IsWaiting => Ending is null && !IsRemoved;

    public bool HasCommand(string id) => Commands.Contains(id);

    public ProblemReport ChangedBy(string commandId) => this with { Commands = [.. Commands.TakeLast(MostCommands - 1), commandId] };

    /// <summary>Nothing that was typed is left.</summary>
    public ProblemReport RemovedBy(string commandId, DateTimeOffset at, Func<string, string> seal) => new ProblemReport(Id, "", "", SentAt)
    {
        RemovedAt = at,
        ErasureDue = Email is { } address ? seal(address.StoredAs ?? address.Value) : ErasureDue,
        Commands = Commands,
    }.ChangedBy(commandId);
}

/// <summary>A curator answered the report or closed it.</summary>
/// <param name="Answer">Null if it was closed without one.</param>
public sealed record ReportEnding(string CommandId, DateTimeOffset At, string CuratorId, string CuratorName, string? Answer);
