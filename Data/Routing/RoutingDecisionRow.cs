using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Routing;
using NodaTime;

namespace IncidentPlatform.Data.Routing;

/// <summary>What routing decided about a record, and why.</summary>
public sealed class RoutingDecisionRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }
    public required Guid IncidentId { get; init; }
    public required RoutingOutcome Outcome { get; init; }
    public int? ModelVersion { get; init; }
    public required RoutingSuggestionValue[] Suggestions { get; init; }
    public string? Note { get; init; }

    /// <summary>The nearest resolved records when it was decided, nearest first.</summary>
    public SimilarRecordValue[] SimilarRecords { get; init; } = [];
    public required Instant At { get; init; }

    /// <summary>The group of the first guess, by which it is judged; null when nothing was guessed, or when a rule went before it.</summary>
    public Guid? GroupId { get; init; }

    /// <summary>Of the first guess, 0..1.</summary>
    public double? Confidence { get; init; }

    /// <summary>Whether the first guess was sure enough to be applied without a person, whatever the mode.</summary>
    public bool WouldApply { get; init; }

    /// <summary>The most cautious of the modes that applied; null when nothing was guessed.</summary>
    public RoutingMode? Mode { get; init; }

    /// <summary>The open major incident that the record seems to be part of; null when there was none.</summary>
    public Guid? MajorId { get; init; }

    /// <summary>The group that resolved the record; null while nobody has.</summary>
    public Guid? ResolvedGroupId { get; set; }

    /// <summary>Whether the first guess was right; null while that is not known.</summary>
    public RoutingJudgement? Judgement { get; set; }

    /// <summary>When it was judged; null while it is not.</summary>
    public Instant? JudgedAt { get; set; }
}
