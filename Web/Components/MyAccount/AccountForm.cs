namespace IncidentPlatform.Web.Components.MyAccount;

/// <summary>Fields of every form on the account's page, as typed. Each form sends those that it has.</summary>
public sealed class AccountForm
{
    /// <summary>One of <see cref="AccountActions"/>.</summary>
    public string? Action { get; set; }

    public string? Name { get; set; }
    public string? Locale { get; set; }
    public string? TimeZone { get; set; }
    public string? QuietFrom { get; set; }
    public string? QuietUntil { get; set; }
    public Guid? OrganizationId { get; set; }
    public string? TokenName { get; set; }
    public int? Days { get; set; }
    public List<string>? Scopes { get; set; }
    public Guid? TokenId { get; set; }
}
