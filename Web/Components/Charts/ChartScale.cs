namespace IncidentPlatform.Web.Components.Charts;

/// <summary>A value axis with round ticks.</summary>
/// <param name="Minimum">Value at the bottom.</param>
/// <param name="Maximum">Value at the top, more than <paramref name="Minimum"/>.</param>
/// <param name="Ticks">From the top down, evenly spaced, both ends included.</param>
public sealed record ChartScale(double Minimum, double Maximum, IReadOnlyList<double> Ticks)
{
    /// <summary>The smallest axis with steps of 1, 2, 2.5 or 5 × 10ⁿ that holds every value in at most <paramref name="steps"/> steps.</summary>
    public static ChartScale Over(IEnumerable<double> values, bool fromZero, int steps = 4)
    {
        var all = values.ToList();
        var low = all.Count == 0 ? 0 : all.Min();
        var high = all.Count == 0 ? 1 : all.Max();
        if (fromZero) low = Math.Min(0, low);
        if (high <= low) high = low + 1;

        var step = Step((high - low) / steps);
        while (Math.Ceiling(high / step) - Math.Floor(low / step) > steps) step = Step(step * 1.01);

        var first = Math.Floor(low / step);
        var last = Math.Ceiling(high / step);
        var ticks = Enumerable.Range(0, (int)(last - first) + 1).Select(i => (last - i) * step).ToList();
        return new(first * step, last * step, ticks);
    }

    /// <summary>Distance from the top of the chart in percent of its height.</summary>
    public double Y(double value) => 100 - (value - Minimum) / (Maximum - Minimum) * 100;

    private static double Step(double atLeast)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(atLeast)));
        foreach (var factor in (double[])[1, 2, 2.5, 5])
        {
            if (factor * power >= atLeast * (1 - 1e-9)) return factor * power;
        }

        return 10 * power;
    }
}
