using IncidentPlatform.Contracts.Agreements;
using IncidentPlatform.Web.Language;
using NodaTime;

namespace IncidentPlatform.Web.Components.AboutService;

/// <summary>An offer as typed.</summary>
public sealed class OfferForm
{
    public string? Name { get; set; }
    public Guid? ProviderId { get; set; }
    public Guid? GroupId { get; set; }

    /// <summary>Local time of the reader; empty for at once.</summary>
    public string? From { get; set; }

    /// <summary>Local time of the reader; empty for no end.</summary>
    public string? Until { get; set; }
    public Guid? CalendarId { get; set; }
    public bool ShowsContacts { get; set; }
    public int? PricePerRecord { get; set; }
    public int? PricePerHour { get; set; }
    public string? Currency { get; set; } = "IDR";

    /// <summary>What is sent. A field that holds no date and time is named in <paramref name="errors"/>.</summary>
    /// <param name="zone">The reader's.</param>
    /// <param name="errors">Names of fields that cannot be read.</param>
    public OfferAgreementRequest ToRequest(DateTimeZone zone, ICollection<string> errors) => new(
        Name?.Trim() ?? "", ProviderId ?? Guid.Empty, GroupId ?? Guid.Empty, Read("fromAt", From, zone, errors), Read("untilAt", Until, zone, errors),
        CalendarId, ShowsContacts, PricePerRecord ?? 0, PricePerHour ?? 0, Currency?.Trim().ToUpperInvariant() ?? "");

    private static Instant? Read(string field, string? text, DateTimeZone zone, ICollection<string> errors)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        var read = Times.FromField(text, zone);
        if (read is null) errors.Add(field);
        return read;
    }
}
