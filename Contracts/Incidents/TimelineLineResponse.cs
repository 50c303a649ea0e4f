using System.Text.Json;
using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Contracts.Incidents;

/// <summary>A line of a record's timeline.</summary>
/// <param name="Sequence">1 for the first.</param>
/// <param name="At">When.</param>
/// <param name="ActorKind">Who wrote it.</param>
/// <param name="ActorId">The person; null for the platform's own hands, or where the reader may not know.</param>
/// <param name="Actor">Their name; empty for the platform's own hands.</param>
/// <param name="Channel">How it came in.</param>
/// <param name="Visibility">Who reads it.</param>
/// <param name="Type">What happened, such as <c>Held</c>.</param>
/// <param name="Facts">The facts as JSON, by the type's fields.</param>
/// <param name="Text">The words; null when there are none or they were redacted.</param>
/// <param name="IsRedacted">Whether an administrator took the words away.</param>
/// <param name="GroupName">Name of the group that the facts name; null when they name none.</param>
/// <param name="PersonName">Name of the person that the facts name; null when they name none.</param>
/// <param name="RecordNumber">Number of the other record that the facts name; null when they name none, and when the reader may not see it.</param>
/// <param name="Redaction">What stands in place of words or a file that were taken away; null where nothing was.</param>
/// <param name="HasWholeMail">Whether the mail behind it said more, see <c>GET /incidents/{idOrNumber}/timeline/{sequence}/mail</c>.</param>
public sealed record TimelineLineResponse(
    int Sequence,
    Instant At,
    ActorKind ActorKind,
    Guid? ActorId,
    string Actor,
    Channel Channel,
    Visibility Visibility,
    string Type,
    JsonElement Facts,
    string? Text,
    bool IsRedacted,
    string? GroupName = null,
    string? PersonName = null,
    string? RecordNumber = null,
    RedactionResponse? Redaction = null,
    bool HasWholeMail = false);
