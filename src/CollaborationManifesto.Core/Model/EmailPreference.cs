namespace CollaborationManifesto.Model;

/// <summary>What a curator wants to be mailed about what waits. A mail that they ask for themselves comes whatever they chose.</summary>
public enum EmailPreference
{
    /// <summary>A mail for each contribution, and a digest where many come.</summary>
    Each,

    /// <summary>Digests, and no more often than <see cref="Settings.NoticeSettings.DigestOnlyHours"/>.</summary>
    DigestOnly,

    /// <summary>Nothing until they choose otherwise.</summary>
    Paused,
}
