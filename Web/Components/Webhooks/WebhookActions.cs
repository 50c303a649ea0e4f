namespace IncidentPlatform.Web.Components.Webhooks;

/// <summary>What the page of a webhook can be asked to do.</summary>
internal static class WebhookActions
{
    public const string Save = "save";
    public const string Test = "test";
    public const string Rotate = "rotate";
    public const string Resume = "resume";
    public const string Delete = "delete";
}
