namespace IncidentPlatform.Web.Components.ServiceLevels;

/// <summary>One figure with how it moved.</summary>
/// <param name="Change">Against the previous month, signed; null where there is nothing to compare.</param>
/// <param name="IsWorse">Whether the change asks for attention.</param>
/// <param name="Detail">A second line, such as median and 90th percentile; null when one figure says all.</param>
/// <param name="Course">Twelve months, oldest first, months without a measurement left out.</param>
/// <param name="Spoken">The course in a sentence.</param>
public sealed record FigureCard(
    string Title, string Value, string? Change, bool IsWorse, string? Detail, IReadOnlyList<double> Course, string Spoken);
