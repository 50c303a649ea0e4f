namespace IncidentPlatform.ServiceDefaults.Live;

/// <summary>What a stream carries: ids, never content. The page asks for what it shows, with the reader's rights.</summary>
/// <param name="Reload">Too much changed to name it: look at everything again.</param>
public sealed record LiveMessage(IReadOnlyList<LiveChange> Changes, bool Reload)
{
    /// <summary>The most that one message names.</summary>
    public const int Most = 50;

    /// <summary>Look at everything again.</summary>
    public static readonly LiveMessage ReloadAll = new([], true);

    /// <summary>One message for what gathered: each record once, at its newest version.</summary>
    public static LiveMessage Of(IEnumerable<LiveEvent> gathered)
    {
        var changes = gathered
            .GroupBy(live => live.IncidentId)
            .Select(record => new LiveChange(record.Key, record.Max(live => live.Version)))
            .ToList();
        return changes.Count > Most ? ReloadAll : new(changes, false);
    }
}
