using IncidentPlatform.Contracts.Escalation;
using IncidentPlatform.Web.Platform;

namespace IncidentPlatform.Web.Components.Escalation;

/// <summary>Whether escalation rules fire, asked of the API at most every few seconds: it is the same for every reader.</summary>
internal sealed class EscalationPulse(PlatformApi api, EscalationPulse.Memory memory, TimeProvider time)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(10);

    /// <summary>The last answer; null when the API gave none.</summary>
    public async Task<EscalationHealthResponse?> ReadAsync(CancellationToken cancel)
    {
        if (memory.Last is var (at, known) && time.GetUtcNow() - at < Fresh) return known;

        var health = (await api.EscalationHealthAsync(cancel)).Value;
        memory.Last = (time.GetUtcNow(), health);
        return health;
    }

    /// <summary>The last answer, for all requests of the process.</summary>
    internal sealed class Memory
    {
        private Tuple<DateTimeOffset, EscalationHealthResponse?>? _last;

        public (DateTimeOffset At, EscalationHealthResponse? Health)? Last
        {
            get => Volatile.Read(ref _last) is { } last ? (last.Item1, last.Item2) : null;
            set => Volatile.Write(ref _last, value is var (at, health) ? Tuple.Create(at, health) : null);
        }
    }
}
