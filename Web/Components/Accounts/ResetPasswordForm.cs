namespace IncidentPlatform.Web.Components.Accounts;

/// <summary>A new password; with a name when an invitation is accepted.</summary>
internal sealed class ResetPasswordForm
{
    public string? Token { get; set; }
    public string? Name { get; set; }
    public string? Password { get; set; }
}
