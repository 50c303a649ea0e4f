using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.OnCall;
using NodaTime;

namespace IncidentPlatform.Contracts.OnCall;

/// <summary>People who take turns, as a caller writes them down.</summary>
/// <param name="Name">What people call the layer.</param>
/// <param name="PersonIds">In the order of their turns.</param>
/// <param name="StartsOn">Local date of the first hand-over, to the first person.</param>
/// <param name="HandOverAt">Time of the local day at which the next person takes over.</param>
/// <param name="RotationDays">Local dates from one hand-over to the next: 7 for a week.</param>
/// <param name="Week">When the layer is on duty: seven lists from Monday of <c>["08:00","17:00"]</c>; null for always.</param>
/// <param name="Holidays">What a holiday changes in that.</param>
/// <param name="Id">The layer's id, so that its overrides stay with it; null for a new layer.</param>
public sealed record OnCallLayerRequest(
    [property: Required, MinLength(1), MaxLength(80)] string Name,
    [property: Required] IReadOnlyList<Guid> PersonIds,
    LocalDate StartsOn,
    LocalTime HandOverAt,
    int RotationDays,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>>? Week = null,
    HolidayDuty Holidays = HolidayDuty.AsWeekday,
    Guid? Id = null);
