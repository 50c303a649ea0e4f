using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Worker.Auditing;

/// <summary>When every timeline is replayed. Section <c>Auditing:Nightly</c>.</summary>
internal sealed class NightlyAuditOptions
{
    public const string Section = "Auditing:Nightly";

    /// <summary>Whether it happens at all. Default yes.</summary>
    public bool IsEnabled { get; set; } = true;

    /// <summary>The hour of the night in each organization's zone, from which on it is due. Default 2; 0 to 23.</summary>
    [Range(0, 23)]
    public int Hour { get; set; } = 2;

    /// <summary>Wait between two looks whether one is due. Default 10 min; 100 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(10);
}
