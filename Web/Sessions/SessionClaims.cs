namespace IncidentPlatform.Web.Sessions;

/// <summary>Names of what the cookie says about its holder. The access token stands beside them in the encrypted ticket.</summary>
internal static class SessionClaims
{
    public const string Scheme = "session";
    public const string Token = "access_token";
    public const string PersonId = "sub";
    public const string Name = "name";
    public const string Email = "email";
    public const string Role = "role";
    public const string Permission = "permission";
    public const string Group = "group_id";
    public const string OrganizationId = "organization_id";
    public const string Organization = "organization";
    public const string Locale = "locale";
    public const string TimeZone = "time_zone";
}
