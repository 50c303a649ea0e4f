using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Routing;

namespace IncidentPlatform.Analytics.Learning;

/// <summary>When models are trained anew, and what counts as drift. Section <c>Learning</c>.</summary>
internal sealed class LearningOptions
{
    public const string Section = "Learning";

    /// <summary>How often organizations are looked through. Default 1 h; 1 s to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>How often drift of an organization is measured. Default 1 day; 1 min to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan MeasuresEvery { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Resolved records that the model has not learned from, below which nothing is trained anew. Default 100; 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int FewestNewRecords { get; set; } = 100;

    /// <summary>Newest records that drift is measured on. Default 3,000; 100 to 50,000.</summary>
    [Range(100, 50_000)]
    public int MostMeasured { get; set; } = 3_000;

    /// <summary>Weeks that are compared with what was measured at training. Default 4; 1 to 26.</summary>
    [Range(1, 26)]
    public int Weeks { get; set; } = 4;

    /// <summary>Fewer records in these weeks say nothing. Default 200; 30 to 50,000.</summary>
    [Range(30, 50_000)]
    public int FewestDriftRecords { get; set; } = 200;

    /// <summary>Highest population stability index of the groups that resolve. Default 0.25; 0.01 to 10.</summary>
    [Range(0.01, 10)]
    public double MaxStabilityIndex { get; set; } = 0.25;

    /// <summary>By how much the share of unknown words may rise. Default 0.10; 0.01 to 1.</summary>
    [Range(0.01, 1)]
    public double MaxUnknownRise { get; set; } = 0.10;

    /// <summary>By how much mean confidence may fall. Default 0.10; 0.01 to 1.</summary>
    [Range(0.01, 1)]
    public double MaxConfidenceFall { get; set; } = 0.10;

    /// <summary>By how much the share of right first guesses may fall. Default 0.05; 0.01 to 1.</summary>
    [Range(0.01, 1)]
    public double MaxPrecisionFall { get; set; } = 0.05;

    /// <summary>Newest records of the last 90 days that are replayed. Default 5,000; 100 to 50,000.</summary>
    [Range(100, 50_000)]
    public int MostReplayed { get; set; } = 5_000;

    public RoutingDriftLimits Limits => new(MaxStabilityIndex, MaxUnknownRise, MaxConfidenceFall, MaxPrecisionFall, FewestDriftRecords);
}
