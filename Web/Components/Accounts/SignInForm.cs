namespace IncidentPlatform.Web.Components.Accounts;

/// <summary>What was typed at sign-in.</summary>
internal sealed class SignInForm
{
    public string? Email { get; set; }
    public string? Password { get; set; }
}
