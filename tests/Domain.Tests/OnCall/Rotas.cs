using IncidentPlatform.Domain.Calendars;
using IncidentPlatform.Domain.OnCall;
using NodaTime;

namespace IncidentPlatform.Domain.Tests.OnCall;

/// <summary>Rotas that several tests share.</summary>
internal static class Rotas
{
    public static Guid Ayu { get; } = Guid.Parse("00000000-0000-0000-0000-00000000000a");
    public static Guid Bima { get; } = Guid.Parse("00000000-0000-0000-0000-00000000000b");
    public static Guid Citra { get; } = Guid.Parse("00000000-0000-0000-0000-00000000000c");

    public static Guid First { get; } = Guid.Parse("10000000-0000-0000-0000-000000000000");
    public static Guid Second { get; } = Guid.Parse("20000000-0000-0000-0000-000000000000");

    /// <summary>Monday 5 January 2026, 09:00, week by week, Ayu first.</summary>
    public static OnCallLayer Weekly(params Guid[] people) =>
        new(First, "Weekly", people.Length > 0 ? people : [Ayu, Bima], new LocalDate(2026, 1, 5), new LocalTime(9, 0), 7);

    public static OnCallRota Rota(string zone, params OnCallLayer[] layers) => OnCallRota.Compile(new RotaDefinition(zone, layers), []);

    public static IReadOnlyList<IReadOnlyList<Opening>> Weekdays(string from, string to) =>
        [.. Enumerable.Repeat<IReadOnlyList<Opening>>([Opening.Parse(from, to)], 5), [], []];

    public static OnCallOverride Override(Guid layer, Instant from, Instant to, Guid person) => new(Guid.CreateVersion7(), layer, from, to, person);
}
