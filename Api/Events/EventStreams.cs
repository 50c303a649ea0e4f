using System.Diagnostics.Metrics;
using Microsoft.Extensions.Options;

namespace IncidentPlatform.Api.Events;

/// <summary>Counts open streams, so that nobody has more than they may.</summary>
internal sealed class EventStreams
{
    /// <summary>Name of the meter.</summary>
    public const string MeterName = "IncidentPlatform.Events";

    private readonly Dictionary<Guid, int> _open = [];
    private readonly Lock _lock = new();
    private readonly UpDownCounter<int> _streams;
    private readonly int _most;

    public EventStreams(IMeterFactory meters, IOptions<EventOptions> options)
    {
        _most = options.Value.StreamsPerPerson;
        _streams = meters.Create(MeterName).CreateUpDownCounter<int>(
            "incident_platform.events.streams", "{stream}", "Open streams of live updates");
    }

    /// <summary>Counts one more of a person until it is disposed of; null when they have as many as they may.</summary>
    public IDisposable? TryOpen(Guid personId)
    {
        lock (_lock)
        {
            var count = _open.GetValueOrDefault(personId);
            if (count >= _most) return null;
            _open[personId] = count + 1;
        }
        _streams.Add(1);
        return new Opened(this, personId);
    }

    private void Close(Guid personId)
    {
        lock (_lock)
        {
            if (--_open[personId] == 0) _open.Remove(personId);
        }
        _streams.Add(-1);
    }

    private sealed class Opened(EventStreams streams, Guid personId) : IDisposable
    {
        private int _isClosed;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isClosed, 1) == 0) streams.Close(personId);
        }
    }
}
