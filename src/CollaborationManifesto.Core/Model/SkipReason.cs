namespace CollaborationManifesto.Model;

/// <summary>Why an import skips a card.</summary>
public enum SkipReason
{
    Archived,
    ListArchived,
    ListMissing,
    ListLeftOut,
    ListUnmapped,
    Template,

    /// <summary>It mirrors another card.</summary>
    Mirror,

    /// <summary>It is only a line between cards.</summary>
    Separator,
    Empty,
    Repeated,
    NoCategory,

    /// <summary>It breaks a rule that applies to every contribution.</summary>
    BreaksRule,

    /// <summary>It changed in Trello after curators decided on it here.</summary>
    Decided,

    /// <summary>It changed in Trello after it was edited here.</summary>
    Edited,

    /// <summary>It is too large for a table row.</summary>
    NoRoom,

    /// <summary>It was declined or withdrawn here, then deleted at the end of its retention period.</summary>
    Deleted,
}
