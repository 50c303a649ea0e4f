using NodaTime;

namespace IncidentPlatform.Data.Identity;

/// <summary>A person whom the present organization may name: its members, and members of its providers. View <c>person_card</c>.</summary>
public sealed class PersonCardRow
{
    public required Guid PersonId { get; init; }
    public required string Name { get; init; }
    public required string Email { get; init; }
    public string? Locale { get; init; }
    public string? TimeZone { get; init; }
    public LocalTime? QuietFrom { get; init; }
    public LocalTime? QuietUntil { get; init; }
}
