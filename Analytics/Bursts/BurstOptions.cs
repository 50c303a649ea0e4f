using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Analytics.Bursts;

/// <summary>How bursts of similar records are looked for. Section <c>Bursts</c>; how many records make one is each organization's to say.</summary>
internal sealed class BurstOptions
{
    public const string Section = "Bursts";

    /// <summary>From which likeness two records are about the same. Default 0.2; 0.15 to 1.</summary>
    [Range(0.15, 1)]
    public double Likeness { get; set; } = 0.2;

    /// <summary>Newest records of the service within the window with which a new one is compared. Default 100; 20 to 1,000.</summary>
    [Range(20, 1_000)]
    public int MostCompared { get; set; } = 100;
}
