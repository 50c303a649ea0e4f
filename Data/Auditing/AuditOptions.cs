using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Data.Auditing;

/// <summary>How timelines are replayed. Section <c>Auditing</c>.</summary>
public sealed class AuditOptions
{
    public const string Section = "Auditing";

    /// <summary>Records read at once: memory follows this times <see cref="Parallelism"/>. Default 200; 1 to 2000.</summary>
    [Range(1, 2_000)]
    public int BatchSize { get; set; } = 200;

    /// <summary>Batches replayed side by side. Default 0: one for each processor, at most 8; up to 32.</summary>
    [Range(0, 32)]
    public int Parallelism { get; set; }

    /// <summary>Differences that are kept of one run; all are counted. Default 1000; 1 to 100,000.</summary>
    [Range(1, 100_000)]
    public int MostKept { get; set; } = 1_000;

    /// <summary>Runs of which the outcome is kept. Default 60; 1 to 1000.</summary>
    [Range(1, 1_000)]
    public int RunsKept { get; set; } = 60;

    internal int Threads => Parallelism > 0 ? Parallelism : Math.Min(Environment.ProcessorCount, 8);
}
