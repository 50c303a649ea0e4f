using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Analytics.Similarity;

/// <summary>Similar records. Section <c>Similarity</c>.</summary>
internal sealed class SimilarityOptions
{
    public const string Section = "Similarity";

    /// <summary>Newest records of an organization that are compared. Default 100,000, some 70 MB; 1,000 to 1,000,000.</summary>
    [Range(1_000, 1_000_000)]
    public int MaxRecords { get; set; } = 100_000;

    /// <summary>Organizations in memory at once; the least recently asked goes first. Default 16; 1 to 1,000.</summary>
    [Range(1, 1_000)]
    public int Capacity { get; set; } = 16;

    /// <summary>How long a question waits for an index that is being built, or caught up. Default 100 ms; 0 to 10 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:00:10")]
    public TimeSpan WaitsFor { get; set; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How old the view of new records may be. Default 2 s; 0 to 1 h.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan FreshFor { get; set; } = TimeSpan.FromSeconds(2);
}
