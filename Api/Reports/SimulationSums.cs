using IncidentPlatform.Contracts.Reports;
using IncidentPlatform.Data.Facts;
using IncidentPlatform.Domain.Incidents;
using IncidentPlatform.Domain.Kpi;
using IncidentPlatform.Domain.Sla;

namespace IncidentPlatform.Api.Reports;

/// <summary>What a replay adds up.</summary>
internal sealed class SimulationSums(OlaPolicy promise)
{
    private readonly Dictionary<(Priority Priority, ClockMetric Metric), (int Met, int Of)> _kept = [];
    private readonly Dictionary<Priority, int> _records = [];
    private (int Before, int After, int Of) _consumer;
    private int _stays;
    private int _outOfOwn;
    private int _outOfProvider;
    private long _waited;
    private long _elapsed;
    private long _replayed;

    /// <summary>Records that were not over at the period's end.</summary>
    public int StillHeld { get; set; }

    /// <summary>Handling time in progress.</summary>
    public long WorkedSeconds { get; private set; }

    private int Records => _records.Values.Sum();

    /// <summary>Counts a record.</summary>
    /// <param name="record">Replayed.</param>
    /// <param name="clock">Names what became of the consumer's clock.</param>
    public void Add(ReplayedRecord record, ReplaySpan clock)
    {
        _records[record.Priority] = _records.GetValueOrDefault(record.Priority) + 1;
        Keep(record.Priority, ClockMetric.Response, record.ResponseSeconds);
        Keep(record.Priority, ClockMetric.Resolution, record.ResolutionSeconds);
        if (clock is { Outcome: { } outcome, TargetSeconds: { } target, ElapsedSeconds: { } elapsed })
        {
            var isMetAfter = elapsed + record.ServiceShiftSeconds <= target;
            _consumer = (_consumer.Before + (outcome == ClockOutcome.Met ? 1 : 0), _consumer.After + (isMetAfter ? 1 : 0), _consumer.Of + 1);
        }

        _stays += record.Stays;
        _outOfOwn += record.OutOfOwnHours;
        _outOfProvider += record.OutOfProviderHours;
        WorkedSeconds += record.WorkedSeconds;
        _waited += record.WaitedSeconds;
        _elapsed += record.ElapsedSeconds;
        _replayed += record.ReplayedElapsedSeconds;
    }

    /// <summary>The answer, without what the work costs in-house.</summary>
    public HandOverSimulationResponse Answer(
        Guid groupId, string name, ReportPeriodResponse period, string ownCalendar, string providerCalendar, HandOverTerms terms) => new(
        groupId, name, period, ownCalendar, providerCalendar, Records, StillHeld, _stays, _outOfOwn, _outOfProvider, WorkedSeconds, _waited,
        MeanOf(_elapsed), MeanOf(_replayed), Share(ClockMetric.Response, null), Share(ClockMetric.Resolution, null),
        ShareResponse.From(_consumer.Before, _consumer.Of), ShareResponse.From(_consumer.After, _consumer.Of),
        [
            .. from priority in _records.Keys
               orderby priority
               select new SimulatedPriorityResponse(
                   priority, _records[priority], Share(ClockMetric.Response, priority), Share(ClockMetric.Resolution, priority)),
        ],
        HandOverPotential.PriceOf(Records, WorkedSeconds, terms.PricePerRecord, terms.PricePerHour), terms.Currency, null, null);

    private void Keep(Priority priority, ClockMetric metric, long seconds)
    {
        if (promise.TargetSeconds(priority, metric) is not { } target) return;

        var (met, of) = _kept.GetValueOrDefault((priority, metric));
        _kept[(priority, metric)] = (met + (seconds <= target ? 1 : 0), of + 1);
    }

    private ShareResponse Share(ClockMetric metric, Priority? priority)
    {
        var kept = _kept.Where(row => row.Key.Metric == metric && (priority is null || row.Key.Priority == priority)).Select(row => row.Value).ToList();
        return ShareResponse.From(kept.Sum(row => row.Met), kept.Sum(row => row.Of));
    }

    private long? MeanOf(long seconds) => Records == 0 ? null : seconds / Records;
}
