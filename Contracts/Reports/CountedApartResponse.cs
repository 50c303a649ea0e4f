namespace IncidentPlatform.Contracts.Reports;

/// <summary>Cancelled records and those resolved as Duplicate or NotAnIncident: in no other figure but the backlog.</summary>
/// <param name="Opened">Opened in the period.</param>
/// <param name="Resolved">Resolved in the period.</param>
/// <param name="Closed">Closed or cancelled in the period.</param>
/// <param name="Breached">Clocks of such records that were broken in the period.</param>
public sealed record CountedApartResponse(int Opened, int Resolved, int Closed, int Breached);
