namespace IncidentPlatform.Contracts.Reports;

/// <summary>All figures of a period, or of one row of it. Definitions: docs/kpis.md.</summary>
public sealed record KpiValuesResponse
{
    /// <summary>Records opened.</summary>
    public required int Opened { get; init; }

    /// <summary>Records whose last resolution fell into the period.</summary>
    public required int Resolved { get; init; }

    /// <summary>Records closed.</summary>
    public required int Closed { get; init; }

    /// <summary>What is counted apart.</summary>
    public required CountedApartResponse CountedApart { get; init; }

    /// <summary>Open at the end, or now where that is still to come.</summary>
    public required BacklogResponse Backlog { get; init; }

    /// <summary>Per metric.</summary>
    public required IReadOnlyList<AttainmentResponse> Attainment { get; init; }

    /// <summary>Now, per metric; null where the figures are not about now.</summary>
    public IReadOnlyList<BreachRiskResponse>? BreachRisk { get; init; }

    /// <summary>Business time from opening to the first response (MTTA).</summary>
    public required DurationFiguresResponse Acknowledge { get; init; }

    /// <summary>Business time from opening to the last resolution, pauses excluded (MTTR).</summary>
    public required DurationFiguresResponse Resolve { get; init; }

    /// <summary>Elapsed time from opening to the last resolution.</summary>
    public required DurationFiguresResponse ResolveElapsed { get; init; }

    /// <summary>Resolved by a tier-1 group without a hop and not reopened, of resolved.</summary>
    public required ShareResponse FirstContact { get; init; }

    /// <summary>Reopened at least once, of resolved.</summary>
    public required ShareResponse Reopened { get; init; }

    /// <summary>Functionally escalated at least once, of opened.</summary>
    public required ShareResponse Escalated { get; init; }

    /// <summary>Passed back and forth, of opened.</summary>
    public required ShareResponse PingPong { get; init; }

    /// <summary>Assigned by the classifier, of those it was asked about.</summary>
    public required ShareResponse AutoAssigned { get; init; }

    /// <summary>Resolved by the group that the classifier assigned, of those it assigned.</summary>
    public required ShareResponse Precision { get; init; }

    /// <summary>Resolved by the group that a person or the classifier chose first, of resolved.</summary>
    public required ShareResponse FirstAssignmentRight { get; init; }

    /// <summary>The consumers' ratings.</summary>
    public required SatisfactionResponse Satisfaction { get; init; }
}
