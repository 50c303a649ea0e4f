using System.Reflection;
using IncidentPlatform.Domain.Escalation;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Sla;
using static IncidentPlatform.Domain.Tests.Calendars.SampleCalendars;

namespace IncidentPlatform.Domain.Tests.Incidents;

public sealed class ReplayComparisonTests
{
    private static readonly Incident Record = Story.Opened("2026-03-03T09:00+07:00").Accepted("2026-03-03T09:10+07:00").Said("2026-03-03T09:40+07:00").Record;

    public static TheoryData<string> Values => [.. typeof(Incident).GetProperties().Where(value => value.CanWrite && value.Name != nameof(Incident.Clocks)).Select(value => value.Name)];

    public static TheoryData<string> ClockValues => [.. typeof(Clock).GetProperties().Where(value => value.CanWrite && value.Name != nameof(Clock.Id)).Select(value => value.Name)];

    [Fact]
    public void A_record_is_the_same_as_itself() => Assert.Empty(ReplayComparison.Of(Record, Record with { Clocks = [.. Record.Clocks.Reverse()] }));

    [Theory]
    [MemberData(nameof(Values))]
    public void Any_value_of_the_record_that_differs_is_found(string name) =>
        Assert.Contains(name, ReplayComparison.Of(Record, Changed(Record with { }, name)).Select(difference => difference.Field));

    [Theory]
    [MemberData(nameof(ClockValues))]
    public void Any_value_of_a_clock_that_differs_is_found(string name)
    {
        var clock = Changed(Record.ClockOf(ClockMetric.Resolution)! with { }, name);

        var differences = ReplayComparison.Of(Record, Record with { Clocks = [.. Record.Clocks.Where(other => other.Id != clock.Id), clock] });

        Assert.EndsWith($": {name}", Assert.Single(differences).Field);
    }

    [Fact]
    public void A_clock_that_only_one_side_has_is_found()
    {
        var clock = Record.ClockOf(ClockMetric.Update)!;
        var without = Record with { Clocks = [.. Record.Clocks.Where(other => other.Id != clock.Id)] };

        Assert.Equal([new ReplayDifference("Update 2", "", $"{clock.Id}")], ReplayComparison.Of(without, Record));
        Assert.Equal([new ReplayDifference("Update 2", $"{clock.Id}", "")], ReplayComparison.Of(Record, without));
    }

    // Another value of whatever type, written past the type's own rules.
    private static T Changed<T>(T thing, string name)
        where T : class
    {
        var value = typeof(T).GetProperty(name)!;
        value.SetValue(thing, Other(value, value.GetValue(thing)));
        return thing;
    }

    private static object? Other(PropertyInfo value, object? present)
    {
        var type = Nullable.GetUnderlyingType(value.PropertyType) ?? value.PropertyType;
        if (type == typeof(Guid)) return Guid.NewGuid();
        if (type == typeof(bool)) return present is false;
        if (type == typeof(int)) return (present as int? ?? 0) + 1;
        if (type == typeof(NodaTime.Instant)) return At("2001-01-01T00:00Z");
        if (type == typeof(NodaTime.Duration)) return Hours(1_000);
        if (type.IsEnum) return Enum.GetValues(type).Cast<object>().First(other => !other.Equals(present));
        if (type == typeof(IReadOnlyList<Guid>)) return new[] { Guid.NewGuid() };
        if (type == typeof(IReadOnlyList<HoldReason>)) return new[] { HoldReason.AwaitingProblem };
        if (type == typeof(IReadOnlyList<ClockSpan>)) return new[] { new ClockSpan(At("2001-01-01T00:00Z"), null, Guid.NewGuid()) };
        if (type == typeof(EscalationWatch)) return EscalationWatch.None with { Generation = 1_000 };
        if (type == typeof(ClockTarget)) return new ClockTarget(Guid.NewGuid(), ClockMetric.Update, Guid.NewGuid(), Guid.NewGuid(), 1);
        throw new InvalidOperationException($"The test knows no other {type.Name}.");
    }
}
