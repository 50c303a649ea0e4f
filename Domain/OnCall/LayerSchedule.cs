using IncidentPlatform.Domain.Calendars;
using NodaTime;
using NodaTime.TimeZones;

namespace IncidentPlatform.Domain.OnCall;

/// <summary>A layer that answers questions: whose turn it is, and whether the layer is on duty.</summary>
internal sealed class LayerSchedule
{
    // A skipped hand-over happens at the moment of the skip, a repeated one at its first reading: in both cases exactly once.
    private static readonly ZoneLocalMappingResolver Once = Resolvers.CreateMappingResolver(Resolvers.ReturnEarlier, Resolvers.ReturnStartOfIntervalAfter);

    private readonly DateTimeZone _zone;
    private readonly BusinessCalendar _duty;

    public LayerSchedule(OnCallLayer layer, string zone, IEnumerable<LocalDate> holidays)
    {
        Layer = layer;
        _zone = DateTimeZoneProviders.Tzdb[zone];
        _duty = BusinessCalendar.Compile(new CalendarDefinition(zone, layer.Week ?? Always, [.. ExceptionsOf(layer.Holidays, holidays)]));
    }

    private static IReadOnlyList<Opening> WholeDay { get; } = [new Opening(0, Opening.SecondsOfDay)];

    private static IReadOnlyList<IReadOnlyList<Opening>> Always { get; } = [.. Enumerable.Repeat(WholeDay, 7)];

    public OnCallLayer Layer { get; }

    /// <summary>Whose turn it is, hours of duty aside; null before the layer's start.</summary>
    public Guid? TurnAt(Instant at) => RoundAt(at) is var round and >= 0 ? Layer.PersonIds[round % Layer.PersonIds.Count] : null;

    /// <summary>Whether the layer is on duty.</summary>
    public bool IsOnDuty(Instant at) => _duty.IsOpen(at);

    /// <summary>Every instant in <c>(from, to)</c> at which the turn or the duty may change.</summary>
    public IEnumerable<Instant> ChangesIn(Instant from, Instant to)
    {
        foreach (var (start, end) in _duty.OpenIntervals(from, to))
        {
            if (start > from) yield return start;
            if (end < to) yield return end;
        }

        for (var round = Math.Max(0, RoundAt(from) + 1); HandOver(round) < to; round++) yield return HandOver(round);
    }

    // Which hand-over was the last; less than zero before the first.
    private int RoundAt(Instant at)
    {
        // A local date further than the wall clock shows: a zone that skips a date, and a hand-over moved by a skip, stay within it.
        var days = Period.DaysBetween(Layer.StartsOn, at.InZone(_zone).Date) + 2;
        var round = (int)Math.Floor((double)days / Layer.RotationDays);
        while (round >= 0 && HandOver(round) > at) round--;
        return round;
    }

    private Instant HandOver(int round) =>
        _zone.ResolveLocal(Layer.StartsOn.PlusDays(round * Layer.RotationDays) + Layer.HandOverAt, Once).ToInstant();

    private static IEnumerable<CalendarException> ExceptionsOf(HolidayDuty duty, IEnumerable<LocalDate> holidays) => duty switch
    {
        HolidayDuty.AsWeekday => [],
        HolidayDuty.Off => holidays.Select(date => new CalendarException(date, "", [])),
        HolidayDuty.AllDay => holidays.Select(date => new CalendarException(date, "", WholeDay)),
    };
}
