using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Analytics.Decisions;

/// <summary>Decisions about new records. Section <c>Routing</c>.</summary>
internal sealed class RoutingOptions
{
    public const string Section = "Routing";

    /// <summary>How long a decision waits for the classifier; then rules decide. Default 200 ms; 1 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.001", "00:01:00")]
    public TimeSpan TimeBox { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>From which likeness to an open major incident a new record seems to be part of it. Default 0.5; 0.2 to 1.</summary>
    [Range(0.2, 1)]
    public double MajorLikeness { get; set; } = 0.5;
}
