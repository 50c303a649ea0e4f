namespace IncidentPlatform.AppHost.Composition;

/// <summary>Which parts the platform is composed of; see docs/operations for the table.</summary>
internal enum Edition
{
    /// <summary>The machine's own PostgreSQL and Garnet as child processes.</summary>
    Local,

    /// <summary>PostgreSQL, Redis, Prometheus and Grafana as containers.</summary>
    Containers,

    /// <summary>Services that exist already, given as connection strings.</summary>
    Cloud,
}
