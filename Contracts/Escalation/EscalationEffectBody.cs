using IncidentPlatform.Domain.Escalation;

namespace IncidentPlatform.Contracts.Escalation;

/// <summary>What a rule does.</summary>
/// <param name="Kind">What.</param>
/// <param name="Target">Whom it tells; null for other kinds.</param>
/// <param name="Id">The person, group or webhook that it names; null where it names none.</param>
/// <param name="Name">Their name, in answers; ignored in requests.</param>
public sealed record EscalationEffectBody(EscalationEffectKind Kind, NotifyTarget? Target = null, Guid? Id = null, string? Name = null);
