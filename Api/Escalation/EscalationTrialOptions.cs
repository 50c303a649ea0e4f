using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Api.Escalation;

/// <summary>Bounds of a dry run. Section <c>EscalationTrial</c>.</summary>
internal sealed class EscalationTrialOptions
{
    public const string Section = "EscalationTrial";

    /// <summary>Records looked at, newest first. Default 20,000; 1 to 1,000,000.</summary>
    [Range(1, 1_000_000)]
    public int MostRecords { get; set; } = 20_000;

    /// <summary>Time for one answer; what is left then is left out, and the answer says so. Default 8 s; 100 ms to 5 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:05:00")]
    public TimeSpan MostTime { get; set; } = TimeSpan.FromSeconds(8);
}
