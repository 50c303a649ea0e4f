using NodaTime;

namespace IncidentPlatform.Domain.Sla;

/// <summary>Facts are whole seconds: stored instants have fewer digits than those in memory, and replay must equal stored.</summary>
internal static class WholeSecond
{
    public static Instant Of(Instant instant) => Instant.FromUnixTimeSeconds(instant.ToUnixTimeSeconds());

    public static bool Is(Duration duration) => duration.NanosecondOfDay % NodaConstants.NanosecondsPerSecond == 0;
}
