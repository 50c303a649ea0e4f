using IncidentPlatform.Data.Identity;
using NodaTime;

namespace IncidentPlatform.Data.Escalation;

/// <summary>
/// The link in a message by which somebody who was told says that they are on it. Its purpose is none of those that set a
/// password. Opening it changes nothing: mail scanners follow links.
/// </summary>
public static class AcknowledgeLink
{
    /// <summary>What the link is good for.</summary>
    public const string Purpose = "AcknowledgeEscalation";

    /// <summary>How long it is.</summary>
    public static readonly Duration Lifetime = Duration.FromDays(7);

    /// <summary>A new link.</summary>
    /// <param name="secret">Goes into the message; its hash is kept.</param>
    /// <param name="organizationId">Whose record.</param>
    /// <param name="personId">Who was told.</param>
    /// <param name="incidentId">The record.</param>
    /// <param name="now">Whole second.</param>
    public static SignedLinkRow Row(Secret secret, Guid organizationId, Guid personId, Guid incidentId, Instant now) => new()
    {
        TokenHash = secret.Hash,
        OrganizationId = organizationId,
        PersonId = personId,
        Purpose = Purpose,
        RecordId = incidentId,
        CreatedAt = now,
        ExpiresAt = now + Lifetime,
    };
}
