namespace IncidentPlatform.Web.Components.Charts;

/// <summary>One line or one layer of bars; a value is null where nothing was measured.</summary>
public sealed record ChartSeries(string Name, IReadOnlyList<double?> Values)
{
    /// <summary>The newest value, which the legend shows.</summary>
    public double? Last => Values.Count == 0 ? null : Values[^1];
}
