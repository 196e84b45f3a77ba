namespace CollaborationManifesto.Model;

/// <summary>
/// A note that someone wrote in a live session. When the session closes, it becomes a contribution with the same id, and only then. From then
/// on it has no words any more and only says whose it was (docs/adr/0020).
/// </summary>
/// <param name="Participant">The phone that it came from; nobody knows whose it is.</param>
/// <param name="Text">As typed; empty if it was removed or brought in.</param>
/// <param name="Category">Id of a category.</param>
/// <param name="AgreedAt">When its writer agreed to the open licence.</param>
public sealed record SessionNote(ContributionId Id, ContributionId Participant, string Text, string Category, DateTimeOffset SentAt, DateTimeOffset AgreedAt)
{
    /// <summary>Characters. It has to be read on a wall.</summary>
    public const int MaxLength = 500;

    public string? Name { get; init; }

    public string? Organisation { get; init; }

    /// <summary>The name and organisation are on the wall.</summary>
    public bool NamedInRoom { get; init; }

    /// <summary>The name or organisation stands under it on the site.</summary>
    public bool Credited { get; init; }

    /// <summary>When its writer last changed it; null if they never did.</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>Its writer removed it. It still counts, so that nobody gets round the limits by removing notes.</summary>
    public bool IsRemoved { get; init; }

    /// <summary>A facilitator hid it from the room.</summary>
    public bool IsHidden { get; init; }

    /// <summary>It came after the reveal or looked odd, and no facilitator has looked at it yet.</summary>
    public bool IsUnchecked { get; init; }

    /// <summary>A facilitator has looked at it after it had waited.</summary>
    public bool IsChecked { get; init; }

    public bool HoneypotFilled { get; init; }

    /// <summary>Where facilitators put it among the themes; null if they never did.</summary>
    public ThemePlace? Place { get; init; }

    /// <summary>When the closing took it to make a contribution of it; null until then.</summary>
    public DateTimeOffset? BroughtInAt { get; init; }

    /// <summary>When its contribution was deleted because nobody had decided it for a year; null if it was not.</summary>
    public DateTimeOffset? ExpiredAt { get; init; }

    /// <summary>It can be changed here.</summary>
    public bool IsLive => !IsRemoved && BroughtInAt is null;

    /// <summary>It is live, or the closing has taken it and its contribution may not be there yet.</summary>
    public bool HasWords => !IsRemoved && Text.Length > 0;

    /// <summary>It is on the wall once the notes are revealed.</summary>
    public bool IsShown => HasWords && !IsHidden && !IsUnchecked;

    /// <summary>The name that the room sees; null for none.</summary>
    public string? Credit => !NamedInRoom ? null : Name is not null && Organisation is not null ? $"{Name}, {Organisation}" : Name ?? Organisation;

    /// <summary>Without anything that someone typed.</summary>
    public SessionNote WithoutWords() => this with { Text = "", Name = null, Organisation = null, NamedInRoom = false, Credited = false };
}
