using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Intake;

/// <summary><c>PUT /mail-intake</c>.</summary>
/// <param name="Address">One that no other organization of the installation has; null or empty to take no mail.</param>
/// <param name="Domains">From these domains strangers are taken as consumers, such as <c>example.com</c>; empty for none.</param>
public sealed record SaveMailIntakeRequest(
    [property: MaxLength(200)] string? Address, [property: MaxLength(50)] IReadOnlyList<string>? Domains = null);
