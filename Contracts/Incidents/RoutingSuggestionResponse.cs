using NodaTime;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>A group that is proposed; <see cref="Bias"/>, all weights and <see cref="Rest"/> add up to <see cref="Score"/>.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Group">Its name.</param>
/// <param name="Confidence">Calibrated, 0..1; of a group found by similar records, their share.</param>
/// <param name="Terms">The words that spoke for it, strongest first.</param>
public sealed record RoutingSuggestionResponse(Guid GroupId, string Group, double Confidence, IReadOnlyList<RoutingTermResponse> Terms)
{
    /// <summary>The words that spoke against it, strongest first.</summary>
    public IReadOnlyList<RoutingTermResponse> Against { get; init; } = [];

    /// <summary>The group's whole score; null when it was found by similar records.</summary>
    public double? Score { get; init; }

    /// <summary>What the group has before any word.</summary>
    public double Bias { get; init; }

    /// <summary>What all words add that are not named.</summary>
    public double Rest { get; init; }

    /// <summary>Found by similar records: the model has too few of the group's to know it.</summary>
    public bool IsBySimilarity { get; init; }

    /// <summary>Whether somebody of the group is on shift now.</summary>
    public bool IsStaffed { get; init; } = true;

    /// <summary>When somebody is next; null while somebody is, and when that is not known.</summary>
    public Instant? StaffedAt { get; init; }
}
