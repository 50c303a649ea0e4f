using IncidentPlatform.Contracts.Webhooks;
using IncidentPlatform.Domain.Webhooks;

namespace IncidentPlatform.Web.Components.Webhooks;

/// <summary>A webhook as typed.</summary>
public sealed class WebhookForm
{
    /// <summary>One of <see cref="WebhookActions"/>.</summary>
    public string? Action { get; set; }

    /// <summary>The version that the reader saw; null for a new one.</summary>
    public int? Version { get; set; }
    public string? Name { get; set; }
    public string? Url { get; set; }
    public List<string>? Events { get; set; }
    public bool IsActive { get; set; }

    /// <summary>A new webhook is called at once.</summary>
    public SaveWebhookRequest ToRequest() => new(
        Name?.Trim() ?? "", Url?.Trim() ?? "", [.. WebhookEvents.Choosable.Where(known => Events?.Contains(known.ToString()) == true)],
        Version is null || IsActive);

    public static WebhookForm Of(WebhookResponse webhook) => new()
    {
        Version = webhook.Version,
        Name = webhook.Name,
        Url = webhook.Url,
        Events = [.. webhook.Events.Select(known => known.ToString())],
        IsActive = webhook.IsActive,
    };

    /// <summary>What somebody begins with who adds one: what most receivers want to know.</summary>
    public static WebhookForm New() => new()
    {
        Events = [.. new[] { WebhookEvent.Opened, WebhookEvent.Resolved, WebhookEvent.Closed, WebhookEvent.Reprioritised, WebhookEvent.Breached }.Select(known => known.ToString())],
        IsActive = true,
    };
}
