namespace IncidentPlatform.Domain.Kpi;

/// <summary>How the backlog is divided by age: below 1, 1–3, 3–7, 7–14, from 14 business days on.</summary>
/// <remarks>
/// A record is N business days old from the instant that its calendar gives as N business days after opening. Facts keep
/// these instants, so that the age at any instant, past or present, is a comparison.
/// </remarks>
public static class AgeBuckets
{
    /// <summary>The business days at which a record passes into the next bucket.</summary>
    public static IReadOnlyList<int> Days { get; } = [1, 3, 7, 14];

    /// <summary>Number of buckets.</summary>
    public static int Count => Days.Count + 1;
}
