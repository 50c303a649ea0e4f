using System.Diagnostics;
using System.Diagnostics.Metrics;
using IncidentPlatform.Data.Imports;
using IncidentPlatform.Domain.Imports;

namespace IncidentPlatform.Worker.Imports;

/// <summary>Instruments of imports.</summary>
internal sealed class ImportTelemetry
{
    /// <summary>Name of meter and activity source.</summary>
    public const string Name = "IncidentPlatform.Imports";

    private readonly Counter<long> _records;
    private readonly Counter<long> _refused;
    private readonly Counter<long> _ended;

    public ImportTelemetry(IMeterFactory meters)
    {
        var meter = meters.Create(Name);
        _records = meter.CreateCounter<long>("incident_platform.import.records", "{incident}", "Records that imports checked, wrote or deleted");
        _refused = meter.CreateCounter<long>("incident_platform.import.refused", "{incident}", "Records that imports left out");
        _ended = meter.CreateCounter<long>("incident_platform.import.ended", "{import}", "Imports by the state in which they came to rest");
    }

    /// <summary>Traces of imports.</summary>
    public static ActivitySource Source { get; } = new(Name);

    /// <summary>Counts a batch that is committed.</summary>
    public void Did(ImportStep step)
    {
        var doing = new KeyValuePair<string, object?>("doing", step.Doing.ToString());
        _records.Add(step.Records, doing);
        _refused.Add(step.Refused, doing);
    }

    /// <summary>Counts an import that came to rest.</summary>
    public void Ended(ImportState state) => _ended.Add(1, new KeyValuePair<string, object?>("state", state.ToString()));
}
