using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Data.Incidents;

/// <summary>How a command ended.</summary>
public abstract record CommandResult
{
    private CommandResult()
    {
    }

    /// <summary>It took effect.</summary>
    /// <param name="IncidentId">The record.</param>
    /// <param name="Version">Its version now.</param>
    /// <param name="LastSequence">Its last line now.</param>
    /// <param name="Row">As it is stored now, so that nobody has to read it again to answer.</param>
    public sealed record Saved(Guid IncidentId, int Version, int LastSequence, IncidentRow Row) : CommandResult;

    /// <summary>The same request took effect before; nothing was done again.</summary>
    public sealed record Repeated(Guid IncidentId) : CommandResult;

    /// <summary>The idempotency key belongs to another request.</summary>
    public sealed record KeyReused : CommandResult;

    /// <summary>There is no such record in the organization, or none that the actor may see.</summary>
    public sealed record Missing : CommandResult;

    /// <summary>The record changed since the version that the caller knew.</summary>
    public sealed record Stale(int Version, IReadOnlyList<Change> Changes) : CommandResult;

    /// <summary>A rule refused.</summary>
    public sealed record Refused(Decision.Refused Decision) : CommandResult;

    /// <summary>A change since the version that the caller knew.</summary>
    public sealed record Change(ActorKind ActorKind, Guid? ActorId, Instant At, string Type);
}
