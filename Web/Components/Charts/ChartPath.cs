using System.Text;

namespace IncidentPlatform.Web.Components.Charts;

/// <summary>Path data on a square of 100 × 100 that is stretched to the chart's size.</summary>
internal static class ChartPath
{
    /// <summary>A line through the middles of the columns; a missing value is a gap.</summary>
    public static string Line(IReadOnlyList<double?> values, ChartScale scale)
    {
        var path = new StringBuilder();
        var isDown = false;
        for (var i = 0; i < values.Count; i++)
        {
            if (values[i] is { } value)
            {
                path.Append(isDown ? 'L' : 'M').Append(Point(Middle(i, values.Count), scale.Y(value)));
            }

            isDown = values[i] is not null;
        }

        return path.ToString();
    }

    /// <summary>A line of no length for every value: with round caps it is a dot that no stretching distorts.</summary>
    public static string Dots(IReadOnlyList<double?> values, ChartScale scale) =>
        string.Concat(values.Select((value, i) => value is { } v ? $"M{Point(Middle(i, values.Count), scale.Y(v))}h0" : ""));

    /// <summary>From edge to edge, for a small chart without axes.</summary>
    public static string EdgeToEdge(IReadOnlyList<double> values, ChartScale scale) =>
        "M" + string.Join('L', values.Select((value, i) => Point(values.Count == 1 ? 0 : i * 100d / (values.Count - 1), scale.Y(value))));

    private static double Middle(int index, int count) => (index + 0.5) * 100 / count;

    private static string Point(double x, double y) => $"{SvgNumber.Of(x)} {SvgNumber.Of(y)}";
}
