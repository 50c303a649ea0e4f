using IncidentPlatform.Domain.Calendars;
using NodaTime;

namespace IncidentPlatform.Domain.OnCall;

/// <summary>Whether somebody of a group can take a record now.</summary>
/// <param name="IsStaffed">Whether somebody is on shift.</param>
/// <param name="NextAt">When somebody is next; null while somebody is, and when nobody is in the next weeks.</param>
public sealed record GroupShift(bool IsStaffed, Instant? NextAt)
{
    /// <summary>How far on-call shifts are looked for.</summary>
    public static Duration LooksAhead { get; } = Duration.FromDays(21);

    /// <summary>The shift at an instant: somebody works while the calendar is open or while the rota calls a member.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="memberIds">The group's active members; without any nobody ever is.</param>
    /// <param name="hours">When the group works; null for always.</param>
    /// <param name="rota">Who is on call; null when the group has none.</param>
    public static GroupShift At(Instant at, IReadOnlyCollection<Guid> memberIds, BusinessCalendar? hours, OnCallRota? rota)
    {
        if (memberIds.Count == 0) return new GroupShift(false, null);
        if (hours is null || hours.IsOpen(at) || rota?.At(at).Any(turn => memberIds.Contains(turn.PersonId)) == true) return new GroupShift(true, null);

        var opens = hours.NextOpening(at);
        var called = rota?.ShiftsBetween(at, at + LooksAhead).Where(shift => memberIds.Contains(shift.PersonId)).Min(shift => (Instant?)shift.Start);
        return new GroupShift(false, (opens, called) switch
        {
            ({ } hour, { } call) => Instant.Min(hour, call),
            _ => opens ?? called,
        });
    }
}
