using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>A record.</summary>
/// <param name="Id">The record.</param>
/// <param name="Number">For people, such as <c>DEMO-10427</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="RequestType">What a service request asks for; null for other kinds.</param>
/// <param name="Subject">One line.</param>
/// <param name="Description">The consumer's words.</param>
/// <param name="Form">Answers of a service request's form by field; of an imported record what its file said beside our fields; null for others.</param>
/// <param name="AffectedItem">The device or software concerned, as text; null when unknown.</param>
/// <param name="AffectedCount">How many people are affected; null when unknown.</param>
/// <param name="Since">Since when; null when unknown.</param>
/// <param name="State">Where it stands.</param>
/// <param name="HoldReason">Why it waits; null unless on hold.</param>
/// <param name="HoldUntil">When waiting ends by itself; null when it doesn't.</param>
/// <param name="Impact">How much of the business is touched.</param>
/// <param name="Urgency">How long the business can bear it.</param>
/// <param name="Priority">From the matrix, or overridden.</param>
/// <param name="IsPriorityOverridden">Whether an agent departed from the matrix.</param>
/// <param name="IsMajor">Whether it is a major incident.</param>
/// <param name="IsRestricted">Whether few may see it.</param>
/// <param name="ServiceId">The service concerned.</param>
/// <param name="Service">Its name.</param>
/// <param name="CategoryId">The category; null while unclassified.</param>
/// <param name="Category">Its name.</param>
/// <param name="GroupId">The support group that has it.</param>
/// <param name="Group">Its name.</param>
/// <param name="AssigneeId">Who works on it; null while nobody does.</param>
/// <param name="Assignee">Their name.</param>
/// <param name="Requester">Who asked.</param>
/// <param name="AffectedUser">Who is affected.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="OpenedAt">When.</param>
/// <param name="RespondedAt">First response; null before.</param>
/// <param name="ResolvedAt">Last resolution; null while open.</param>
/// <param name="ClosedAt">Null before.</param>
/// <param name="DueAt">The next target to be used up; null when none runs.</param>
/// <param name="Resolution">Null while open.</param>
/// <param name="RatingScore">1 to 5; null while unrated.</param>
/// <param name="Hops">Changes of group that count.</param>
/// <param name="LegalMoves">What may be done now, by the reader.</param>
/// <param name="IsFollowing">Whether the reader follows it.</param>
/// <param name="Version">Send as <c>If-Match</c> with a move.</param>
/// <param name="NextUpdateBy">By when the consumer hears of it again; also when that is past. Null while no word is promised.</param>
public sealed record IncidentResponse(
    Guid Id,
    string Number,
    IncidentKind Kind,
    RequestType? RequestType,
    string Subject,
    string Description,
    IReadOnlyDictionary<string, string>? Form,
    string? AffectedItem,
    int? AffectedCount,
    Instant? Since,
    IncidentState State,
    HoldReason? HoldReason,
    Instant? HoldUntil,
    Impact Impact,
    Urgency Urgency,
    Priority Priority,
    bool IsPriorityOverridden,
    bool IsMajor,
    bool IsRestricted,
    Guid ServiceId,
    string Service,
    Guid? CategoryId,
    string? Category,
    Guid GroupId,
    string Group,
    Guid? AssigneeId,
    string? Assignee,
    PersonResponse Requester,
    PersonResponse AffectedUser,
    Channel Channel,
    Instant OpenedAt,
    Instant? RespondedAt,
    Instant? ResolvedAt,
    Instant? ClosedAt,
    Instant? DueAt,
    ResolutionResponse? Resolution,
    int? RatingScore,
    int Hops,
    IReadOnlyList<Move> LegalMoves,
    bool IsFollowing,
    int Version,
    Instant? NextUpdateBy = null);
