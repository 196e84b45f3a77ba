using System.ComponentModel.DataAnnotations;

namespace CollaborationManifesto.Settings;

/// <summary>Timing of write-ahead messages (docs/adr/0002).</summary>
public sealed class ChangeSettings
{
    /// <summary>Seconds that a message stays invisible while its row is being written.</summary>
    [Range(0.0, 60.0, ErrorMessage = "expected a number of seconds from 0 to 60")]
    public double HeadStartSeconds { get; set; } = 1;

    /// <summary>Seconds before a message whose row is not there yet is looked at again.</summary>
    [Range(1.0, 300.0, ErrorMessage = "expected a number of seconds from 1 to 300")]
    public double LookAgainSeconds { get; set; } = 30;

    /// <summary>Seconds from the close of a live session to the moment when its notes go to the curators: longer than a note takes to be written.</summary>
    [Range(0.0, 600.0, ErrorMessage = "expected a number of seconds from 0 to 600")]
    public double SessionGraceSeconds { get; set; } = 60;
}
