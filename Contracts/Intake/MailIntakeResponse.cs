using NodaTime;

namespace IncidentPlatform.Contracts.Intake;

/// <summary><c>GET /mail-intake</c>: at which address the organization takes mail, from whom, and what came lately.</summary>
/// <param name="Address">Null while no mail is taken.</param>
/// <param name="Domains">From these domains strangers are taken as consumers.</param>
/// <param name="Version">Send as <c>If-Match</c> with a change; 0 before the first.</param>
/// <param name="ChangedAt">When it was changed last; null before the first change.</param>
/// <param name="Recent">The last mails, newest first, at most 20.</param>
public sealed record MailIntakeResponse(
    string? Address, IReadOnlyList<string> Domains, int Version, Instant? ChangedAt, IReadOnlyList<ReceivedMailResponse> Recent);
