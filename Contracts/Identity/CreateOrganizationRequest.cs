using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Identity;

/// <summary><c>POST /organizations</c>: signs an organization up, with its first administrator.</summary>
/// <param name="Name">Shown name.</param>
/// <param name="Key">Starts the numbers of its records: 2 to 10 letters and digits, a letter first.</param>
/// <param name="TimeZone">IANA zone of its reports and default calendar.</param>
/// <param name="Locale"><c>id</c> or <c>en</c>.</param>
/// <param name="AdministratorName">Shown name of the first administrator.</param>
/// <param name="AdministratorEmail">Their address.</param>
/// <param name="Password">At least 10 characters.</param>
public sealed record CreateOrganizationRequest(
    [property: Required, MaxLength(120)] string Name,
    [property: Required, RegularExpression("^[A-Za-z][A-Za-z0-9]{1,9}$")] string Key,
    [property: Required, MaxLength(60)] string TimeZone,
    [property: Required, RegularExpression("^(id|en)$")] string Locale,
    [property: Required, MaxLength(120)] string AdministratorName,
    [property: Required, EmailAddress, MaxLength(254)] string AdministratorEmail,
    [property: Required, MinLength(10), MaxLength(200)] string Password);
