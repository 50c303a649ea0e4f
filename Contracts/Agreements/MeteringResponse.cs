using NodaTime;

namespace IncidentPlatform.Contracts.Agreements;

/// <summary><c>GET /reports/metering</c>: what an organization used in a month.</summary>
/// <param name="Month">First date of the month in the organization's zone.</param>
/// <param name="From">First instant.</param>
/// <param name="To">First instant after it.</param>
/// <param name="Records">Records opened.</param>
/// <param name="Messages">Mails written.</param>
/// <param name="WorkedSeconds">Business time in progress that ended in the month, all groups.</param>
/// <param name="WaitedSeconds">Business time not in progress that ended in the month, all groups.</param>
/// <param name="StorageBytes">Size of all files, now.</param>
/// <param name="Agreements">By agreement that was in force in the month.</param>
public sealed record MeteringResponse(
    LocalDate Month,
    Instant From,
    Instant To,
    int Records,
    int Messages,
    long WorkedSeconds,
    long WaitedSeconds,
    long StorageBytes,
    IReadOnlyList<MeteredAgreementResponse> Agreements);
