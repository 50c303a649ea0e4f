namespace IncidentPlatform.AppHost.Postgres;

/// <summary>A login of the database, and the connection that carries it.</summary>
/// <param name="Login">The role in PostgreSQL.</param>
/// <param name="Connection">The name of the resource that holds its connection string.</param>
/// <param name="SeenAs">The name of the connection string in the processes that get it.</param>
/// <param name="Setting">The role's section in the settings of the migration step; null for the owner, who needs none.</param>
internal sealed record DatabaseRole(string Login, string Connection, string SeenAs, string? Setting)
{
    /// <summary>Only the migration step connects as it.</summary>
    public static readonly DatabaseRole Owner = new("owner", "platform-owner", "platform-owner", null);

    public static readonly DatabaseRole Tenant = new("app_tenant", "platform", "platform", "Tenant");

    public static readonly DatabaseRole Provider = new("app_provider", "platform-provider", "platform-provider", "Provider");

    /// <summary>Worker and Analytics find it where Api finds the tenant's: a process knows one database and is given its role.</summary>
    public static readonly DatabaseRole Worker = new("app_worker", "platform-worker", "platform", "Worker");

    /// <summary>The data-protection table of Web and nothing else.</summary>
    public static readonly DatabaseRole WebKeys = new("web_keys", "web-keys", "web-keys", "WebKeys");

    public static readonly IReadOnlyList<DatabaseRole> All = [Owner, Tenant, Provider, Worker, WebKeys];

    /// <summary>The name of the role's password among the secrets.</summary>
    public string PasswordName => $"{Connection}-password";
}
