using NodaTime;

namespace IncidentPlatform.Domain.Escalation;

/// <summary>When a person does not want to be disturbed, by their own clock.</summary>
/// <param name="From">Where they begin.</param>
/// <param name="Until">Where they end; before <paramref name="From"/> when they go over midnight, never equal to it.</param>
public sealed record QuietHours(LocalTime From, LocalTime Until)
{
    /// <summary>When a message may be sent that is written at an instant: then, or at the end of the quiet hours.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="zone">The person's zone.</param>
    public Instant Postpone(Instant at, DateTimeZone zone)
    {
        var local = at.InZone(zone).LocalDateTime;
        var isQuiet = From < Until
            ? local.TimeOfDay >= From && local.TimeOfDay < Until
            : local.TimeOfDay >= From || local.TimeOfDay < Until;
        if (!isQuiet) return at;

        var day = local.TimeOfDay < Until ? local.Date : local.Date.PlusDays(1);
        // An end that a clock change skips comes as soon as it can; one that it repeats comes first.
        return Instant.Max(at, day.At(Until).InZoneLeniently(zone).ToInstant());
    }
}
