using System.ComponentModel.DataAnnotations;

namespace CollaborationManifesto.Settings;

/// <summary>How the site is published.</summary>
public sealed class PublishingSettings
{
    /// <summary>Seconds from one snapshot to the next: an afternoon of decisions is a few versions to compare and not a hundred.</summary>
    [Range(1.0, 86_400.0, ErrorMessage = "expected a number of seconds from 1 to 86400")]
    public double SnapshotMinIntervalSeconds { get; set; } = 600;
}
