using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Worker.Sla;

/// <summary>How changes of levels are carried out. Section <c>Levels</c>.</summary>
internal sealed class LevelOptions
{
    public const string Section = "Levels";

    /// <summary>Wait between two looks for changes. Default 1 s; 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>Records changed in one transaction, in which they stay locked. Default 500; 1 to 5000.</summary>
    [Range(1, 5_000)]
    public int BatchSize { get; set; } = 500;

    /// <summary>Lanes of changes on which this process works at once. Default 2; 1 to 16.</summary>
    [Range(1, 16)]
    public int Hands { get; set; } = 2;

    /// <summary>Longest stretch of work before the loop says that it is alive. Default 10 s; 100 ms to 1 min.</summary>
    [Range(typeof(TimeSpan), "00:00:00.100", "00:01:00")]
    public TimeSpan LongestPass { get; set; } = TimeSpan.FromSeconds(10);
}
