namespace IncidentPlatform.Data.Auditing;

/// <summary>How far an audit has come.</summary>
/// <param name="Organization">Key of the organization.</param>
/// <param name="Incidents">Records replayed so far.</param>
/// <param name="Of">Records that there were at the start.</param>
/// <param name="Differences">Values that differ so far.</param>
public sealed record AuditProgress(string Organization, int Incidents, int Of, int Differences);
