using IncidentPlatform.Domain.Incidents;
using NodaTime;

namespace IncidentPlatform.Domain.Kpi;

/// <summary>A stretch <c>[from, to)</c> of an open record in which nothing changed by which time is attributed.</summary>
/// <param name="GroupId">The holding group.</param>
/// <param name="ProviderId">The provider in whose hands the group was; null for in-house.</param>
/// <param name="State">An open state.</param>
/// <param name="HoldReason">For what it waited; null unless on hold.</param>
/// <param name="IsPaused">Whether the resolution time stood still: the consumer's time, not the holder's.</param>
/// <param name="Priority">The record's priority.</param>
/// <param name="ServiceId">Its service.</param>
/// <param name="From">Whole second.</param>
/// <param name="To">Whole second after <paramref name="From"/>; null while it lasts. Still to come where a hand-over is to begin or end.</param>
/// <param name="BusinessSeconds">Business time in it, in the record's calendar; null while the record's last line is before its end.</param>
/// <param name="BreachSeconds">How much of it the Resolution clock ran past due; null as before.</param>
public sealed record HolderSpan(
    Guid GroupId, Guid? ProviderId, IncidentState State, HoldReason? HoldReason, bool IsPaused, Priority Priority, Guid ServiceId,
    Instant From, Instant? To, long? BusinessSeconds, long? BreachSeconds = null);
