namespace IncidentPlatform.Contracts.Reports;

/// <summary>A group's figures on one side of a hand-over.</summary>
/// <param name="Received">Records that came to it.</param>
/// <param name="Resolve">Business time to resolve of what it resolved.</param>
/// <param name="Attainment">Resolution promised to consumers, met while it had the record, of all that were met or breached then.</param>
public sealed record HandOverSideResponse(int Received, DurationFiguresResponse Resolve, ShareResponse Attainment);
