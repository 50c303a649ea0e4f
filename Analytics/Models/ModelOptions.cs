using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Analytics.Models;

/// <summary>Training and keeping of routing models. Section <c>Models</c>.</summary>
internal sealed class ModelOptions
{
    public const string Section = "Models";

    /// <summary>Where models in service are cached on disk. Default: a folder of this user among the temporary files.</summary>
    [Required]
    public string Folder { get; set; } = Path.Combine(Path.GetTempPath(), $"incident-platform-models-{Environment.UserName}");

    /// <summary>Models in memory at once, some 20 MB each; the least recently used goes first. Default 16; 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int Capacity { get; set; } = 16;

    /// <summary>Newest resolved records that are learned from. Default 20,000; 300 to 200,000.</summary>
    [Range(300, 200_000)]
    public int MaxExamples { get; set; } = 20_000;

    /// <summary>Resolved records from which an organization without a model gets one by itself. Default 300; 50 to 100,000.</summary>
    [Range(50, 100_000)]
    public int MinExamples { get; set; } = 300;

    /// <summary>How often organizations without a model are looked for. Default 10 min; 1 s to 1 day.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan FirstTrainingInterval { get; set; } = TimeSpan.FromMinutes(10);
}
