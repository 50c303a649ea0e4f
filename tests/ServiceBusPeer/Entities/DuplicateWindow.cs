namespace IncidentPlatform.ServiceBusPeer.Entities;

/// <summary>Remembers message ids for a while.</summary>
internal sealed class DuplicateWindow(TimeSpan? length, TimeProvider time)
{
    private readonly Dictionary<string, DateTimeOffset> seen = [];

    /// <summary>True when a message with this id came within the window; otherwise remembers it.</summary>
    public bool IsDuplicate(string? messageId)
    {
        if (length is not { } window || messageId is null) return false;

        var now = time.GetUtcNow();
        if (seen.TryGetValue(messageId, out var at) && now - at < window) return true;

        seen[messageId] = now;
        return false;
    }
}
