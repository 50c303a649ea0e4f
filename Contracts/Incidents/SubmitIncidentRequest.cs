using System.ComponentModel.DataAnnotations;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary><c>POST /incidents</c>.</summary>
/// <param name="Subject">One line, 3 to 200 characters.</param>
/// <param name="Description">What happens, up to 20,000 characters.</param>
/// <param name="Kind">What it is; without a word an incident, or what the record was that is followed up.</param>
/// <param name="RequestType">Required for a service request.</param>
/// <param name="Form">Answers of the request type's form by field.</param>
/// <param name="ServiceId">The service concerned; null for that of the record that is followed up, or the default service.</param>
/// <param name="CategoryId">The category; null when unknown.</param>
/// <param name="Impact">Moderate unless said otherwise.</param>
/// <param name="Urgency">Medium unless said otherwise.</param>
/// <param name="AffectedItem">The device or software concerned.</param>
/// <param name="AffectedCount">How many people are affected.</param>
/// <param name="Since">Since when.</param>
/// <param name="RequesterEmail">On whose behalf; needs <see cref="Identity.Permissions.Record"/>. Unknown addresses become consumers.</param>
/// <param name="RequesterName">Their name, for an address that is new.</param>
/// <param name="AffectedUserEmail">Who is affected, if not the requester.</param>
/// <param name="Channel">Phone needs <see cref="Identity.Permissions.Record"/>; else Web or Api.</param>
/// <param name="FollowUpOf">
/// Id or number of a record that is closed or cancelled, whose matter this one goes on with. Kind, service, category and who and what is
/// affected are taken over where they are not given.
/// </param>
public sealed record SubmitIncidentRequest(
    [property: Required, MinLength(3), MaxLength(200)] string Subject,
    [property: MaxLength(20_000)] string? Description = null,
    IncidentKind? Kind = null,
    RequestType? RequestType = null,
    IReadOnlyDictionary<string, string>? Form = null,
    Guid? ServiceId = null,
    Guid? CategoryId = null,
    Impact? Impact = null,
    Urgency? Urgency = null,
    [property: MaxLength(200)] string? AffectedItem = null,
    [property: Range(1, 1_000_000)] int? AffectedCount = null,
    Instant? Since = null,
    [property: EmailAddress, MaxLength(254)] string? RequesterEmail = null,
    [property: MaxLength(120)] string? RequesterName = null,
    [property: EmailAddress, MaxLength(254)] string? AffectedUserEmail = null,
    Channel? Channel = null,
    [property: MaxLength(40)] string? FollowUpOf = null);
