using IncidentPlatform.Data.Demo.History;

namespace IncidentPlatform.Data.Demo;

/// <summary>A synthetic record that is to be written.</summary>
/// <param name="Course">What happens to it.</param>
/// <param name="Requester">Address of who asks.</param>
/// <param name="IsOpen">Whether its course is cut off at the present, with its escalation as far as it came; else it is over.</param>
/// <param name="IsMajor">Whether it is declared a major incident once somebody works on it.</param>
internal sealed record DemoCase(SyntheticIncident Course, string Requester, bool IsOpen = false, bool IsMajor = false);
