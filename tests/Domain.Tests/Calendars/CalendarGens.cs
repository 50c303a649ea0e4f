using CsCheck;
using IncidentPlatform.Domain.Calendars;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.Calendars;

/// <summary>Random calendars in zones with odd clocks, and random instants close to where they are odd.</summary>
internal static class CalendarGens
{
    /// <summary>Zones with the changes of their clock around which instants are drawn.</summary>
    private static readonly (string Zone, Instant Change)[] OddPlaces =
    [
        ("Asia/Jakarta", Instant.FromUtc(2026, 8, 17, 0, 0)),
        ("Europe/Berlin", Instant.FromUtc(2026, 3, 29, 1, 0)),
        ("Europe/Berlin", Instant.FromUtc(2026, 10, 25, 1, 0)),
        ("America/New_York", Instant.FromUtc(2026, 11, 1, 6, 0)),
        ("Australia/Lord_Howe", Instant.FromUtc(2026, 4, 4, 15, 0)),
        ("Australia/Lord_Howe", Instant.FromUtc(2026, 10, 3, 15, 30)),
        ("America/Sao_Paulo", Instant.FromUtc(2017, 10, 15, 3, 0)),
        ("America/Sao_Paulo", Instant.FromUtc(2018, 2, 18, 2, 0)),
        ("Asia/Beirut", Instant.FromUtc(2026, 3, 28, 22, 0)),
        ("Pacific/Apia", Instant.FromUtc(2011, 12, 30, 10, 0)),
        ("Asia/Kathmandu", Instant.FromUtc(1985, 12, 31, 18, 30)),
    ];

    /// <summary>A calendar with openings at whole multiples of a step, and an instant near which its zone is odd.</summary>
    public static Gen<(CalendarDefinition Definition, Instant Change)> Place(int stepSeconds) =>
        from place in Gen.OneOf(OddPlaces)
        from week in Day(stepSeconds).Array[7]
        from special in Day(stepSeconds)
        from shift in Gen.Int[-2, 2]
        where week.Any(day => day.Length > 0)
        select (new CalendarDefinition(place.Zone, week, [new(DateOf(place, shift), "Special", special)]), place.Change);

    /// <summary>Whole steps, zero or more.</summary>
    public static Gen<Duration> Steps(int stepSeconds, int most) => Gen.Int[0, most].Select(n => Duration.FromSeconds((long)n * stepSeconds));

    private static Gen<Opening[]> Day(int step) => Gen.OneOf(
        Gen.Const(Array.Empty<Opening>()),
        Gen.Const(new[] { new Opening(0, Opening.SecondsOfDay) }),
        Gen.Int[0, Opening.SecondsOfDay / step].Array[2, 6].Select(cuts => Pair(cuts, step)),
        Gen.Int[0, 4 * 3600 / step].Array[2, 6].Select(cuts => Pair(cuts, step))); // most changes happen at night

    private static Opening[] Pair(int[] cuts, int step) =>
        [.. cuts.Distinct().Order().Chunk(2).Where(pair => pair.Length == 2).Select(pair => new Opening(pair[0] * step, pair[1] * step))];

    private static LocalDate DateOf((string Zone, Instant Change) place, int shift) =>
        place.Change.InZone(DateTimeZoneProviders.Tzdb[place.Zone]).Date.PlusDays(shift);
}
