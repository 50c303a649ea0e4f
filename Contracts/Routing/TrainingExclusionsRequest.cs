using System.ComponentModel.DataAnnotations;
using NodaTime;

namespace IncidentPlatform.Contracts.Routing;

/// <summary><c>PUT /routing/exclusions</c>: what no model learns from; replaces what was there.</summary>
/// <param name="Items">At most 200.</param>
public sealed record TrainingExclusionsRequest([property: Required, MaxLength(200)] IReadOnlyList<TrainingExclusionRequest> Items);

/// <summary>Records that are left out; at least one of the four says which, and all that are said have to hold.</summary>
/// <param name="Reason">Why, up to 200 characters.</param>
/// <param name="GroupId">Only records that this group resolved.</param>
/// <param name="CategoryId">Only records that were opened in this category.</param>
/// <param name="From">Only records opened on this day or later, in the organization's zone.</param>
/// <param name="To">Only records opened on this day or earlier.</param>
public sealed record TrainingExclusionRequest(
    [property: Required, MaxLength(200)] string Reason, Guid? GroupId = null, Guid? CategoryId = null, LocalDate? From = null, LocalDate? To = null);
