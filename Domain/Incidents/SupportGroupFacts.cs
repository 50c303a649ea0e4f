namespace IncidentPlatform.Domain.Incidents;

/// <summary>What a rule needs to know of a support group.</summary>
/// <param name="Id">The group.</param>
/// <param name="Tier">1 (first line) to 3.</param>
/// <param name="IsActive">Whether it takes records.</param>
/// <param name="IsProvided">Whether an agreement in force hands it to an external provider.</param>
/// <param name="MemberIds">Its active members.</param>
public sealed record SupportGroupFacts(Guid Id, int Tier, bool IsActive, bool IsProvided, IReadOnlyCollection<Guid> MemberIds);
