using IncidentPlatform.Data.Tenancy;
using IncidentPlatform.Domain.Intake;
using NodaTime;

namespace IncidentPlatform.Data.Intake;

/// <summary>A mail that was taken, saved together with what it did: one that comes again finds its row.</summary>
public sealed class ReceivedMailRow : ITenantRow
{
    public required Guid OrganizationId { get; init; }

    /// <summary>SHA-256 of its Message-ID, or of the whole mail where it has none.</summary>
    public required byte[] Digest { get; init; }
    public required Instant ReceivedAt { get; init; }

    /// <summary>The sender's address, lower case.</summary>
    public required string Sender { get; init; }
    public required IntakeOutcome Outcome { get; init; }

    /// <summary>The record that it opened, or to which it was added; null when it did neither.</summary>
    public Guid? IncidentId { get; init; }

    /// <summary>The line with its words.</summary>
    public int? Sequence { get; init; }

    /// <summary>Its words before quotation and signature were cut; null where nothing was, and once they are redacted.</summary>
    public string? Text { get; init; }
}
