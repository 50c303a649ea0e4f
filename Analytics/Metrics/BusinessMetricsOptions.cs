using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Analytics.Metrics;

/// <summary>What operators watch. Section <c>BusinessMetrics</c>.</summary>
internal sealed class BusinessMetricsOptions
{
    public const string Section = "BusinessMetrics";

    /// <summary>How often the figures are read, whoever scrapes and however often. Default 15 s; 100 ms to 10 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:10:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Organizations with a label of their own, the oldest first; the rest share <c>other</c>. Default 200; 1 to 200.</summary>
    [Range(1, 200)]
    public int MaxOrganizations { get; set; } = 200;

    /// <summary>Days over which mean times are taken. Default 30; 1 to 366.</summary>
    [Range(1, 366)]
    public int MeanDays { get; set; } = 30;
}
