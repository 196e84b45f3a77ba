using System.ComponentModel.DataAnnotations;

namespace CollaborationManifesto.Settings;

public sealed class PublishingSettings
{
    /// <summary>Seconds between snapshots, so that an afternoon of decisions gives a few versions to compare and not a hundred.</summary>
    [Range(1.0, 86_400.0, ErrorMessage = "expected a number of seconds from 1 to 86400")]
    public double SnapshotMinIntervalSeconds { get; set; } = 600;
}
