using System.Collections;
using System.Globalization;
using System.Reflection;
using IncidentPlatform.Domain.Sla;
using NodaTime;

namespace IncidentPlatform.Domain.Incidents;

/// <summary>Compares a stored record with the one that its timeline makes, value by value.</summary>
public static class ReplayComparison
{
    // Every value by itself: one that is added later is compared without anybody thinking of it.
    private static readonly PropertyInfo[] Values =
        [.. typeof(Incident).GetProperties().Where(property => property.CanWrite && property.Name != nameof(Incident.Clocks))];

    private static readonly PropertyInfo[] ClockValues = typeof(Clock).GetProperties();

    /// <summary>Everything that differs.</summary>
    /// <param name="stored">The record as it is stored, with its clocks.</param>
    /// <param name="replayed">The record that its whole timeline makes.</param>
    /// <returns>In the order of the values, those of clocks last; empty when they are the same.</returns>
    public static IReadOnlyList<ReplayDifference> Of(Incident stored, Incident replayed)
    {
        var differences = new List<ReplayDifference>();
        Compare(Values, stored, replayed, "", differences);
        var left = stored.Clocks.ToDictionary(clock => clock.Id);
        foreach (var clock in replayed.Clocks)
        {
            if (left.Remove(clock.Id, out var same)) Compare(ClockValues, same, clock, $"{NameOf(clock)}: ", differences);
            else differences.Add(new ReplayDifference(NameOf(clock), "", Text(clock.Id)));
        }
        differences.AddRange(left.Values.Select(clock => new ReplayDifference(NameOf(clock), Text(clock.Id), "")));
        return differences;
    }

    private static void Compare(PropertyInfo[] values, object stored, object replayed, string prefix, List<ReplayDifference> differences)
    {
        foreach (var value in values)
        {
            var (left, right) = (Text(value.GetValue(stored)), Text(value.GetValue(replayed)));
            if (left != right) differences.Add(new ReplayDifference(prefix + value.Name, left, right));
        }
    }

    private static string NameOf(Clock clock) => string.Create(CultureInfo.InvariantCulture,
        $"{(clock.Level == ClockLevel.Sla ? "" : $"{clock.Level} ")}{clock.Metric} {clock.Run}");

    private static string Text(object? value) => value switch
    {
        null => "",
        string text => text,
        Instant instant => NodaTime.Text.InstantPattern.ExtendedIso.Format(instant),
        IEnumerable list => string.Join(", ", list.Cast<object>().Select(Text)),
        IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
