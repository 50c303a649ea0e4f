namespace IncidentPlatform.Worker.Notifications;

/// <summary>A person who is told something.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="Name">As they are addressed.</param>
/// <param name="Address">Mail address.</param>
/// <param name="Locale">Theirs; null for the organization's.</param>
/// <param name="TimeZone">Theirs; null for the organization's.</param>
internal sealed record Recipient(Guid PersonId, string Name, string Address, string? Locale, string? TimeZone);
