namespace IncidentPlatform.Api.Auditing;

/// <summary>What the auditor found.</summary>
internal static class AuditEndpoints
{
    /// <summary>Maps the endpoints.</summary>
    public static void MapAudits(this RouteGroupBuilder api)
    {
        var audits = api.MapGroup("/audits").WithTags("Operations");
        ListAudits.Map(audits);
        ListAuditDifferences.Map(audits);
    }
}
