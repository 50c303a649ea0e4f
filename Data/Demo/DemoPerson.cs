using IncidentPlatform.Domain.Identity;

namespace IncidentPlatform.Data.Demo;

/// <summary>Somebody of a demo organization.</summary>
/// <param name="Email">Unique in the installation.</param>
/// <param name="Name">Made up.</param>
/// <param name="Locale"><c>id</c> or <c>en</c>.</param>
/// <param name="Unit">Where they work; null for none.</param>
/// <param name="Roles">In that organization.</param>
/// <param name="Groups">Keys of their support groups.</param>
/// <param name="SignsIn">Whether they have the demo password; the others only populate the history.</param>
internal sealed record DemoPerson(
    string Email, string Name, string Locale, string? Unit, Role[] Roles, IReadOnlyList<string> Groups, bool SignsIn = false);
