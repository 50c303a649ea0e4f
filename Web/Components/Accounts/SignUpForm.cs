namespace IncidentPlatform.Web.Components.Accounts;

/// <summary>A new organization and its first administrator.</summary>
internal sealed class SignUpForm
{
    public string? Name { get; set; }
    public string? Key { get; set; }
    public string? TimeZone { get; set; }
    public string? AdministratorName { get; set; }
    public string? AdministratorEmail { get; set; }
    public string? Password { get; set; }
}
