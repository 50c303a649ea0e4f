using IncidentPlatform.Domain.Calendars;
using NodaTime;

namespace IncidentPlatform.Domain.OnCall;

/// <summary>People who take turns.</summary>
/// <param name="Id">Stable over changes of the rota: overrides name it. Unique in the rota.</param>
/// <param name="Name">What people call it: <c>Office hours</c>, <c>Back-up</c>.</param>
/// <param name="PersonIds">In the order of their turns; who stands in it twice has two turns a round.</param>
/// <param name="StartsOn">Local date of the first hand-over, to the first person. Before it nobody of the layer is on call.</param>
/// <param name="HandOverAt">Time of the local day at which the next person takes over.</param>
/// <param name="RotationDays">Local dates from one hand-over to the next: 7 for a week. 1 to <see cref="MostRotationDays"/>.</param>
/// <param name="Week">When the layer is on duty: seven lists from Monday, as in a calendar; null for always.</param>
/// <param name="Holidays">What a holiday changes in that.</param>
public sealed record OnCallLayer(
    Guid Id,
    string Name,
    IReadOnlyList<Guid> PersonIds,
    LocalDate StartsOn,
    LocalTime HandOverAt,
    int RotationDays,
    IReadOnlyList<IReadOnlyList<Opening>>? Week = null,
    HolidayDuty Holidays = HolidayDuty.AsWeekday)
{
    /// <summary>The longest turn.</summary>
    public const int MostRotationDays = 366;

    /// <summary>The most turns in a round.</summary>
    public const int MostTurns = 100;

    /// <summary>Equal in every turn and every opening, in the order given.</summary>
    public bool Equals(OnCallLayer? other) =>
        other is not null
        && (Id, Name, StartsOn, HandOverAt, RotationDays, Holidays)
            == (other.Id, other.Name, other.StartsOn, other.HandOverAt, other.RotationDays, other.Holidays)
        && PersonIds.SequenceEqual(other.PersonIds)
        && (Week is null
            ? other.Week is null
            : other.Week is not null && Week.Count == other.Week.Count && Week.Zip(other.Week).All(day => day.First.SequenceEqual(day.Second)));

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Id, Name, StartsOn, HandOverAt, RotationDays, PersonIds.Count);
}
