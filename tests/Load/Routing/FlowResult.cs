namespace IncidentPlatform.Load.Routing;

/// <summary>How routing kept pace with submissions.</summary>
/// <param name="PerSecond">Submissions a second.</param>
/// <param name="Length">How long.</param>
/// <param name="Answers">Milliseconds until a submission was answered, sorted.</param>
/// <param name="SinceSent">Milliseconds from sending a submission until its decision was seen, sorted.</param>
/// <param name="SinceAnswered">The same from its answer.</param>
/// <param name="Undecided">Submissions without a decision a minute after the last.</param>
/// <param name="TooSlow">Decisions for which the classifier took too long.</param>
/// <param name="Failures">Submissions that were refused.</param>
internal sealed record FlowResult(
    int PerSecond, TimeSpan Length, double[] Answers, double[] SinceSent, double[] SinceAnswered, int Undecided, int TooSlow, int Failures)
{
    private const double Second = 1_000;

    /// <summary>Of all that were submitted, those whose decision was seen within a second of sending them, 0..1.</summary>
    public double WithinSecond => (double)SinceSent.Count(milliseconds => milliseconds <= Second) / Math.Max(1, SinceSent.Length + Undecided + Failures);

    /// <summary>The value that this share of a sorted list does not exceed.</summary>
    public static double Percentile(double[] sorted, double share) =>
        sorted.Length == 0 ? 0 : sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(share * sorted.Length) - 1)];
}
