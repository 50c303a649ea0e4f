using NodaTime;

namespace IncidentPlatform.Data;

/// <summary>Time as the domain takes it.</summary>
public static class WholeSeconds
{
    /// <summary>The present whole second.</summary>
    public static Instant Now(TimeProvider time) => Instant.FromUnixTimeSeconds(time.GetUtcNow().ToUnixTimeSeconds());
}
