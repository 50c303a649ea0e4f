using NodaTime;

namespace IncidentPlatform.Contracts.OnCall;

/// <summary>Who takes turns for a support group.</summary>
/// <param name="Id">The rota.</param>
/// <param name="GroupId">The group.</param>
/// <param name="Group">Its name.</param>
/// <param name="Zone">IANA zone of hand-overs and hours of duty.</param>
/// <param name="CalendarId">Whose dated closings are the holidays; null for none.</param>
/// <param name="Calendar">Name of that calendar.</param>
/// <param name="Layers">In the order in which their people are called.</param>
/// <param name="Version">For <c>If-Match</c>; overrides do not change it.</param>
/// <param name="ChangedAt">When it was last changed.</param>
/// <param name="ChangedBy">By whom.</param>
/// <param name="Warnings">What may surprise its author in the next eight weeks.</param>
public sealed record RotaResponse(
    Guid Id,
    Guid GroupId,
    string Group,
    string Zone,
    Guid? CalendarId,
    string? Calendar,
    IReadOnlyList<OnCallLayerResponse> Layers,
    int Version,
    Instant ChangedAt,
    string ChangedBy,
    RotaWarningsResponse Warnings);
