namespace IncidentPlatform.Api.Identity;

/// <summary>Who calls in this request; empty until authentication has answered.</summary>
internal sealed class Caller
{
    /// <summary>The caller; null without a valid token.</summary>
    public CurrentUser? User { get; set; }
}
