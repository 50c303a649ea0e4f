using IncidentPlatform.Load.Platform;

namespace IncidentPlatform.Load.Http;

/// <summary>How a phase went.</summary>
/// <param name="Name">What was done.</param>
/// <param name="Clients">How many at once.</param>
/// <param name="Length">How long.</param>
/// <param name="Latencies">Milliseconds of what succeeded, sorted.</param>
/// <param name="Failures">What did not succeed.</param>
/// <param name="Failure">The first of those.</param>
/// <param name="Cpu">Processor time on the server's side.</param>
internal sealed record PhaseResult(
    string Name, int Clients, TimeSpan Length, double[] Latencies, int Failures, string? Failure, CpuTime Cpu)
{
    /// <summary>How many a second.</summary>
    public double PerSecond => Latencies.Length / Length.TotalSeconds;

    /// <summary>Milliseconds of processor time until the answer, for one of them.</summary>
    public double RequestCpu => Latencies.Length == 0 ? 0 : Cpu.OfRequests * 1000 / Latencies.Length;

    /// <summary>Milliseconds of processor time of Worker, Analytics and their database while it ran, for one of them.</summary>
    public double FollowerCpu => Latencies.Length == 0 ? 0 : Cpu.OfFollowers * 1000 / Latencies.Length;

    /// <summary>The latency that this share of them did not exceed, in milliseconds.</summary>
    public double Percentile(double share) =>
        Latencies.Length == 0 ? 0 : Latencies[Math.Min(Latencies.Length - 1, (int)Math.Ceiling(share * Latencies.Length) - 1)];
}
