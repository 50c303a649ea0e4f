namespace IncidentPlatform.Worker.Notifications;

/// <summary>A mail that this process has claimed for a while.</summary>
/// <param name="Id">Its delivery.</param>
/// <param name="OrganizationId">Whose mail.</param>
/// <param name="RecordId">The message.</param>
/// <param name="Attempts">With this one: 1 at the first try. Tells a claim from a later one of somebody else.</param>
internal sealed record ClaimedMail(Guid Id, Guid OrganizationId, Guid RecordId, int Attempts);
