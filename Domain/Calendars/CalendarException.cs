using NodaTime;

namespace IncidentPlatform.Domain.Calendars;

#pragma warning disable CA1711 // An exception of a calendar is what the field calls it; it is not thrown.
/// <summary>A local date that differs from its weekday: a holiday, a half day, an extra opening.</summary>
/// <param name="Date">The date in the calendar's zone.</param>
/// <param name="Name">What people call it.</param>
/// <param name="Openings">The openings of that date; they replace those of its weekday. Empty: closed all day.</param>
public sealed record CalendarException(LocalDate Date, string Name, IReadOnlyList<Opening> Openings)
#pragma warning restore CA1711
{
    /// <summary>Equal in date, name and every opening in the order given.</summary>
    public bool Equals(CalendarException? other) =>
        other is not null && Date == other.Date && Name == other.Name && Openings.SequenceEqual(other.Openings);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Date, Name, Openings.Count);
}
