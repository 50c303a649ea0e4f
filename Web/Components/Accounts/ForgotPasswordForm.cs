namespace IncidentPlatform.Web.Components.Accounts;

/// <summary>Whose password is to be set anew.</summary>
internal sealed class ForgotPasswordForm
{
    public string? Email { get; set; }
}
