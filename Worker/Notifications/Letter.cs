using IncidentPlatform.Data.Incidents;

namespace IncidentPlatform.Worker.Notifications;

/// <summary>What every message about a record needs.</summary>
/// <param name="Record">The record.</param>
/// <param name="Organization">Name of the organization.</param>
/// <param name="Locale">Its language, for people without one.</param>
/// <param name="TimeZone">Its zone, for people without one.</param>
/// <param name="ReopenWindowDays">Business days in which a resolved record may be reopened.</param>
internal sealed record Letter(IncidentRow Record, string Organization, string Locale, string TimeZone, int ReopenWindowDays);
