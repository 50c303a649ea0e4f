namespace IncidentPlatform.Contracts.Incidents;

/// <summary>A word's part in a prediction.</summary>
/// <param name="Term">The word, or a fact such as <c>unit=finance</c>.</param>
/// <param name="Weight">What it adds to the score.</param>
public sealed record RoutingTermResponse(string Term, double Weight)
{
    /// <summary>What the fact's value is called, such as a service's name; null for a word, and for a value that has no name any more.</summary>
    public string? Name { get; init; }
}
