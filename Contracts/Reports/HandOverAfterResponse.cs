using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Domain.Kpi;
using NodaTime;

namespace IncidentPlatform.Contracts.Reports;

/// <summary>What became of a hand-over: as long before it as after it.</summary>
/// <param name="AgreementId">The agreement.</param>
/// <param name="Name">Its name.</param>
/// <param name="Provider">Who took over.</param>
/// <param name="GroupId">The group.</param>
/// <param name="Group">Its name.</param>
/// <param name="State">In force or ended.</param>
/// <param name="HandedOverAt">From when on the provider had it.</param>
/// <param name="ComparedDays">How many days on either side are compared, rounded down; a year at most.</param>
/// <param name="Before">The group before.</param>
/// <param name="After">The group in the provider's hands.</param>
/// <param name="Promises">What the provider itself promised (underpinning contract) and kept, of all that ended.</param>
/// <param name="Verdict">Whether it delivered its targets.</param>
public sealed record HandOverAfterResponse(
    Guid AgreementId,
    string Name,
    string Provider,
    Guid GroupId,
    string Group,
    AgreementState State,
    Instant HandedOverAt,
    int ComparedDays,
    HandOverSideResponse Before,
    HandOverSideResponse After,
    ShareResponse Promises,
    HandOverVerdict Verdict);
