using System.Globalization;
using IncidentPlatform.Domain.Notifications;
using NodaTime;
using NodaTime.Text;

namespace IncidentPlatform.Web.Components.Notifications;

/// <summary>What a reader does on the page of their notifications.</summary>
public sealed class NotificationForm
{
    /// <summary>The one to open; null to read all.</summary>
    public Guid? Id { get; set; }

    /// <summary>The record to which it leads.</summary>
    public Guid? IncidentId { get; set; }

    /// <summary>The page to which it leads instead.</summary>
    public MessagePage? Page { get; set; }

    /// <summary>The newest that the reader saw, when they read all.</summary>
    public string? Until { get; set; }

    public Instant? Newest => InstantPattern.ExtendedIso.WithCulture(CultureInfo.InvariantCulture).Parse(Until ?? "") is { Success: true } parsed ? parsed.Value : null;
}
