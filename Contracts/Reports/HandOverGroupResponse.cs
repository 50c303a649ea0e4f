using IncidentPlatform.Domain.Kpi;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>A group and what speaks for or against handing it over.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Group">Its name.</param>
/// <param name="Actor">As whom it takes part.</param>
/// <param name="Agreement">The agreement that is offered, accepted or in force; null while the group is nobody's but the organization's.</param>
/// <param name="IsJudged">Whether there is enough to judge by, and the group is in no provider's hands.</param>
/// <param name="Reasons">What stands out, those for a hand-over first.</param>
/// <param name="Received">Records that came to it.</param>
/// <param name="OutOfHours">Arrivals while its calendar was closed, of all.</param>
/// <param name="WorkedSeconds">Business time in progress.</param>
/// <param name="WaitedSeconds">Business time in which its records lay, what the consumer took left out.</param>
/// <param name="Attainment">Resolution promised to consumers, met while it had the record, of all that were met or breached then.</param>
/// <param name="FirstContact">Resolved at the first contact, of all that it resolved. Only groups of tier 1 can.</param>
/// <param name="OwnCost">The hours worked at the organization's hourly cost, in its currency; null where that is not known.</param>
/// <param name="Price">What a provider would ask for it; null where no agreement names a price.</param>
public sealed record HandOverGroupResponse(
    Guid GroupId,
    string Group,
    HandOverActor Actor,
    HandOverAgreementResponse? Agreement,
    bool IsJudged,
    IReadOnlyList<HandOverReason> Reasons,
    int Received,
    ShareResponse OutOfHours,
    long WorkedSeconds,
    long WaitedSeconds,
    ShareResponse Attainment,
    ShareResponse FirstContact,
    long? OwnCost,
    HandOverPriceResponse? Price);
