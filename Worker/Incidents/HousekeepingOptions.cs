using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Worker.Incidents;

/// <summary>What the platform does to records on a schedule. Section <c>Housekeeping</c>.</summary>
internal sealed class HousekeepingOptions
{
    public const string Section = "Housekeeping";

    /// <summary>Wait between two looks for records to close. Default 1 min; 100 ms to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "01:00:00")]
    public TimeSpan AutoCloseInterval { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Wait between two looks for holds that are over. Default 1 s; 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan HoldInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Wait between two looks for records that nobody routed. Default 1 s; 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan RoutingInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>How long the classifier has to answer before the category's rule decides. Default 15 s; 1 s to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan RoutingAnswerWithin { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Wait between two looks for what has run out. Default 1 h; 100 ms to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "1.00:00:00")]
    public TimeSpan ExpiryInterval { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Records read at once. Default 100; 1 to 1000.</summary>
    [Range(1, 1_000)]
    public int BatchSize { get; set; } = 100;
}
