namespace IncidentPlatform.Data.Migrations;

/// <summary>Passwords of the roles as which the processes connect; an empty one leaves the role's password as it is.</summary>
/// <param name="Tenant">Role <c>app_tenant</c>.</param>
/// <param name="Provider">Role <c>app_provider</c>.</param>
/// <param name="Worker">Role <c>app_worker</c>.</param>
/// <param name="Keys">Role <c>web_keys</c>.</param>
public sealed record RolePasswords(string Tenant, string Provider, string Worker, string Keys);
