namespace IncidentPlatform.Contracts.Reports;

/// <summary>A part of a whole.</summary>
/// <param name="Count">The part.</param>
/// <param name="Of">The whole.</param>
/// <param name="Share">0..1; null where the whole is empty.</param>
public sealed record ShareResponse(int Count, int Of, double? Share)
{
    /// <summary>The share of a count.</summary>
    public static ShareResponse From(int count, int of) => new(count, of, of == 0 ? null : (double)count / of);
}
