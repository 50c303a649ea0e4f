using IncidentPlatform.Domain.Escalation;
using NodaTime;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>A person who is told something.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">As they are addressed.</param>
/// <param name="Address">Mail address.</param>
/// <param name="Locale">Theirs; null for the organization's.</param>
/// <param name="TimeZone">Theirs; null for the organization's.</param>
/// <param name="QuietFrom">When mails are not to disturb them, by their clock; null for never.</param>
/// <param name="QuietUntil">Until when.</param>
internal sealed record Recipient(
    Guid PersonId, string Name, string Address, string? Locale, string? TimeZone, LocalTime? QuietFrom = null, LocalTime? QuietUntil = null)
{
    /// <summary>When a mail written at an instant may be sent.</summary>
    /// <param name="at">The instant.</param>
    /// <param name="organizationZone">For people without a zone of their own.</param>
    public Instant Postpone(Instant at, string organizationZone)
    {
        if (QuietFrom is not { } from || QuietUntil is not { } until) return at;

        var zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(TimeZone ?? organizationZone) ?? DateTimeZone.Utc;
        return new QuietHours(from, until).Postpone(at, zone);
    }
}
