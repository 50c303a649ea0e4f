namespace IncidentPlatform.Contracts.OnCall;

/// <summary>Who is on call for a group at an instant.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="Group">Its name.</param>
/// <param name="RotaId">Its rota; null when it has none.</param>
/// <param name="Shifts">In the order in which their people are called, with the whole of each shift; empty when nobody can be called.</param>
public sealed record OnCallNowResponse(Guid GroupId, string Group, Guid? RotaId, IReadOnlyList<OnCallShiftResponse> Shifts);
