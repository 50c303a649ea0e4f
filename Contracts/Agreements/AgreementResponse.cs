using NodaTime;

namespace IncidentPlatform.Contracts.Agreements;

/// <summary>A customer hands a support group over to a provider.</summary>
/// <param name="Id">The agreement.</param>
/// <param name="Name">Shown name.</param>
/// <param name="State">Where it stands now.</param>
/// <param name="IsCustomer">Whether the reader's organization is the customer; else it is the provider.</param>
/// <param name="CustomerId">Who hands over.</param>
/// <param name="Customer">Their name.</param>
/// <param name="ProviderId">Who takes over.</param>
/// <param name="Provider">Their name.</param>
/// <param name="GroupId">The group that is handed over.</param>
/// <param name="Group">Its name.</param>
/// <param name="CalendarId">When the provider works; null for when the group does.</param>
/// <param name="Calendar">Name of that calendar.</param>
/// <param name="ShowsContacts">Whether the provider sees names and addresses of those who ask.</param>
/// <param name="PricePerRecord">For each record that the group receives, in whole units of the currency.</param>
/// <param name="PricePerHour">For each business hour of work, in whole units of the currency.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="FromAt">From when on.</param>
/// <param name="UntilAt">Until when; null for no end.</param>
/// <param name="OfferedAt">When the customer offered it.</param>
/// <param name="AcceptedAt">When the provider accepted; null before.</param>
public sealed record AgreementResponse(
    Guid Id,
    string Name,
    AgreementState State,
    bool IsCustomer,
    Guid CustomerId,
    string Customer,
    Guid ProviderId,
    string Provider,
    Guid GroupId,
    string Group,
    Guid? CalendarId,
    string? Calendar,
    bool ShowsContacts,
    int PricePerRecord,
    int PricePerHour,
    string Currency,
    Instant FromAt,
    Instant? UntilAt,
    Instant OfferedAt,
    Instant? AcceptedAt);
