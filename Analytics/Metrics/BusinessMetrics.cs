using System.Diagnostics.Metrics;
using IncidentPlatform.Domain.Kpi;

namespace IncidentPlatform.Analytics.Metrics;

/// <summary>
/// The instruments that operators watch. They show what was last read and nothing at all in a replica that does not hold
/// the lock, so that a sum over replicas is right.
/// </summary>
internal sealed class BusinessMetrics
{
    public const string MeterName = "IncidentPlatform.Business";

    /// <summary>Two metrics in five bands make more series than the exporter's usual limit of 2,000 allows for 200 organizations.</summary>
    public const string OpenClocks = "incident_platform.open_clocks";

    private readonly TimeProvider _time;
    private volatile Reading? _reading;

    public BusinessMetrics(IMeterFactory meters, TimeProvider time)
    {
        _time = time;
        var meter = meters.Create(MeterName);
        meter.CreateObservableGauge(OpenClocks, () => Values(BusinessCounts.OpenClocks, "metric", "band"), "{clock}", "Running clocks by band of target used");
        meter.CreateObservableGauge(
            "incident_platform.open_incidents", () => Values(BusinessCounts.OpenIncidents, "priority"), "{incident}", "Open incidents");
        meter.CreateObservableCounter(
            "incident_platform.incidents_opened", () => Values(BusinessCounts.Opened, "priority"), "{incident}", "Incidents opened");
        meter.CreateObservableCounter(
            "incident_platform.incidents_resolved", () => Values(BusinessCounts.Resolved, "priority"), "{incident}", "Resolutions of incidents");
        meter.CreateObservableCounter("incident_platform.sla_met", () => Values(BusinessCounts.SlaMet, "metric"), "{clock}", "Clocks that stopped in time");
        meter.CreateObservableCounter("incident_platform.sla_breached", () => Values(BusinessCounts.SlaBreached, "metric"), "{clock}", "Clocks breached");
        meter.CreateObservableCounter(
            "incident_platform.routing_decisions", () => Values(BusinessCounts.RoutingDecisions, "outcome"), "{decision}", "What routing decided");
        meter.CreateObservableGauge(
            "incident_platform.mtta", () => Means(BusinessCounts.ResponseSeconds, BusinessCounts.Responses), "s", "Mean business time to the response over the last days");
        meter.CreateObservableGauge(
            "incident_platform.mttr", () => Means(BusinessCounts.ResolutionSeconds, BusinessCounts.Resolutions), "s", "Mean business time to the resolution over the last days");
        meter.CreateObservableGauge("incident_platform.business_metrics.age", Age, "s", "Since the business metrics were read");
    }

    /// <summary>Shows these figures from now on; null for nothing.</summary>
    public void Show(IReadOnlyList<BusinessFigure>? figures) =>
        _reading = figures is null ? null : new Reading(figures.ToLookup(figure => figure.Name), _time.GetTimestamp());

    private IEnumerable<Measurement<long>> Values(string name, string label, string? sublabel = null)
    {
        foreach (var figure in _reading?.Figures[name] ?? [])
        {
            var organization = new KeyValuePair<string, object?>("organization", figure.Organization);
            var first = new KeyValuePair<string, object?>(label, figure.Label);
            yield return sublabel is null
                ? new Measurement<long>(figure.Value, organization, first)
                : new Measurement<long>(figure.Value, organization, first, new KeyValuePair<string, object?>(sublabel, figure.Sublabel));
        }
    }

    private IEnumerable<Measurement<double>> Means(string sum, string number)
    {
        if (_reading is not { } reading) yield break;

        var sums = reading.Figures[sum].ToDictionary(figure => figure.Organization, figure => figure.Value);
        foreach (var count in reading.Figures[number].Where(count => count.Value > 0))
        {
            yield return new Measurement<double>(
                sums.GetValueOrDefault(count.Organization) / (double)count.Value,
                new KeyValuePair<string, object?>("organization", count.Organization));
        }
    }

    private IEnumerable<Measurement<double>> Age() =>
        _reading is { } reading ? [new Measurement<double>(_time.GetElapsedTime(reading.At).TotalSeconds)] : [];

    private sealed record Reading(ILookup<string, BusinessFigure> Figures, long At);
}
