namespace IncidentPlatform.AppHost.Postgres;

/// <summary>A login of the database, and the connection that carries it.</summary>
/// <param name="Login">The role in PostgreSQL.</param>
/// <param name="Connection">The name of the connection string in the processes, and of the resource.</param>
/// <param name="Setting">The role's section in the settings of the migration step; null for the owner, who needs none.</param>
internal sealed record DatabaseRole(string Login, string Connection, string? Setting)
{
    /// <summary>Only the migration step connects as it.</summary>
    public static readonly DatabaseRole Owner = new("owner", "platform-owner", null);

    public static readonly DatabaseRole Tenant = new("app_tenant", "platform", "Tenant");

    public static readonly DatabaseRole Provider = new("app_provider", "platform-provider", "Provider");

    public static readonly DatabaseRole Worker = new("app_worker", "platform-worker", "Worker");

    /// <summary>The data-protection table of Web and nothing else.</summary>
    public static readonly DatabaseRole WebKeys = new("web_keys", "web-keys", "WebKeys");

    public static readonly IReadOnlyList<DatabaseRole> All = [Owner, Tenant, Provider, Worker, WebKeys];

    /// <summary>The name of the role's password among the secrets.</summary>
    public string PasswordName => $"{Connection}-password";
}
