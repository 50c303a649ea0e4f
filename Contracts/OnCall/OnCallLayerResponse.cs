using IncidentPlatform.Domain.OnCall;
using NodaTime;

namespace IncidentPlatform.Contracts.OnCall;

/// <summary>People who take turns; see <see cref="OnCallLayerRequest"/>.</summary>
/// <param name="Id">The layer.</param>
/// <param name="Name">What people call it.</param>
/// <param name="People">In the order of their turns.</param>
/// <param name="StartsOn">Local date of the first hand-over.</param>
/// <param name="HandOverAt">Time of the local day of hand-overs.</param>
/// <param name="RotationDays">Local dates from one hand-over to the next.</param>
/// <param name="Week">When the layer is on duty, seven lists from Monday; null for always.</param>
/// <param name="Holidays">What a holiday changes in that.</param>
public sealed record OnCallLayerResponse(
    Guid Id,
    string Name,
    IReadOnlyList<OnCallPersonResponse> People,
    LocalDate StartsOn,
    LocalTime HandOverAt,
    int RotationDays,
    IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>>? Week,
    HolidayDuty Holidays);
