namespace IncidentPlatform.Contracts.Reports;

/// <summary>Records open at an instant.</summary>
/// <param name="Total">How many.</param>
/// <param name="ByAge">Below 1, 1–3, 3–7, 7–14, from 14 business days on.</param>
/// <param name="ByPriority">P1 to P5, as they were then.</param>
public sealed record BacklogResponse(int Total, IReadOnlyList<int> ByAge, IReadOnlyList<int> ByPriority);
