using System.ComponentModel.DataAnnotations;

namespace IncidentPlatform.Contracts.Reports;

/// <summary><c>POST /reports/hand-over/simulation</c>: what if a provider had had this group? Nothing is changed by it.</summary>
/// <param name="GroupId">The group.</param>
/// <param name="From">First date in the organization's zone.</param>
/// <param name="To">First date after the period; twelve months at most.</param>
/// <param name="AgreementId">The agreement whose hours, targets and prices are taken; null with <paramref name="Terms"/>.</param>
/// <param name="Terms">Hours, targets and prices of nobody yet; null with <paramref name="AgreementId"/>.</param>
public sealed record SimulateHandOverRequest(
    Guid GroupId, [property: Required] string From, [property: Required] string To, Guid? AgreementId = null, HandOverTermsBody? Terms = null);
