using NodaTime;

namespace IncidentPlatform.Domain.OnCall;

/// <summary>What may surprise the author of a rota that can be used all the same.</summary>
/// <param name="Code">One of <see cref="RotaWarningCodes"/>.</param>
/// <param name="From">With a gap: from when on.</param>
/// <param name="To">With a gap: until when, or the end of what was looked at.</param>
/// <param name="PersonId">With somebody who cannot be called: who.</param>
public sealed record RotaWarning(string Code, Instant? From = null, Instant? To = null, Guid? PersonId = null);
