using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Worker.Routing;

/// <summary>What the platform concludes from the outcomes of routing. Section <c>RoutingReview</c>.</summary>
internal sealed class RoutingReviewOptions
{
    public const string Section = "RoutingReview";

    /// <summary>Wait between two looks for new outcomes. Default 1 min; 100 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Latest decisions of a group that its rolling precision is counted over. Default 100; 20 to 500.</summary>
    [Range(20, 500)]
    public int Decisions { get; set; } = 100;

    /// <summary>Of fewer decisions nothing is concluded. Default 50; 10 to 500.</summary>
    [Range(10, 500)]
    public int FewestDecisions { get; set; } = 50;

    /// <summary>Days that a decision counts for rolling precision. Default 90; 1 to 3,650.</summary>
    [Range(1, 3_650)]
    public int Days { get; set; } = 90;

    /// <summary>New outcomes after which thresholds are picked anew, even before the day is over. Default 200; 20 to 10,000.</summary>
    [Range(20, 10_000)]
    public int OutcomesPerPick { get; set; } = 200;

    /// <summary>Wait after which thresholds are picked anew when there is any new outcome. Default 1 day; 1 min to 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "30.00:00:00")]
    public TimeSpan PicksEvery { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Latest outcomes that thresholds are picked from, over all groups. Default 5,000; 100 to 50,000.</summary>
    [Range(100, 50_000)]
    public int MostOutcomes { get; set; } = 5_000;
}
