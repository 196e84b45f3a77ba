namespace CollaborationManifesto.Model;

/// <summary>Why a card of an export is not taken in.</summary>
public enum SkipReason
{
    Archived,
    ListArchived,
    ListMissing,
    ListLeftOut,
    ListUnmapped,
    Template,

    /// <summary>It shows a card that stands elsewhere.</summary>
    Mirror,

    /// <summary>It is a line between cards.</summary>
    Separator,
    Empty,
    Repeated,
    NoCategory,

    /// <summary>It breaks a rule that every contribution is held to.</summary>
    BreaksRule,

    /// <summary>It changed in Trello after curators decided on it here.</summary>
    Decided,

    /// <summary>It changed in Trello after it was edited here.</summary>
    Edited,

    /// <summary>It says more than a row of the table can keep.</summary>
    NoRoom,

    /// <summary>It was declined or withdrawn here, and deleted when its time was over.</summary>
    Deleted,
}
