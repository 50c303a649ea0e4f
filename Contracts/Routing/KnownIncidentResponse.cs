using NodaTime;

namespace IncidentPlatform.Contracts.Routing;

/// <summary>A major incident that everybody may know of.</summary>
/// <param name="Id">The record, to be followed.</param>
/// <param name="Number">Its number.</param>
/// <param name="Subject">Its subject.</param>
/// <param name="Service">The service concerned.</param>
/// <param name="Since">Since when it is known.</param>
/// <param name="IsSimilar">Whether it shares words with the text.</param>
public sealed record KnownIncidentResponse(Guid Id, string Number, string Subject, string Service, Instant Since, bool IsSimilar);
